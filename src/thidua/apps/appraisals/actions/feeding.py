"""Writing down what the program fills in: at handing in, and when more becomes known later."""

from collections.abc import Iterable
from datetime import date

from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.scoring.fed import fed_lines

_FILLED = ("actual", "target", "minus", "feed", "fed_text")


def write_fed_figures(sheet: Sheet, day: date) -> list[Line]:
    """Write what a draft shows on ``day`` as its unit hands it in; all its lines."""
    lines = fed_lines(sheet, day)
    Line.objects.bulk_update(lines, _FILLED)
    return lines


def told_as_fed(lines: Iterable[Line]) -> dict[str, list[str]]:
    """What the journal keeps of filled lines: the feed, the figures and what they are made of."""
    return {
        line.item: [line.feed, line.actual, line.minus, line.fed_text]
        for line in lines
        if line.feed
    }
