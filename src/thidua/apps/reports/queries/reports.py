"""Reading forms and reports: which ones a user sees, and their dates for one unit."""

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.queries import run_by
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.reports.models import Extension, Report, ReportFigure, ReportForm
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import names_in, roles_in, seasons_visible_to
from thidua.domain.deadlines import Deadline, Grace

HANDED_IN = (Report.State.SUBMITTED, Report.State.ACCEPTED)
EDITABLE = (Report.State.DRAFT, Report.State.RETURNED)


def runs_reports(user: User, season: Season) -> bool:
    """Whether the user sets forms and receives reports in a season."""
    roles = roles_in(user, season)
    return roles.runs_it or roles.is_standing


def reports_visible_to(user: User) -> QuerySet[Report]:
    """All of the bloc for head, deputy and standing office; else the own unit's."""
    seats = seats_of(user)
    visible = Q(form__season__bloc__authority__in=seats.standing_of)
    if seats.units:
        visible |= Q(unit__in=seats.units) | Q(run_by(seats.units, season="form__season"))
    return Report.objects.select_related("form__season__bloc__authority", "unit").filter(visible)


def forms_visible_to(user: User) -> QuerySet[ReportForm]:
    """The forms of seasons that the user sees; those still set up are seen by who sets them."""
    seats = seats_of(user)
    seen = (
        Q(opened_at__isnull=False)
        | Q(season__bloc__authority__in=seats.standing_of)
        | Q(run_by(seats.units))
    )
    forms = ReportForm.objects.filter(seen, season__in=seasons_visible_to(user))
    return forms.select_related("season__bloc__authority")


def next_received(after: Report, user: User) -> Report | None:
    """The one handed in first of the same form that still waits to be looked at."""
    waiting = reports_visible_to(user).filter(form=after.form_id, state=Report.State.SUBMITTED)
    return waiting.exclude(pk=after.pk).order_by("submitted_at", "pk").first()


def deadline_of(form: ReportForm, extensions: Iterable[Extension]) -> Deadline:
    """The dates of one unit."""
    plain = Deadline(form.due_at, form.closes_at)
    return plain.extended(Grace(each.until, each.still_late) for each in extensions)


def extensions_of(form: ReportForm, unit: int) -> list[Extension]:
    """The extensions of one unit, oldest first."""
    return list(form.extensions.filter(unit=unit))


def report_of(form: ReportForm, unit: int) -> Report | None:
    """The report of a unit, if it began one."""
    return Report.objects.filter(form=form, unit=unit).first()


def figures_of(report: Report | None) -> dict[int, ReportFigure]:
    """What is stored of each indicator, by key."""
    if report is None:
        return {}
    return {each.indicator_id: each for each in report.figures.all()}


def call_then(season: Season, units: Collection[Unit]) -> None:
    """Call units as they were called when the year was closed."""
    if season.closed_at is not None:
        for unit in units:
            names_in(season).call(unit, season.closed_at)
