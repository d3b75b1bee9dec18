"""Rows of a sheet that a new version of the table dropped, with the figures they had."""

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
    version: int


def dropped_rows(sheet: Sheet) -> list[DroppedRow]:
    """In the order in which they were dropped; nothing is asked under a first version."""
    if sheet.scheme.version == 1:
        return []
    lines = Line.every.filter(sheet=sheet).exclude(dropped_from=None)
    found = []
    for line in lines.select_related("dropped_from").order_by("pk"):
        version = line.dropped_from
        if version is not None:
            item = plan_of(version).items[line.item]
            told = figures_text(item, line.figures)
            found.append(DroppedRow(item.id, item.name, told, line.note, version.version))
    return found
