"""Late reports in the log of deadlines: each once, extensions honoured."""

from collections.abc import Collection, Mapping
from datetime import date

from thidua.apps.reports.queries.duties import duties_in, start_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.deadline_log import LateDeed, late_things
from thidua.domain.deadlines import last_day

REPORTS = "reports"


@late_things(REPORTS)
def late_reports(season: Season, units: Collection[int], day: date) -> Mapping[int, list[LateDeed]]:
    """What came late by the first time that it was handed in; what is owed counts until ``day``."""
    found: dict[int, list[LateDeed]] = {unit: [] for unit in units}
    for duty in duties_in([season], start_of(day), units):
        late = duty.days if duty.received else duty.deadline.days_owed(day)
        if late:
            found[duty.unit.unit_id].append(
                LateDeed(duty.form.name, late, last_day(duty.deadline.due))
            )
    return found
