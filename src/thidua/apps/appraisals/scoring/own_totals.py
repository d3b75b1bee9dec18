"""What the units of a published result had given themselves; counted once for each result."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from functools import partial

from thidua.apps.appraisals.models import Result
from thidua.apps.appraisals.scoring.bloc import (
    FilledSheet,
    score_sheets,
    season_sheets,
    sheets_of_seasons,
)
from thidua.apps.appraisals.scoring.claims import self_claim
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.web.kept import Kept

_Mark = tuple[int, str, datetime]
AT_ONCE = 50  # blocs whose lines are in memory together
_totals: Kept[Mapping[str, Decimal]] = Kept(512)


def own_totals(result: Result) -> Mapping[str, Decimal]:
    """By unit, for the units of the result: what they report stays once they handed in."""
    return _totals.by(_mark(result), lambda: _counted(result, season_sheets(result.season)))


def keep_own_totals(results: Iterable[Result]) -> None:
    """Count those of many that were not counted yet, with few queries."""
    missing = [result for result in results if not _totals.has(_mark(result))]
    for start in range(0, len(missing), AT_ONCE):
        some = missing[start : start + AT_ONCE]
        sheets = sheets_of_seasons(result.season for result in some)
        for result in some:
            _totals.by(_mark(result), partial(_counted, result, sheets[result.season_id]))


def _mark(result: Result) -> _Mark:
    return (result.pk, result.hash, result.published_at)


def _counted(result: Result, sheets_in_hand: Iterable[FilledSheet]) -> dict[str, Decimal]:
    codes = {unit.unit for unit in result.kept.units}
    by_scheme: dict[int, list[FilledSheet]] = defaultdict(list)
    for each in sheets_in_hand:
        if each.code in codes:
            by_scheme[each.sheet.scheme_id].append(each)
    found: dict[str, Decimal] = {}
    for sheets in by_scheme.values():
        scored = score_sheets(plan_of(sheets[0].sheet.scheme), sheets, self_claim).result
        found |= {each.code: scored.total(each.code) for each in sheets}
    return found
