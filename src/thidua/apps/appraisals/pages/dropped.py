"""Rows of a sheet that another table dropped, with the figures they had."""

from dataclasses import dataclass

from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.pages.rows import figures_text
from thidua.apps.appraisals.scoring.plan import plan_of


@dataclass(frozen=True, slots=True)
class DroppedRow:
    """One row as it was."""

    item: str
    name: str
    figures: str
    note: str
    table: str


def dropped_rows(sheet: Sheet) -> list[DroppedRow]:
    """In the order in which they were dropped; nothing is asked under the first table of all."""
    if sheet.scheme.version == 1 and not sheet.scheme.kind_id:
        return []
    lines = Line.every.filter(sheet=sheet).exclude(dropped_from=None)
    found = []
    for line in lines.select_related("dropped_from__kind").order_by("pk"):
        table = line.dropped_from
        if table is not None:
            table.season = sheet.season
            item = plan_of(table).items[line.item]
            told = figures_text(item, line.figures)
            found.append(DroppedRow(item.id, item.name, told, line.note, str(table)))
    return found
