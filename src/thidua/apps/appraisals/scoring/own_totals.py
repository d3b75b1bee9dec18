"""What the units of a published result had given themselves; counted once for each result."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from thidua.apps.appraisals.models import Result
from thidua.apps.appraisals.scoring.bloc import FilledSheet, score_sheets, season_sheets
from thidua.apps.appraisals.scoring.claims import self_claim
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.web.kept import Kept

_Mark = tuple[int, str, datetime]
_totals: Kept[Mapping[str, Decimal]] = Kept(512)


def own_totals(result: Result) -> Mapping[str, Decimal]:
    """By unit, for the units of the result: what they report stays once they handed in."""
    mark: _Mark = (result.pk, result.hash, result.published_at)
    return _totals.by(mark, lambda: _counted(result))


def _counted(result: Result) -> dict[str, Decimal]:
    codes = {unit.unit for unit in result.kept.units}
    by_scheme: dict[int, list[FilledSheet]] = defaultdict(list)
    for each in season_sheets(result.season):
        if each.code in codes:
            by_scheme[each.sheet.scheme_id].append(each)
    found: dict[str, Decimal] = {}
    for sheets in by_scheme.values():
        scored = score_sheets(plan_of(sheets[0].sheet.scheme), sheets, self_claim).result
        found |= {each.code: scored.total(each.code) for each in sheets}
    return found
