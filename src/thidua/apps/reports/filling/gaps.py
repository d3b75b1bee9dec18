"""What a report still lacks before it is handed in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thidua.apps.reports.facts import FigureFacts
from thidua.apps.reports.filling.filled import FilledFigure
from thidua.apps.reports.models import Indicator


@dataclass(frozen=True, slots=True)
class Gap:
    """An indicator without a figure; ``must``: it needs one, or a reason."""

    name: str
    must: bool
    reason: str = ""


def gaps_in(
    indicators: Iterable[Indicator],
    said: Mapping[int, FigureFacts],
    known: Mapping[int, FilledFigure],
) -> list[Gap]:
    """Every indicator that says nothing, in order; one with a reason needs no figure."""
    found = []
    for indicator in indicators:
        each = said.get(indicator.pk, FigureFacts())
        if each.figure is None and not each.text.strip() and indicator.pk not in known:
            must = indicator.is_required and not each.missing_reason.strip()
            found.append(Gap(f"{indicator.code} {indicator.name}", must, each.missing_reason))
    return found
