"""Setting forms: begun from a good one, changed, opened to the units, given other dates."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.reports.actions.forms import (
    create_form,
    move_dates,
    open_form,
    remove_form,
    save_form,
)
from thidua.apps.reports.facts import facts_of
from thidua.apps.reports.filling.starts import started
from thidua.apps.reports.forms.setting import DatesForm
from thidua.apps.reports.forms.whole import WholeForm
from thidua.apps.reports.models import ReportForm
from thidua.apps.reports.pages.form import form_page_of
from thidua.apps.reports.queries.reports import forms_visible_to
from thidua.apps.reports.views.board import may_write, season_of
from thidua.apps.seasons.models import Season
from thidua.web.acting import confirm_page, done, form_page
from thidua.web.asked import choice_in
from thidua.web.resizing import resized
from thidua.web.revisions import seen_in


def form(request: HttpRequest, form_pk: int) -> HttpResponse:
    """One form: its dates, what it asks for, where each unit stands."""
    user = user_of(request)
    found = form_of(user, form_pk)
    context = {
        "season": found.season,
        "tab": "reports",
        "form": found,
        "page": form_page_of(user, found, timezone.now()),
        "may_write": may_write(user, found.season),
    }
    return render(request, "reports/form.html", context)


def create(request: HttpRequest, season_pk: int) -> HttpResponse:
    """A form of the period that the address names, with its usual days and indicators."""
    user = user_of(request)
    season = season_of(user, season_pk)
    authorise(user, "reports.write_forms", season)
    period = choice_in(request.GET, "period", ReportForm.Period.values, ReportForm.Period.HALF)
    typed = WholeForm(started(season, period), _posted(request))
    if _is_sent(request) and typed.is_done(lambda: _create(season, typed, user)):
        messages.success(request, _("Đã lập “%s”. Xem lại rồi mở cho các đơn vị.") % typed.name)
        return redirect("reports:reports", season.pk)
    context = {"season": season, "typed": typed, "periods": ReportForm.Period.choices}
    return _edit_page(request, context | {"period": period, "title": _("Lập biểu mẫu báo cáo")})


def save(request: HttpRequest, form_pk: int) -> HttpResponse:
    """Say otherwise what a form asks for."""
    user = user_of(request)
    found = form_of(user, form_pk)
    authorise(user, "reports.write_forms", found.season)
    seen = seen_in(request) or str(found.revision)
    typed = WholeForm(facts_of(found), _posted(request))
    if _is_sent(request) and typed.is_done(lambda: _save(found, typed, user, seen)):
        messages.success(request, _("Đã lưu “%s”.") % typed.name)
        return redirect("reports:form", found.pk)
    context = {"season": found.season, "typed": typed, "form": found, "seen": seen}
    return _edit_page(request, context | {"title": _("Sửa biểu mẫu báo cáo")})


def open_to_units(request: HttpRequest, form_pk: int) -> HttpResponse:
    """Ask once, then let units fill it in."""
    user = user_of(request)
    found = form_of(user, form_pk)
    authorise(user, "reports.write_forms", found.season)
    if request.method == "POST":
        open_form(found, actor=user, at=timezone.now())
        messages.success(request, _("Đã mở “%s” cho các đơn vị.") % found)
        return redirect(found)
    text = _("Mở “%s” cho mọi đơn vị? Từ đó chỉ tiêu không sửa được nữa, chỉ đổi hạn được.")
    words = {"title": _("Mở báo cáo"), "back": found.get_absolute_url(), "tone": "primary"}
    return confirm_page(request, text % found, None, **words)


def dates(request: HttpRequest, form_pk: int) -> HttpResponse:
    """Other dates for every unit, with a reason."""
    user = user_of(request)
    found = form_of(user, form_pk)
    authorise(user, "reports.write_forms", found.season)
    typed = DatesForm(request.POST or None, initial=DatesForm.dates_of(found))
    seen = seen_in(request) or str(found.revision)
    if request.method == "POST" and done(typed, lambda: _move(found, typed, user, seen)):
        messages.success(request, _("Đã đổi hạn “%s”.") % found)
        return redirect(found)
    title, back = _("Đổi hạn “%s”") % found, found.get_absolute_url()
    return form_page(request, typed, title=title, button=_("Đổi hạn"), back=back, seen=seen)


def remove(request: HttpRequest, form_pk: int) -> HttpResponse:
    """Ask once, then take it away."""
    user = user_of(request)
    found = form_of(user, form_pk)
    authorise(user, "reports.write_forms", found.season)
    season = found.season_id
    if request.method == "POST":
        remove_form(found, actor=user, at=timezone.now())
        messages.success(request, _("Đã xoá “%s”.") % found)
        return redirect("reports:reports", season)
    text = _("Xoá “%s”? Biểu mẫu chưa mở cho đơn vị nào.") % found
    return confirm_page(request, text, None, title=_("Xoá biểu mẫu"), back=found.get_absolute_url())


def form_of(user: User, pk: int) -> ReportForm:
    """The form, if the user may see it."""
    return get_object_or_404(forms_visible_to(user), pk=pk)


def _posted(request: HttpRequest) -> Any:
    """What was sent, with a row more or less where a button asked for it."""
    if request.method != "POST":
        return None
    return resized(request.POST) or request.POST


def _is_sent(request: HttpRequest) -> bool:
    return request.method == "POST" and resized(request.POST) is None


def _create(season: Season, typed: WholeForm, user: User) -> None:
    create_form(season, typed.facts(), actor=user, at=timezone.now())


def _save(found: ReportForm, typed: WholeForm, user: User, seen: str) -> None:
    save_form(found, typed.facts(), actor=user, at=timezone.now(), seen=seen)


def _move(found: ReportForm, typed: DatesForm, user: User, seen: str) -> None:
    data = typed.cleaned_data
    move_dates(
        found, (data["due_at"], data["closes_at"]), data["reason"],
        actor=user, at=timezone.now(), seen=seen,
    )  # fmt: skip


def _edit_page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    if set(context["typed"].details.errors) == {NON_FIELD_ERRORS} and "form" in context:
        context["seen"] = str(context["form"].revision)
    back = context["form"].get_absolute_url() if "form" in context else ""
    season = context["season"]
    context["back"] = back or reverse("reports:reports", args=[season.pk])
    status = 422 if _is_sent(request) else 200
    return render(request, "reports/edit_form.html", context | {"tab": "reports"}, status=status)
