"""Reports past their day: who owes one counts among those who are late."""

from collections.abc import Collection, Iterator
from datetime import date

from thidua.apps.reports.queries.duties import duties_on
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.overdue import Overdue, overdue_things
from thidua.domain.deadlines import Timeliness


@overdue_things
def overdue_reports(seasons: Collection[Season], day: date) -> Iterator[Overdue]:
    """Each report that can still be handed in, and was not."""
    for duty in duties_on(seasons, day):
        if duty.timeliness is Timeliness.OVERDUE:
            yield Overdue(duty.season.pk, duty.unit.unit_id, duty.form.name, duty.days)
