"""From what scorers gave to the figure on the line: once all of a line's scorers gave theirs."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.given import take_given_figures
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.scoring.figures import checked_fields
from thidua.apps.appraisals.scoring.plan import NOT_APPLICABLE, SheetPlan, plan_of
from thidua.apps.schemes.models import Scheme
from thidua.apps.scorers.combining.together import together
from thidua.apps.scorers.models import GivenFigure, ScoredItem, Scorer
from thidua.apps.scorers.queries import (
    for_unit,
    given_on,
    is_taking,
    scorers_by_item,
    scorers_of,
    sheets_scored,
)
from thidua.apps.seasons.models import Season
from thidua.domain.figures import LineFigures


def count_again(scored: ScoredItem, *, actor: User, at: datetime) -> None:
    """An item has other scorers, or another way to put them together."""
    season = scored.season
    sheets = [
        sheet for sheet in sheets_scored(season)
        if is_taking(sheet) and scored.kind_id in {None, sheet.scheme.kind_id}
    ]  # fmt: skip
    lines = Line.objects.filter(sheet__in=sheets, item=scored.item)
    count_lines(season, lines, actor=actor, at=at)


def count_lines(season: Season, lines: Iterable[Line], *, actor: User, at: datetime) -> None:
    """Write what these lines come to; a line that waits for a scorer holds no figure."""
    serving, found = scorers_of(season), list(lines)
    if not serving:
        return
    given = given_on([line.pk for line in found], serving)
    sheets = Sheet.objects.select_related("unit").in_bulk({line.sheet_id for line in found})
    tables = Scheme.objects.in_bulk({sheet.scheme_id for sheet in sheets.values()})
    by_item = {kind: scorers_by_item(season, kind) for kind in {t.kind_id for t in tables.values()}}
    wanted: dict[int, dict[int, LineFigures]] = defaultdict(dict)
    for line in found:
        line.sheet = sheets[line.sheet_id]
        table = tables[line.sheet.scheme_id]
        if scorers := for_unit(by_item[table.kind_id].get(line.item, []), line.sheet.unit_id):
            wanted[line.sheet_id][line.pk] = _figures(plan_of(table), line, scorers, given)
    for key in sorted(wanted):
        sheets[key].season = season
        take_given_figures(sheets[key], wanted[key], actor=actor, at=at)


def _figures(
    plan: SheetPlan,
    line: Line,
    scorers: list[Scorer],
    given: dict[tuple[int, int], GivenFigure],
) -> LineFigures:
    """What stands on the line: as given in the cells that may be typed, else as registered."""
    figures = [given.get((each.pk, line.pk)) for each in scorers]
    found = [each if each and not each.is_blank else None for each in figures]
    kept = line.figures.by_name()
    blank = dict.fromkeys(checked_fields(line, plan.items[line.item]), "")
    if not any(found) and line.actual == NOT_APPLICABLE:
        return line.figures
    if None in found:
        return LineFigures(**{**kept, **blank})
    said = [LineFigures(**{**kept, **_typed(each, blank)}) for each in found if each]
    how = scorers[0].scored.combine
    return said[0] if len(said) == 1 else together(plan, line, how, said)


def _typed(given: GivenFigure, names: Iterable[str]) -> dict[str, str]:
    return {name: getattr(given, name) for name in names}
