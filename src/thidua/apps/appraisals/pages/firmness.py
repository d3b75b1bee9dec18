"""How firm the ranking is, and how far the final points lie from the units' own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Period
from thidua.apps.appraisals.pages.ranking import Ranking
from thidua.apps.appraisals.scoring.bloc import (
    FilledSheet,
    score_sheets,
    season_sheets,
    verified_standing,
)
from thidua.apps.appraisals.scoring.claims import self_claim
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.seasons.models import Season
from thidua.domain.firmness import PointsChange, WeightChange, firmness
from thidua.domain.scheme import Scheme
from thidua.domain.scoring.result import BlocResult
from thidua.web.words import written_number


@dataclass(frozen=True, slots=True)
class NeighbourRow:
    """Two units that follow each other, and in words what would turn them."""

    upper: str
    lower: str
    upper_rank: int
    lower_rank: int
    gap: Decimal
    points: str  # empty where no change of one criterion is enough
    weight: str  # empty where no weight of one group is enough
    needs: Decimal | None  # the points of the change, without its sign


@dataclass(frozen=True, slots=True)
class OwnAndFinal:
    """One unit's own points beside those that count."""

    name: str
    own: Decimal
    final: Decimal
    maximum: Decimal

    @property
    def difference(self) -> Decimal:
        """What checking added, or took away (below zero)."""
        return self.final - self.own

    @property
    def own_share(self) -> str:
        """Where the own points lie from 0 to 100, for the picture."""
        return f"{self.own * 100 / self.maximum:.1f}"

    @property
    def final_share(self) -> str:
        """Where the final points lie from 0 to 100."""
        return f"{self.final * 100 / self.maximum:.1f}"


@dataclass(frozen=True, slots=True)
class FirmnessPage:
    """What the page shows; nothing of a published result whose figures have moved since."""

    neighbours: tuple[NeighbourRow, ...]
    own_and_final: tuple[OwnAndFinal, ...]
    has_moved: bool
    kind: str = ""  # of units, where kinds have tables of their own

    @property
    def weakest(self) -> NeighbourRow | None:
        """The pair that needs the fewest points; the first of several."""
        needing = [row for row in self.neighbours if row.needs is not None]
        return min(needing, key=lambda row: row.needs or 0, default=None)


def firmness_pages(season: Season, ranking: Ranking, period: Period | None) -> list[FirmnessPage]:
    """Count the units of each table of a ranking again from their sheets; few queries.

    With ``period`` from those of a period that is closed.
    """
    sheets = season_sheets(season, period)
    return [_page(sheets, part) for part in ranking.parts]


def _page(all_sheets: Sequence[FilledSheet], ranking: Ranking) -> FirmnessPage:
    codes = {unit.code for unit in ranking.units}
    sheets = [each for each in all_sheets if each.code in codes]
    if not sheets:
        return FirmnessPage((), (), has_moved=True, kind=ranking.kind)
    plan = plan_of(sheets[0].sheet.scheme)
    final = verified_standing(plan, sheets).result
    totals = {unit.code: unit.total for unit in ranking.units}
    if {unit.unit: unit.total for unit in final.units} != totals:
        return FirmnessPage((), (), has_moved=True, kind=ranking.kind)
    own = score_sheets(plan, sheets, self_claim).result
    names = {unit.code: unit.name for unit in ranking.units}
    return FirmnessPage(
        tuple(_neighbours(final, names)),
        tuple(
            OwnAndFinal(unit.name, own.total(unit.code), unit.total, plan.scheme.total)
            for unit in ranking.units
        ),
        has_moved=False,
        kind=ranking.kind,
    )


def _neighbours(result: BlocResult, names: Mapping[str, str]) -> list[NeighbourRow]:
    ranks = {unit.unit: unit.rank or 0 for unit in result.units}
    return [
        NeighbourRow(
            names[pair.upper],
            names[pair.lower],
            ranks[pair.upper],
            ranks[pair.lower],
            pair.gap,
            _points_in_words(result.scheme, names, pair.points),
            _weight_in_words(result.scheme, pair.weight),
            None if pair.points is None else abs(pair.points.points),
        )
        for pair in firmness(result)
    ]


def _points_in_words(scheme: Scheme, names: Mapping[str, str], change: PointsChange | None) -> str:
    if change is None:
        return ""
    words = {
        "unit": names[change.unit],
        "points": written_number(abs(change.points)),
        "criterion": f"{change.criterion} {scheme.criterion_by_id[change.criterion].name}",
    }
    if change.points > 0:
        return _("%(unit)s thêm %(points)s điểm ở %(criterion)s") % words
    return _("%(unit)s bớt %(points)s điểm ở %(criterion)s") % words


def _weight_in_words(scheme: Scheme, change: WeightChange | None) -> str:
    if change is None:
        return ""
    group = next(each for each in scheme.groups if each.id == change.group)
    words = {
        "group": f"{group.id} {group.name}",
        "maximum": written_number(change.maximum),
        "now": written_number(group.maximum),
    }
    if change.is_enough:
        return _("Nhóm %(group)s tối đa %(maximum)s thay vì %(now)s điểm") % words
    if change.is_more:
        return _("Nhóm %(group)s tối đa trên %(maximum)s thay vì %(now)s điểm") % words
    return _("Nhóm %(group)s tối đa dưới %(maximum)s thay vì %(now)s điểm") % words
