"""A consultation's page, opening it, more days, closing it, its list in Excel."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.consultations.actions.rounds import (
    close_consultation,
    extend_consultation,
    open_consultation,
)
from thidua.apps.consultations.facts import Opening
from thidua.apps.consultations.forms import CloseForm, ExtendForm, OpenForm
from thidua.apps.consultations.models import Consultation
from thidua.apps.consultations.pages.consultation import page_of
from thidua.apps.consultations.queries import consultations_visible_to, silent_units
from thidua.apps.consultations.registries.matters import draft_of
from thidua.apps.consultations.sheets.remarks import workbook_of
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.acting import done, form_page
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese


def consultation_of(request: HttpRequest, key: int) -> Consultation:
    """A consultation that the user may see."""
    return get_object_or_404(consultations_visible_to(user_of(request)), pk=key)


@require_safe
def consultation(request: HttpRequest, consultation_pk: int) -> HttpResponse:
    """Who was heard, what was proposed, what was answered; for the whole bloc."""
    found = consultation_of(request, consultation_pk)
    page = page_of(user_of(request), found, timezone.localdate())
    context = {"page": page, "season": found.season, "tab": page.tab}
    return render(request, "consultations/consultation.html", context)


@require_safe
@in_vietnamese
def workbook(request: HttpRequest, consultation_pk: int) -> HttpResponse:
    """The list of remarks and answers in Excel."""
    found = consultation_of(request, consultation_pk)
    page = page_of(user_of(request), found, timezone.localdate())
    name = f"Tổng hợp góp ý - {found.name}.xlsx"
    return file_answer(workbook_of(page), name)


def open_(request: HttpRequest, season_pk: int, matter: str, subject: int) -> HttpResponse:
    """Lay a draft before the units."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    authorise(user, "consultations.open_consultation", season)
    draft = draft_of(matter, subject)
    if draft is None or draft.season_id != season.pk:
        raise Http404
    form, now = OpenForm(request.POST or None), timezone.now()
    kept: list[Consultation] = []

    def act() -> None:
        opening = Opening(matter, subject, **form.cleaned_data)
        day = timezone.localdate(now)
        kept.append(open_consultation(season, opening, day=day, actor=user, at=now))

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã gửi dự thảo lấy ý kiến: mỗi đơn vị thấy việc góp ý."))
        return redirect("consultations:consultation", kept[0].pk)
    title = _("Lấy ý kiến: %(name)s") % {"name": draft.name}
    return form_page(request, form, title=title, button=_("Lấy ý kiến"), back=draft.url)


def extend(request: HttpRequest, consultation_pk: int) -> HttpResponse:
    """More days."""
    found, user = consultation_of(request, consultation_pk), user_of(request)
    authorise(user, "consultations.extend_consultation", found)
    form, now = ExtendForm(request.POST or None), timezone.now()
    back = reverse("consultations:consultation", args=[found.pk])
    if request.method == "POST" and done(
        form,
        lambda: extend_consultation(
            found, **form.cleaned_data, day=timezone.localdate(now), actor=user, at=now
        ),
    ):
        messages.success(request, _("Đã gia hạn góp ý."))
        return redirect(back)
    return form_page(request, form, title=_("Gia hạn góp ý"), button=_("Gia hạn"), back=back)


def close(request: HttpRequest, consultation_pk: int) -> HttpResponse:
    """It is over; what was said stays."""
    found, user = consultation_of(request, consultation_pk), user_of(request)
    authorise(user, "consultations.close_consultation", found)
    form, now = CloseForm(request.POST or None), timezone.now()
    back = reverse("consultations:consultation", args=[found.pk])
    if request.method == "POST" and done(
        form,
        lambda: close_consultation(
            found, **form.cleaned_data, day=timezone.localdate(now), actor=user, at=now
        ),
    ):
        messages.success(request, _("Đã đóng đợt lấy ý kiến; ý kiến và giải trình vẫn xem được."))
        return redirect(back)
    words = {"title": _("Đóng đợt lấy ý kiến"), "button": _("Đóng"), "note": _silent(found)}
    return form_page(request, form, back=back, **words)


def _silent(found: Consultation) -> str:
    """Which units were not heard."""
    names = ", ".join(str(unit) for unit in silent_units(found))
    return _("Chưa có ý kiến: %(names)s.") % {"names": names} if names else ""
