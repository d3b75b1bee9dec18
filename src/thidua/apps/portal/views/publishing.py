"""One thing put on the portal or taken off it: asked once, naming it."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.awards.queries import decisions_visible_to
from thidua.apps.movements.queries import movements_visible_to
from thidua.apps.organisations.models import Authority
from thidua.apps.portal.actions.publishing import (
    publish_calendar,
    publish_decision,
    publish_movement,
    publish_result,
    withdraw_publication,
)
from thidua.apps.portal.queries.own import publications_visible_to
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.acting import confirm_page, done
from thidua.web.reasons import ReasonForm


def result(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Put the newest ranking of a year on the portal."""
    season = get_object_or_404(seasons_visible_to(user_of(request)), pk=season_pk)
    text = _("Công khai kết quả xếp hạng của %s cho mọi người? Điểm chỉ hiện khi khối đã chọn.")
    return _publish(request, season.bloc.authority, season, text, publish_result, "result")


def calendar(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Put the days of a year on the portal."""
    season = get_object_or_404(seasons_visible_to(user_of(request)), pk=season_pk)
    text = _("Công khai lịch của %s cho mọi người?")
    return _publish(request, season.bloc.authority, season, text, publish_calendar, "calendar")


def decision(request: HttpRequest, decision_pk: int) -> HttpResponse:
    """Put a decision on the portal."""
    seen = decisions_visible_to(user_of(request)).select_related("authority")
    found = get_object_or_404(seen, pk=decision_pk)
    text = _(
        "Công khai quyết định %s? Tập thể được nêu tên; cá nhân, hộ gia đình chỉ hiện khi người "
        "tra biết họ tên và đơn vị hoặc số quyết định."
    )
    return _publish(request, found.authority, found, text, publish_decision, "decision")


def movement(request: HttpRequest, movement_pk: int) -> HttpResponse:
    """Put a movement on the portal."""
    found = get_object_or_404(movements_visible_to(user_of(request)), pk=movement_pk)
    text = _("Công khai phong trào “%s” cho mọi người?")
    authority = found.season.bloc.authority
    return _publish(request, authority, found, text, publish_movement, "movement")


def withdraw(request: HttpRequest, publication_pk: int) -> HttpResponse:
    """Take something off, with a reason."""
    user = user_of(request)
    found = get_object_or_404(publications_visible_to(user), pk=publication_pk)
    back = _back(found.portal.authority, found.kind)
    form = ReasonForm(request.POST or None, longest=300)
    if request.method == "POST" and done(
        form,
        lambda: withdraw_publication(found, actor=user, at=timezone.now(), **form.cleaned_data),
    ):
        messages.success(
            request, _("Đã rút “%s”. Trong vòng một phút không ai xem được nữa.") % found
        )
        return redirect(back)
    text = _("Rút “%s” khỏi cổng công khai? Nhật ký giữ lại việc đã từng công khai.") % found
    return confirm_page(request, text, form, title=_("Rút khỏi cổng công khai"), back=back)


def _publish(
    request: HttpRequest,
    authority: Authority,
    thing: Model,
    text: str,
    act: Callable[..., object],
    kind: str,
) -> HttpResponse:
    user, back = user_of(request), _back(authority, kind)
    authorise(user, "portal.run_portal", authority)
    form = forms.Form(request.POST) if request.method == "POST" else None
    if form is not None and done(form, lambda: act(thing, actor=user, at=timezone.now())):
        messages.success(request, _("Đã công khai “%s”.") % thing)
        return redirect(back)
    words = {"title": _("Công khai"), "tone": "primary"}
    return confirm_page(request, text % thing, form, back=back, **words)


def _back(authority: Authority, kind: str) -> str:
    return f"{reverse('portal:office', args=[authority.pk])}?kind={kind}"
