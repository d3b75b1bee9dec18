"""What is done about an exemplar: steps, consent, awards."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.exemplars.actions.consents import give_consent, withdraw_consent
from thidua.apps.exemplars.actions.exemplars import link_awards
from thidua.apps.exemplars.actions.steps import record_step, remove_step
from thidua.apps.exemplars.forms import AwardsForm, ConsentForm, StepForm, WithdrawForm
from thidua.apps.exemplars.models import Exemplar, ExemplarStep
from thidua.apps.exemplars.queries import exemplars_visible_to
from thidua.apps.exemplars.views.exemplars import exemplar_of, to_write
from thidua.web.acting import confirm_page, done, form_page


def add_step(request: HttpRequest, exemplar_pk: int) -> HttpResponse:
    """Nurtured, told about, followed by others."""
    user = user_of(request)
    found = to_write(user, exemplar_pk)
    form = StepForm(request.POST or None)
    return _act(
        request, found, form, _("Ghi việc đã làm"),
        lambda at: record_step(found, form.facts(), actor=user, at=at),
    )  # fmt: skip


def drop_step(request: HttpRequest, exemplar_step_pk: int) -> HttpResponse:
    """Ask once, then take a step off."""
    user = user_of(request)
    seen = ExemplarStep.objects.filter(exemplar__in=exemplars_visible_to(user))
    step = get_object_or_404(seen.select_related("exemplar"), pk=exemplar_step_pk)
    found = to_write(user, step.exemplar_id)
    back = reverse("exemplars:exemplar", args=[found.pk])
    if request.method == "POST":
        remove_step(step, actor=user, at=timezone.now())
        messages.success(request, _("Đã xóa “%s”.") % step)
        return redirect(back)
    text = _("Xóa “%s”? Nhật ký vẫn giữ nội dung.") % step
    return confirm_page(request, text, title=_("Xóa việc đã làm"), back=back)


def consent(request: HttpRequest, exemplar_pk: int) -> HttpResponse:
    """Who agreed, and how far."""
    user = user_of(request)
    found = to_write(user, exemplar_pk)
    form = ConsentForm(request.POST or None)
    return _act(
        request, found, form, _("Ghi sự đồng ý"),
        lambda at: give_consent(found, form.facts(), actor=user, at=at),
    )  # fmt: skip


def withdraw(request: HttpRequest, exemplar_pk: int) -> HttpResponse:
    """It was taken back."""
    user = user_of(request)
    found = exemplar_of(user, exemplar_pk)
    authorise(user, "exemplars.withdraw_consent", found)
    form = WithdrawForm(request.POST or None)
    return _act(
        request, found, form, _("Ghi rút lại sự đồng ý"),
        lambda at: withdraw_consent(found, **form.cleaned_data, actor=user, at=at),
    )  # fmt: skip


def awards(request: HttpRequest, exemplar_pk: int) -> HttpResponse:
    """Which awards it was given for this work."""
    user = user_of(request)
    found = to_write(user, exemplar_pk)
    linked = [str(key) for key in found.awards.values_list("pk", flat=True)]
    form = AwardsForm(request.POST or None, exemplar=found, initial={"records": linked})
    return _act(
        request, found, form, _("Gắn khen thưởng"),
        lambda at: link_awards(found, form.keys(), actor=user, at=at),
    )  # fmt: skip


def _act(
    request: HttpRequest,
    found: Exemplar,
    form: forms.Form,
    title: str,
    act: Callable[..., object],
) -> HttpResponse:
    """A form about an exemplar, and back to its page once it was done."""
    back = reverse("exemplars:exemplar", args=[found.pk])
    if request.method == "POST" and done(form, lambda: act(timezone.now())):
        messages.success(request, _("Đã lưu “%s”.") % found)
        return redirect(back)
    return form_page(request, form, title=title, button=_("Lưu"), back=back, thing=found)
