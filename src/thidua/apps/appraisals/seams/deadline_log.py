"""When units handed their sheets in, in the log of deadlines: for the year, or period by period."""

from collections.abc import Collection, Mapping
from datetime import date

from django.utils import timezone

from thidua.apps.appraisals.models import Period, Sheet
from thidua.apps.appraisals.queries import periods_of
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.registries.deadline_log import LateDeed, deed_days, late_things


@deed_days(Phase.Kind.SCORING)
def scored_on(season: Season) -> dict[int, date] | None:
    """When each unit first handed its sheet in; a year of periods has a day for each of them."""
    if periods_of(season):
        return None
    rows = Sheet.every.filter(season=season, first_submitted_at__isnull=False)
    return {
        unit: timezone.localdate(at) for unit, at in rows.values_list("unit", "first_submitted_at")
    }


@late_things(Phase.Kind.SCORING)
def late_sheets(season: Season, units: Collection[int], day: date) -> Mapping[int, list[LateDeed]]:
    """Sheets of periods that came late or are still owed; each belongs to its own period."""
    found: dict[int, list[LateDeed]] = {unit: [] for unit in units}
    periods = [each for each in periods_of(season) if each.due_on and each.due_on < day]
    if not periods:
        return found
    sheets = Sheet.every.filter(period__in=periods, unit__in=units)
    for unit, key, at in sheets.values_list("unit", "period", "first_submitted_at"):
        period = next(each for each in periods if each.pk == key)
        late = _late(period, timezone.localdate(at) if at else day)
        found[unit] += [late] if late else []
    return {unit: sorted(late, key=lambda deed: deed.due_on) for unit, late in found.items()}


def _late(period: Period, came: date) -> LateDeed | None:
    label, due = Phase.Kind.SCORING.label, period.due_on
    if due is None or came <= due:
        return None
    return LateDeed(f"{label} {period.name}", (came - due).days, due, period.ends_on)
