"""How firm the ranking is, and how far the final points lie from the units' own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.apps.appraisals.pages.ranking import Ranking
from thidua.apps.appraisals.scoring.bloc import (
    FilledSheet,
    score_sheets,
    verified_standing,
)
from thidua.apps.appraisals.scoring.claims import self_claim
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.domain.firmness import PointsChange, WeightChange, firmness
from thidua.domain.firmness_together import GroupOfTable, firmness_together
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
    gap: Decimal  # points, or per cent where tables are ranked together
    points: str  # empty where no change of one criterion is enough
    weight: str  # empty where no weight of one group is enough
    needs: Decimal | None  # the points of the change, without its sign; None among tables


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


@dataclass(frozen=True, slots=True)
class BlocFirmness:
    """The pages of all tables; ``together`` first where all kinds are ranked in one list."""

    together: FirmnessPage | None
    tables: tuple[FirmnessPage, ...]


def bloc_firmness(ranking: Ranking, sheets: Sequence[FilledSheet]) -> BlocFirmness:
    """Count the units of each table of a ranking again from the sheets of its year or period.

    Where all kinds are ranked in one list neighbours are those of this list, not those within a
    kind.
    """
    counted = [_counted(sheets, part) for part in ranking.parts]
    is_together = bool(ranking.tables) and ranking.is_together
    pages = [
        _page(part, each, with_neighbours=not is_together)
        for part, each in zip(ranking.parts, counted, strict=True)
    ]
    whole = _together(ranking, [each.final for each in counted if each]) if is_together else None
    return BlocFirmness(whole, tuple(pages))


@dataclass(frozen=True, slots=True)
class _Counted:
    """One table counted again: as it was published, and by the units themselves."""

    final: BlocResult
    own: BlocResult


def _counted(all_sheets: Sequence[FilledSheet], ranking: Ranking) -> _Counted | None:
    """None where the figures have moved since."""
    codes = {unit.code for unit in ranking.units}
    sheets = [each for each in all_sheets if each.code in codes]
    if not sheets:
        return None
    plan = plan_of(sheets[0].sheet.scheme)
    final = verified_standing(plan, sheets).result
    totals = {unit.code: unit.total for unit in ranking.units}
    if {unit.unit: unit.total for unit in final.units} != totals:
        return None
    return _Counted(final, score_sheets(plan, sheets, self_claim).result)


def _page(ranking: Ranking, counted: _Counted | None, *, with_neighbours: bool) -> FirmnessPage:
    if counted is None:
        return FirmnessPage((), (), has_moved=True, kind=ranking.kind)
    names = {unit.code: unit.name for unit in ranking.units}
    maximum = counted.final.scheme.total
    return FirmnessPage(
        tuple(_neighbours(counted.final, names)) if with_neighbours else (),
        tuple(
            OwnAndFinal(names[unit.unit], counted.own.total(unit.unit), unit.total, maximum)
            for unit in counted.final.units
        ),
        has_moved=False,
        kind=ranking.kind,
    )


def _together(ranking: Ranking, results: Sequence[BlocResult]) -> FirmnessPage:
    if len(results) < len(ranking.parts):
        return FirmnessPage((), (), has_moved=True)
    names = {unit.code: unit.name for unit in ranking.units}
    ranks = {unit.code: unit.rank or 0 for unit in ranking.units}
    schemes = {code: part.scheme for part in results for code in part.figures.units}
    rows = [
        NeighbourRow(
            names[pair.upper],
            names[pair.lower],
            ranks[pair.upper],
            ranks[pair.lower],
            pair.gap,
            _points_in_words(schemes[pair.points.unit], names, pair.points) if pair.points else "",
            _weight_of_kind(ranking, results, pair.weight) if pair.weight else "",
            None,
        )
        for pair in firmness_together(results)
    ]
    return FirmnessPage(tuple(rows), (), has_moved=False)


def _weight_of_kind(ranking: Ranking, results: Sequence[BlocResult], weight: GroupOfTable) -> str:
    words = _weight_in_words(results[weight.table].scheme, weight.change)
    return f"{ranking.parts[weight.table].kind}: {words}"


def _neighbours(result: BlocResult, names: Mapping[str, str]) -> list[NeighbourRow]:
    ranks = {unit.unit: unit.rank or 0 for unit in result.units}
    return [
        NeighbourRow(
            names[pair.upper],
            names[pair.lower],
            ranks[pair.upper],
            ranks[pair.lower],
            pair.gap,
            _points_in_words(result.scheme, names, pair.points) if pair.points else "",
            _weight_in_words(result.scheme, pair.weight) if pair.weight else "",
            None if pair.points is None else abs(pair.points.points),
        )
        for pair in firmness(result)
    ]


def _points_in_words(scheme: Scheme, names: Mapping[str, str], change: PointsChange) -> str:
    words = {
        "unit": names[change.unit],
        "points": written_number(abs(change.points)),
        "criterion": f"{change.criterion} {scheme.criterion_by_id[change.criterion].name}",
    }
    if change.points > 0:
        return _("%(unit)s thêm %(points)s điểm ở %(criterion)s") % words
    return _("%(unit)s bớt %(points)s điểm ở %(criterion)s") % words


def _weight_in_words(scheme: Scheme, change: WeightChange) -> str:
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
