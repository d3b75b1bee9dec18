"""A report's way: saved, handed in, taken back, returned with a reason, accepted."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Unit
from thidua.apps.reports.actions.checking import refuse_invalid_figures
from thidua.apps.reports.actions.extending import extend
from thidua.apps.reports.actions.figures import figures_told, fill_in, write_figures
from thidua.apps.reports.actions.forms import locked_form
from thidua.apps.reports.facts import ExtensionFacts, FigureFacts, figure_facts
from thidua.apps.reports.filling.gaps import Gap, gaps_in
from thidua.apps.reports.models import Report, ReportForm
from thidua.apps.reports.permissions import Reporting
from thidua.apps.reports.queries.reports import (
    EDITABLE,
    deadline_of,
    extensions_of,
    figures_of,
)
from thidua.apps.reports.refusals import (
    FormNotOpened,
    ReceptionClosed,
    ReportIncomplete,
    ReportNotInState,
)
from thidua.apps.seasons.actions.locking import refuse_closed
from thidua.domain.deadlines import day_and_time
from thidua.web.languages import vietnamese
from thidua.web.reasons import ReasonMissing, kept_whole
from thidua.web.revisions import refuse_moved_on
from thidua.web.words import written_day

State = Report.State
LONGEST_RETURN = 1000


@transaction.atomic
def save_report(
    form: ReportForm,
    unit: Unit,
    figures: Mapping[int, FigureFacts],
    *,
    actor: User,
    at: datetime,
    seen: str | None = None,
) -> Report:
    """Write what the unit says of some indicators, by key; others stay as they are.

    Raises:
        PermissionDenied: ``actor`` does not work for the unit.
        SeasonClosed: the year is closed.
        FormNotOpened: units do not see the form yet.
        ReportNotInState: it was handed in, or accepted.
        StalePage: ``seen`` is not the stored revision.
        ReportInvalid: a figure cannot be.
    """
    form = locked_form(form)
    authorise(actor, "reports.save_report", Reporting(form, unit.pk))
    refuse_closed(form.season)
    _refuse_unopened(form)
    report = _begun(form, unit)
    _refuse_unless(report, *EDITABLE)
    refuse_moved_on(report, seen, report)
    refuse_invalid_figures(figures, {each.pk: each for each in form.indicators.all()})
    changed = write_figures(report, figures)
    report.revision += 1
    report.save(update_fields=["revision"])
    record("reports.save_report", report, actor=actor, at=at, data={"changed": changed})
    return report


@transaction.atomic
def submit_report(report: Report, *, actor: User, at: datetime) -> Report:
    """Hand the report in; what the program filled in is written down as it stands now.

    One that was never saved, because everything in it is filled in, begins here.

    Raises:
        PermissionDenied: ``actor`` does not work for the unit.
        SeasonClosed: the year is closed.
        FormNotOpened: units do not see the form yet.
        ReportNotInState: it was handed in before.
        ReceptionClosed: nothing is received any more without an extension.
        ReportIncomplete: a required indicator has neither a figure nor a reason.
    """
    form = locked_form(report.form)
    authorise(actor, "reports.submit_report", Reporting(form, report.unit_id))
    refuse_closed(form.season)
    _refuse_unopened(form)
    report = _begun(form, report.unit)
    _refuse_unless(report, *EDITABLE)
    _refuse_unreceived(report, at)
    fill_in(report)
    missing = [gap for gap in gaps_of(report) if gap.must]
    if missing:
        raise ReportIncomplete(
            _("Chưa nộp được “%(report)s”: thiếu %(names)s. Ghi số liệu hoặc lý do chưa có.")
            % {"report": report, "names": "; ".join(gap.name for gap in missing)}
        )
    before, report.state = report.state, State.SUBMITTED
    report.submitted_at, report.submitted_by = at, actor
    report.first_submitted_at = report.first_submitted_at or at
    report.save(update_fields=["state", "submitted_at", "submitted_by", "first_submitted_at"])
    data = {"from": before, "figures": figures_told(report)}
    record("reports.submit_report", report, actor=actor, at=at, data=data)
    return report


@transaction.atomic
def withdraw_report(report: Report, *, actor: User, at: datetime) -> Report:
    """Take it back while nobody answered it; one that was returned before is so again.

    Raises:
        PermissionDenied: ``actor`` does not work for the unit.
        SeasonClosed: the year is closed.
        ReportNotInState: it is not waiting for an answer.
        ReceptionClosed: it could not be handed in again.
    """
    report = _locked(report)
    authorise(actor, "reports.withdraw_report", Reporting(report.form, report.unit_id))
    refuse_closed(report.form.season)
    _refuse_unless(report, State.SUBMITTED)
    _refuse_unreceived(report, at)
    report.state = State.RETURNED if report.returned_reason else State.DRAFT
    if report.state == State.DRAFT:
        report.first_submitted_at = None
    report.save(update_fields=["state", "first_submitted_at"])
    record("reports.withdraw_report", report, actor=actor, at=at)
    return report


@transaction.atomic
def return_report(
    report: Report,
    reason: str,
    *,
    actor: User,
    at: datetime,
    again_until: datetime | None = None,
) -> Report:
    """Give it back to be corrected; the day it was first received on stays.

    ``again_until``: until when it is taken again, where the date for receiving is over or near.

    Raises:
        PermissionDenied: ``actor`` does not receive the unit's report.
        SeasonClosed: the year is closed.
        ReportNotInState: it is not waiting for an answer.
        ReasonMissing, ReasonTooLong: a return says why.
        ReceptionClosed: it could not be handed in again, and no new date is named.
        ExtensionInvalid: the new date extends nothing.
    """
    report = _locked(report)
    authorise(actor, "reports.return_report", Reporting(report.form, report.unit_id))
    refuse_closed(report.form.season)
    _refuse_unless(report, State.SUBMITTED)
    reason = kept_whole(reason, LONGEST_RETURN)
    if not reason:
        raise ReasonMissing(_("Ghi lý do để đơn vị biết phải sửa gì."))
    report.state, report.returned_reason = State.RETURNED, reason
    report.save(update_fields=["state", "returned_reason"])
    if again_until is not None:
        why = vietnamese(gettext_lazy("Trả lại để sửa: %s"), reason[:400])
        facts = ExtensionFacts(again_until, why, str(actor), is_late=True, still_late=True)
        extend(report.form, report.unit, facts, actor=actor, at=at)
    elif at > deadline_of(report.form, extensions_of(report.form, report.unit_id)).closes:
        raise ReceptionClosed(
            _("Đã quá hạn khoá nhận: ghi ngày nộp lại để đơn vị nộp được bản sửa.")
        )
    record("reports.return_report", report, actor=actor, at=at, data={"reason": reason})
    return report


@transaction.atomic
def accept_report(report: Report, *, actor: User, at: datetime) -> Report:
    """Accept it; it does not change any more.

    Raises:
        PermissionDenied: ``actor`` does not receive the unit's report.
        SeasonClosed: the year is closed.
        ReportNotInState: it is not waiting for an answer.
    """
    report = _locked(report)
    authorise(actor, "reports.accept_report", Reporting(report.form, report.unit_id))
    refuse_closed(report.form.season)
    _refuse_unless(report, State.SUBMITTED)
    report.state, report.accepted_at, report.returned_reason = State.ACCEPTED, at, ""
    report.save(update_fields=["state", "accepted_at", "returned_reason"])
    record("reports.accept_report", report, actor=actor, at=at)
    return report


def gaps_of(report: Report) -> list[Gap]:
    """What the stored report still lacks."""
    stored = {key: figure_facts(each) for key, each in figures_of(report).items()}
    return gaps_in(report.form.indicators.all(), stored, {})


def _begun(form: ReportForm, unit: Unit) -> Report:
    report, _is_new = Report.objects.get_or_create(
        form=form, unit=unit, defaults={"is_illustrative": form.is_illustrative}
    )
    report.form = form
    return report


def _locked(report: Report) -> Report:
    """The report as stored, with its form locked, as everything that changes it does."""
    form = locked_form(report.form)
    found = Report.objects.select_related("unit").get(pk=report.pk)
    found.form = form
    return found


def _refuse_unopened(form: ReportForm) -> None:
    if form.opened_at is None:
        raise FormNotOpened(_("“%s” chưa mở cho các đơn vị.") % form)


def _refuse_unless(report: Report, *states: str) -> None:
    if report.state not in states:
        raise ReportNotInState(
            _("“%(report)s” đang ở trạng thái “%(state)s” nên không làm việc này được.")
            % {"report": report, "state": report.get_state_display()}
        )


def _refuse_unreceived(report: Report, at: datetime) -> None:
    closes = deadline_of(report.form, extensions_of(report.form, report.unit_id)).closes
    if at > closes:
        day, time = day_and_time(closes)
        raise ReceptionClosed(
            _("“%(form)s” đã khoá nhận từ %(time)s ngày %(day)s. Xin gia hạn rồi nộp.")
            % {"form": report.form, "time": time, "day": written_day(day)}
        )
