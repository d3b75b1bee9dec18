"""The result as people read it: ranking, groups, matrix, spread, proposed awards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from thidua.apps.appraisals.models import Period, Result
from thidua.apps.appraisals.pages.spread import Spread, spreads_of
from thidua.apps.appraisals.queries import HANDED_IN, last_result_of, periods_of, published_result
from thidua.apps.appraisals.scoring.bloc import season_sheets, verified_standing
from thidua.apps.appraisals.scoring.conditions import (
    ClassText,
    class_text,
    needs_text,
    passed_over,
)
from thidua.apps.appraisals.scoring.counted import year_so_far
from thidua.apps.appraisals.scoring.plan import SheetPlan, plan_of
from thidua.apps.organisations.settings.award_names import names_of
from thidua.apps.seasons.models import Season
from thidua.domain.awards_by_rank import AwardProposal
from thidua.domain.scoring.kept import KeptResult
from thidua.domain.scoring.unit_result import UnitResult


@dataclass(frozen=True, slots=True)
class PeriodPoints:
    """What a unit had in one period of the year; None where it had no sheet, or no place."""

    name: str
    total: Decimal | None
    rank: int | None


@dataclass(frozen=True, slots=True)
class RankedUnit:
    """One unit of the ranking."""

    code: str
    name: str
    rank: int | None
    total: Decimal
    group_ids: tuple[str, ...]
    groups: tuple[Decimal, ...]
    deductions: Decimal
    criteria: Mapping[str, Decimal]
    reasons: tuple[str, ...]  # why it is not ranked
    awards: tuple[str, ...]
    is_tied: bool  # shares its place
    reached: ClassText | None = None  # None where the table has no classes
    periods: tuple[PeriodPoints, ...] = ()

    @property
    def by_period(self) -> list[tuple[str, PeriodPoints]]:
        """Each period's name with what the unit had in it."""
        return [(each.name, each) for each in self.periods]

    @property
    def group_points(self) -> list[tuple[str, Decimal]]:
        """Each group's id with its points."""
        return list(zip(self.group_ids, self.groups, strict=True))


@dataclass(frozen=True, slots=True)
class GroupHead:
    """A column of the matrix."""

    id: str
    name: str
    maximum: Decimal
    is_bonus: bool


@dataclass(frozen=True, slots=True)
class ProposedAward:
    """An award with the units by rank, and those tied over its last place."""

    name: str
    quota: int
    needs: str  # conditions in words
    units: tuple[str, ...]
    tied: tuple[str, ...]
    passed: tuple[str, ...] = ()  # who stood high enough and lacked what


@dataclass(frozen=True)
class Ranking:
    """A whole result, provisional or published."""

    units: tuple[RankedUnit, ...]
    groups: tuple[GroupHead, ...]
    awards: tuple[ProposedAward, ...]
    spreads: tuple[Spread, ...]
    maximum: Decimal
    tie_break: tuple[str, ...]
    warnings: tuple[str, ...]
    has_deductions: bool
    has_classes: bool = False
    periods: tuple[str, ...] = ()  # of which the year is made

    @property
    def flat(self) -> int:
        """How many criteria do not tell the units apart."""
        return sum(spread.all_same for spread in self.spreads)


def published_ranking(result: Result) -> Ranking:
    """The ranking as it was published."""
    awards = names_of(
        result.season.authority_at(result.published_at), timezone.localdate(result.published_at)
    )
    return ranking_of(plan_of(result.scheme, result.times), result.kept, result.names, awards)


def provisional_ranking(season: Season) -> Ranking | None:
    """Where the units that have handed in stand now; None while there are none.

    A year of periods stands where those that are closed leave it.
    """
    if periods_of(season):
        so_far = year_so_far(season)
        if so_far is None:
            return None
        plan = plan_of(so_far.scheme, so_far.times)
        return ranking_of(plan, so_far.kept, so_far.names, _called_today(season))
    return ranking_in_hand(season)


def ranking_in_hand(season: Season) -> Ranking | None:
    """Where the units stand by the sheets that they have handed in now."""
    sheets = [each for each in season_sheets(season) if each.sheet.state in HANDED_IN]
    if not sheets:
        return None
    plan = plan_of(sheets[0].sheet.scheme)
    result = verified_standing(plan, sheets).result
    kept = KeptResult(result.units, result.awards, result.warnings)
    names = {each.code: each.sheet.unit.called for each in sheets}
    return ranking_of(plan, kept, names, _called_today(season))


def _called_today(season: Season) -> Mapping[str, str]:
    return names_of(season.authority_at(None), timezone.localdate())


def current_ranking(season: Season) -> tuple[Ranking | None, Result | None]:
    """The published ranking and its record, else the provisional one and None."""
    result = published_result(season)
    if result is not None:
        return published_ranking(result), result
    return provisional_ranking(season), None


def period_ranking(period: Period) -> tuple[Ranking | None, Result | None]:
    """The same of a period: published when it was closed, provisional while it is scored."""
    if period.state == Period.State.OPEN:
        return ranking_in_hand(period.season), None
    result = last_result_of(period)
    return (published_ranking(result), result) if result else (None, None)


def ranking_of(
    plan: SheetPlan, kept: KeptResult, names: Mapping[str, str], called: Mapping[str, str]
) -> Ranking:
    """Read a scoring answer for people; a bloc's own award as written."""
    ranks = [unit.rank for unit in kept.units]
    won: dict[str, list[str]] = {}
    for award in kept.awards:
        for code in award.units:
            won.setdefault(code, []).append(called.get(award.award, award.award))
    return Ranking(
        units=tuple(
            _unit(plan, unit, names, won, ranks.count(unit.rank) > 1) for unit in kept.units
        ),
        groups=tuple(
            GroupHead(group.id, group.name, group.maximum, group.is_bonus)
            for group in plan.scheme.groups
        ),
        awards=tuple(_award(plan, kept, award, names, called) for award in kept.awards),
        spreads=tuple(spreads_of(plan, kept.units)),
        maximum=plan.scheme.total,
        tie_break=tuple(plan.scheme.tie_break),
        warnings=tuple(warning.message for warning in kept.warnings),
        has_deductions=bool(plan.scheme.deductions),
        has_classes=bool(plan.scheme.classes),
    )


def _unit(
    plan: SheetPlan,
    unit: UnitResult,
    names: Mapping[str, str],
    won: Mapping[str, Sequence[str]],
    is_tied: bool,
) -> RankedUnit:
    code = unit.unit
    return RankedUnit(
        code=code,
        name=names.get(code, code),
        rank=unit.rank,
        total=unit.total,
        group_ids=tuple(group.id for group in unit.groups),
        groups=tuple(group.points for group in unit.groups),
        deductions=unit.deductions,
        criteria={line.id: line.points for line in unit.criteria},
        reasons=tuple(plan.items[key].name for key in unit.disqualified if key in plan.items),
        awards=tuple(won.get(code, ())),
        is_tied=is_tied and unit.rank is not None,
        reached=class_text(plan, unit) if plan.scheme.classes else None,
    )


def _award(
    plan: SheetPlan,
    kept: KeptResult,
    award: AwardProposal,
    names: Mapping[str, str],
    called: Mapping[str, str],
) -> ProposedAward:
    ranked = sum(unit.rank is not None for unit in kept.units)
    line = next(line for line in plan.scheme.awards if line.award == award.award)
    return ProposedAward(
        called.get(award.award, award.award),
        line.units(members=len(kept.units), ranked=ranked),
        needs_text(plan, line.needs),
        tuple(names.get(code, code) for code in award.units),
        tuple(names.get(code, code) for code in award.tied),
        tuple(
            f"{names.get(code, code)}: {lacks}" for code, lacks in passed_over(plan, kept, award)
        ),
    )


def chart_data(ranking: Ranking) -> dict[str, Any]:
    """What the chart draws: units from first to last, points per group; texts, not floats."""
    return {
        "units": [unit.name for unit in ranking.units],
        "totals": [str(unit.total) for unit in ranking.units],
        "groups": [
            {
                "name": f"{group.id}. {group.name}",
                "points": [str(unit.groups[place]) for unit in ranking.units],
            }
            for place, group in enumerate(ranking.groups)
        ],
    }
