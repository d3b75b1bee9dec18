"""One report: read, filled in, handed in, returned, accepted; its dates extended."""

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.audit.queries import history_of
from thidua.apps.organisations.models import Unit
from thidua.apps.reports.actions.extending import grant_extension
from thidua.apps.reports.actions.reporting import (
    accept_report,
    return_report,
    save_report,
    submit_report,
    withdraw_report,
)
from thidua.apps.reports.forms.reporting import ExtensionForm, ReportFields, ReturnForm
from thidua.apps.reports.models import Report, ReportForm
from thidua.apps.reports.pages.covenant import covenant_rows
from thidua.apps.reports.pages.report import (
    ReportSheet,
    extensions_in_words,
    groups_of,
    received_in_words,
    sheet_of,
)
from thidua.apps.reports.permissions import Reporting
from thidua.apps.reports.queries.reports import (
    HANDED_IN,
    call_then,
    forms_visible_to,
    next_received,
    reports_visible_to,
)
from thidua.apps.seasons.models import Season
from thidua.web.acting import Following, confirm_page, done, form_page, lead_on
from thidua.web.asked import choice_in
from thidua.web.revisions import seen_in


@require_safe
def report(request: HttpRequest, form_pk: int, unit_pk: int) -> HttpResponse:
    """What the report says, what is behind it, where it stands."""
    user, sheet = _seen(request, form_pk, unit_pk, "reports.view_report")
    found = sheet.report
    context = {
        **_context(sheet),
        "groups": groups_of(sheet),
        "covenant": covenant_rows(sheet.form, sheet.unit, user),
        "extensions": extensions_in_words(sheet.extensions),
        "received": received_in_words(found),
        "history": history_of(found)[:20] if found else (),
        "has_paper": found is not None and found.state in HANDED_IN,
        **_offered(sheet, user),
    }
    return render(request, "reports/report.html", context)


def _offered(sheet: ReportSheet, user: User) -> dict[str, bool]:
    """Which acts have a button."""
    asked, state = Reporting(sheet.form, sheet.unit.pk), sheet.report and sheet.report.state
    is_open = sheet.form.season.state != Season.State.CLOSED
    receives = is_open and can(user, "reports.accept_report", asked)
    waits, is_late = state == Report.State.SUBMITTED, sheet.is_closed(timezone.now())
    takes_back = is_open and waits and not is_late
    return {
        "may_save": is_open and sheet.is_editable and can(user, "reports.save_report", asked),
        "may_withdraw": takes_back and can(user, "reports.withdraw_report", asked),
        "may_receive": receives and waits,
        "may_extend": receives and state != Report.State.ACCEPTED,
    }


def save(request: HttpRequest, form_pk: int, unit_pk: int) -> HttpResponse:
    """The report's form: saved at any time, handed in afterwards."""
    user, sheet = _seen(request, form_pk, unit_pk, "reports.save_report")
    if not sheet.is_editable:
        return redirect("reports:report", form_pk, unit_pk)
    fields = ReportFields(sheet.indicators, sheet.stored, sheet.filled, request.POST or None)
    seen = seen_in(request) or str(sheet.revision)
    if request.method == "POST" and done(fields, lambda: _save(sheet, fields, user, seen)):
        if choice_in(request.POST, "act", {"submit"}):
            return redirect("reports:submit_report", form_pk, unit_pk)
        messages.success(request, _("Đã lưu báo cáo, chưa nộp."))
        return redirect("reports:save_report", form_pk, unit_pk)
    context = {**_context(sheet), "fields": fields, "groups": groups_of(sheet, fields)}
    context["seen"] = seen
    if set(fields.errors) == {NON_FIELD_ERRORS}:  # refused as overtaken: once more writes it
        context["seen"] = str(sheet.revision)
    status = 422 if fields.errors else 200
    return render(request, "reports/save.html", context, status=status)


def submit(request: HttpRequest, form_pk: int, unit_pk: int) -> HttpResponse:
    """What is missing, what to know, and the button that hands it in."""
    user, sheet = _seen(request, form_pk, unit_pk, "reports.submit_report")
    if request.method == "POST":
        found = sheet.report or Report(form=sheet.form, unit=sheet.unit)
        submit_report(found, actor=user, at=timezone.now())
        messages.success(request, _("Đã nộp “%(form)s” của %(unit)s.") % _names(sheet))
        return redirect("reports:report", form_pk, unit_pk)
    now, gaps = timezone.now(), sheet.gaps
    context = {**_context(sheet), "gaps": gaps, "must": [gap for gap in gaps if gap.must]}
    context |= {"is_closed": sheet.is_closed(now), "is_late": sheet.is_late(now)}
    return render(request, "reports/submit.html", context)


@require_POST
def withdraw(request: HttpRequest, form_pk: int, unit_pk: int) -> HttpResponse:
    """Take the own report back."""
    user, found = _received(request, form_pk, unit_pk, "reports.withdraw_report")
    withdraw_report(found, actor=user, at=timezone.now())
    messages.success(request, _("Đã rút lại “%s” để sửa.") % found)
    return redirect("reports:save_report", form_pk, unit_pk)


@require_POST
def accept(request: HttpRequest, form_pk: int, unit_pk: int) -> HttpResponse:
    """Accept it."""
    user, found = _received(request, form_pk, unit_pk, "reports.accept_report")
    accept_report(found, actor=user, at=timezone.now())
    messages.success(request, _("Đã chấp nhận “%s”.") % found)
    return _on_from(request, found)


def give_back(request: HttpRequest, form_pk: int, unit_pk: int) -> HttpResponse:
    """Return it with a reason."""
    user, found = _received(request, form_pk, unit_pk, "reports.return_report")
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and done(form, lambda: _give_back(found, form, user)):
        messages.success(request, _("Đã trả lại “%s” để đơn vị sửa.") % found)
        return _on_from(request, found)
    back = found.get_absolute_url()
    words = {"title": _("Trả lại báo cáo"), "button": _("Trả lại"), "tone": "warning"}
    return confirm_page(request, str(found), form, back=back, **words)


def extend(request: HttpRequest, form_pk: int, unit_pk: int) -> HttpResponse:
    """Record a later date for the unit."""
    user, sheet = _seen(request, form_pk, unit_pk, "reports.grant_extension")
    form = ExtensionForm(request.POST or None)
    if request.method == "POST" and done(form, lambda: _extend(sheet, form, user)):
        messages.success(request, _("Đã ghi gia hạn “%(form)s” cho %(unit)s.") % _names(sheet))
        return redirect("reports:report", form_pk, unit_pk)
    told = {"due": sheet.due, "closes": sheet.closes}
    note = _("Hạn đang áp dụng cho đơn vị: đúng hạn đến %(due)s, khoá nhận %(closes)s.") % told
    title = _("Gia hạn “%(form)s” cho %(unit)s") % _names(sheet)
    back = reverse("reports:report", args=[form_pk, unit_pk])
    button = _("Ghi gia hạn")
    return form_page(request, form, title=title, button=button, back=back, note=note)


def sheet_for(user: User, form_pk: int, unit_pk: int, name: str) -> ReportSheet:
    """The report, begun or not, of a unit of the year, if the user may do ``name`` to it."""
    form = get_object_or_404(forms_visible_to(user).filter(opened_at__isnull=False), pk=form_pk)
    unit = get_object_or_404(_units(form), pk=unit_pk)
    if not can(user, "reports.view_report", Reporting(form, unit.pk)):
        raise Http404
    authorise(user, name, Reporting(form, unit.pk))
    call_then(form.season, [unit])
    return sheet_of(form, unit)


def _units(form: ReportForm) -> QuerySet[Unit]:
    return Unit.objects.filter(
        memberships__bloc=form.season.bloc_id, memberships__year=form.season.year
    ).distinct()


def _seen(request: HttpRequest, form_pk: int, unit_pk: int, name: str) -> tuple[User, ReportSheet]:
    user = user_of(request)
    return user, sheet_for(user, form_pk, unit_pk, name)


def _received(request: HttpRequest, form_pk: int, unit_pk: int, name: str) -> tuple[User, Report]:
    user = user_of(request)
    found = get_object_or_404(reports_visible_to(user), form=form_pk, unit=unit_pk)
    authorise(user, name, Reporting(found.form, unit_pk))
    return user, found


def _on_from(request: HttpRequest, found: Report) -> HttpResponse:
    waiting = next_received(found, user_of(request))
    following = (
        None if waiting is None else Following(waiting.unit.called, waiting.get_absolute_url())
    )
    return lead_on(request, following, found.form.get_absolute_url())


def _context(sheet: ReportSheet) -> dict[str, object]:
    return {"season": sheet.form.season, "tab": "reports", "sheet": sheet, "form": sheet.form,
            "unit": sheet.unit, "report": sheet.report}  # fmt: skip


def _names(sheet: ReportSheet) -> dict[str, object]:
    return {"form": sheet.form, "unit": sheet.unit.called}


def _save(sheet: ReportSheet, fields: ReportFields, user: User, seen: str) -> None:
    at = timezone.now()
    save_report(sheet.form, sheet.unit, fields.facts(), actor=user, at=at, seen=seen)


def _give_back(found: Report, form: ReturnForm, user: User) -> None:
    reason, until = form.cleaned_data["reason"], form.again_until()
    return_report(found, reason, actor=user, at=timezone.now(), again_until=until)


def _extend(sheet: ReportSheet, form: ExtensionForm, user: User) -> None:
    grant_extension(sheet.form, sheet.unit, form.facts(), actor=user, at=timezone.now())
