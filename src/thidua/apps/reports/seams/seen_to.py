"""Tells the checklist whose half-year report was handed in; the reports ask for it themselves."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import QuerySet

from thidua.apps.reports.models import Report, ReportForm
from thidua.apps.seasons.models import Phase
from thidua.apps.seasons.registries.seen_to import Known, SeenTo, sees_to
from thidua.web.markup import address_of
from thidua.web.prepared import prepared

_IN = {Report.State.SUBMITTED, Report.State.ACCEPTED}


@sees_to(Phase.Kind.MIDYEAR, Phase.Owner.UNITS)
def half_year_reports(seasons: Collection[int]) -> Known:
    """Of years with an opened form of the half-year; a unit is done when all of them are in."""
    forms: dict[int, int] = defaultdict(int)
    for (season,) in _forms(seasons):
        forms[season] += 1
    handed: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for season, unit in _handed_in(forms) if forms else ():
        handed[season][unit] += 1
    page = address_of("reports:reports")
    return {
        season: SeenTo(
            page(season),
            frozenset(unit for unit, count in handed[season].items() if count == wanted),
            asks=True,
        )
        for season, wanted in forms.items()
    }


@prepared
def _forms(seasons: Collection[int]) -> QuerySet[ReportForm, tuple[int]]:
    forms = ReportForm.objects.filter(season__in=seasons, opened_at__isnull=False)
    return forms.filter(period=ReportForm.Period.HALF).values_list("season_id")


@prepared
def _handed_in(seasons: Collection[int]) -> QuerySet[Report, tuple[int, int]]:
    rows = Report.objects.filter(form__season__in=seasons, form__opened_at__isnull=False)
    rows = rows.filter(form__period=ReportForm.Period.HALF, state__in=sorted(_IN))
    return rows.values_list("form__season_id", "unit_id")
