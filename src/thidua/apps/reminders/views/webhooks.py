"""Webhooks of the own offices."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.queries import authorities_visible_to
from thidua.apps.reminders.actions.webhooks import (
    Made,
    create_webhook,
    edit_webhook,
    renew_webhook_secret,
    try_webhook,
)
from thidua.apps.reminders.forms.webhooks import WebhookForm
from thidua.apps.reminders.models import Webhook
from thidua.apps.reminders.pages.webhooks import rows_of
from thidua.apps.reminders.posting.outcome import State
from thidua.apps.reminders.queries import webhooks_visible_to
from thidua.web.acting import done, form_page


@require_GET
def webhooks(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Where an office has reminders brought to."""
    user = user_of(request)
    authority = get_object_or_404(authorities_visible_to(user), pk=authority_pk)
    rows = rows_of(webhooks_visible_to(user).filter(authority=authority))
    return render(request, "reminders/webhooks.html", {"authority": authority, "rows": rows})


@never_cache
def create(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """Set one up; its secret is shown once."""
    user = user_of(request)
    authority = get_object_or_404(authorities_visible_to(user), pk=authority_pk)
    authorise(user, "reminders.manage_webhooks", authority)
    form, made = WebhookForm(request.POST or None), list[Made]()
    if form.is_bound and done(
        form,
        lambda: made.append(create_webhook(authority, form.facts(), actor=user, at=timezone.now())),
    ):
        return _secret(request, made[0])
    back = reverse("reminders:webhooks", args=[authority.pk])
    return form_page(request, form, title=_("Thêm kênh webhook"), button=_("Thêm"), back=back)


def edit(request: HttpRequest, webhook_pk: int) -> HttpResponse:
    """Change what it brings and where to."""
    user, webhook = user_of(request), _found(request, webhook_pk)
    form = WebhookForm(request.POST) if request.method == "POST" else WebhookForm.of(webhook)
    back = reverse("reminders:webhooks", args=[webhook.authority_id])
    if form.is_bound and done(
        form, lambda: edit_webhook(webhook, form.facts(), actor=user, at=timezone.now())
    ):
        messages.success(request, _("Đã lưu kênh %s.") % form.cleaned_data["name"])
        return redirect(back)
    return form_page(request, form, title=webhook.name, button=_("Lưu"), back=back)


@never_cache
@require_POST
def renew(request: HttpRequest, webhook_pk: int) -> HttpResponse:
    """A new secret, shown once."""
    webhook = _found(request, webhook_pk)
    made = renew_webhook_secret(webhook, actor=user_of(request), at=timezone.now())
    return _secret(request, made)


@require_POST
def try_(request: HttpRequest, webhook_pk: int) -> HttpResponse:
    """Send something made up to it now."""
    webhook = _found(request, webhook_pk)
    outcome = try_webhook(webhook, actor=user_of(request), at=timezone.now())
    if outcome.state == State.SENT:
        messages.success(request, _("%s đã nhận tin thử.") % webhook)
    else:
        told = {"name": webhook, "error": outcome.error}
        messages.error(request, _("%(name)s chưa nhận được tin thử: %(error)s") % told)
    return redirect("reminders:webhooks", webhook.authority_id)


def _secret(request: HttpRequest, made: Made) -> HttpResponse:
    return render(request, "reminders/secret.html", made._asdict())


def _found(request: HttpRequest, pk: int) -> Webhook:
    found = webhooks_visible_to(user_of(request)).select_related("authority")
    return get_object_or_404(found, pk=pk)
