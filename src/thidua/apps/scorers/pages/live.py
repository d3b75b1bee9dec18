"""What the screen of a scorer is told after one line was saved, or could not be."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from thidua.apps.audit.queries import history_of
from thidua.apps.scorers.models import GivenFigure
from thidua.apps.scorers.pages.grid_parts import GridPlace
from thidua.web.words import written_moment


def saved_answer(line: GridPlace, at: datetime) -> dict[str, Any]:
    """What the cells now hold; a scorer sees no points of a unit."""
    return {
        "saved_at": f"{timezone.localtime(at):%H:%M}",
        "revision": line.revision,
        "values": {cell.name: cell.value for cell in line.cells},
        "echoes": {cell.name: cell.echo for cell in line.cells},
        "hint": "",
        "items": {},
        "sections": {},
        "total": "",
    }


def conflict_answer(line: GridPlace, theirs: GivenFigure) -> dict[str, Any]:
    """What a colleague wrote in between, so that the user can choose."""
    last = history_of(theirs).first() if theirs.pk else None
    return {
        "conflict": {
            "revision": line.revision,
            "values": {cell.name: cell.value for cell in line.cells},
            "text": ", ".join(cell.text for cell in line.cells),
            "who": last.who if last else "",
            "when": written_moment(last.at) if last else "",
        }
    }
