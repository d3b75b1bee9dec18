"""What checkers ask a unit to prove, with what it has added and replied since."""

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.apps.appraisals.models import Evidence, Line, Sheet
from thidua.apps.appraisals.queries import files_of
from thidua.apps.appraisals.scoring.plan import Item, plan_of
from thidua.apps.crosschecks.models import Mark
from thidua.apps.crosschecks.queries import requests_of


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request; who made it is not told before the marks are put together."""

    mark: Mark
    line: Line
    item: Item
    added: Sequence[Evidence]  # since it was made

    @property
    def waits(self) -> bool:
        """Whether the unit did nothing about it yet."""
        return not self.mark.reply and not self.added


def requests_to(sheet: Sheet) -> list[RequestRow]:
    """The requests of a sheet in the order of its lines; two queries."""
    items, files = plan_of(sheet.scheme).items, files_of(sheet)
    asked = requests_of([sheet.unit_id], [sheet.season_id]).select_related("line")
    return [
        RequestRow(
            mark,
            mark.line,
            items[mark.line.item],
            [
                file
                for file in files.get(mark.line_id, ())
                if mark.asked_at is None or file.uploaded_at > mark.asked_at
            ],
        )
        for mark in asked
    ]
