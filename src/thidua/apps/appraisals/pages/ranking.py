"""The ranking of units as people read it: of one table, or of those of several kinds of units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from thidua.apps.appraisals.pages.spread import Spread, spreads_of
from thidua.apps.appraisals.scoring.conditions import (
    ClassText,
    class_text,
    needs_text,
    passed_over,
)
from thidua.apps.appraisals.scoring.plan import SheetPlan
from thidua.apps.appraisals.scoring.tables import CountedTable, is_together, quota_over
from thidua.apps.seasons.models import Season
from thidua.domain.awards_by_rank import AwardProposal
from thidua.domain.scoring.kept import KeptResult
from thidua.domain.scoring.together import percent_of
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
    group_names: tuple[str, ...]
    groups: tuple[Decimal, ...]
    deductions: Decimal
    criteria: Mapping[str, Decimal]
    reasons: tuple[str, ...]  # why it is not ranked
    awards: tuple[str, ...]
    is_tied: bool  # shares its place
    reached: ClassText | None = None  # None where the table has no classes
    periods: tuple[PeriodPoints, ...] = ()
    kind: str = ""  # of unit, where kinds have tables of their own
    maximum: Decimal = Decimal(0)  # of the own table
    percent: Decimal = Decimal(0)  # of it that was reached
    sheet: int | None = None  # where its points are explained, if the reader may see it

    @property
    def by_period(self) -> list[tuple[str, PeriodPoints]]:
        """Each period's name with what the unit had in it."""
        return [(each.name, each) for each in self.periods]

    @property
    def group_points(self) -> list[tuple[str, Decimal]]:
        """Each group with its points."""
        return list(zip(self.group_names, self.groups, strict=True))


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
    kind: str = ""  # whose table it is
    tables: "tuple[Ranking, ...]" = ()  # of each kind of units, with places within it
    is_together: bool = True  # whether units of all kinds are ranked in one list

    @property
    def parts(self) -> "tuple[Ranking, ...]":
        """The ranking of each table: itself where all units share one."""
        return self.tables or (self,)

    @property
    def flat(self) -> int:
        """How many criteria do not tell the units apart."""
        return sum(spread.all_same for part in self.parts for spread in part.spreads)


def ranking_of_tables(
    season: Season,
    tables: Sequence[CountedTable],
    kept: KeptResult,
    names: Mapping[str, str],
    called: Mapping[str, str],
) -> Ranking:
    """Read the answer of a bloc: of its one table, or of those of its kinds of units."""
    parts = [replace(ranking_of(t.plan, t.kept, names, called), kind=t.kind) for t in tables]
    if not tables[0].kind:
        return parts[0]
    own = {unit.code: (part, unit) for part in parts for unit in part.units}
    together = is_together(season)
    if together:  # what a table proposes by itself counts for nothing then
        parts = [_without_awards(part) for part in parts]
    won = [
        ProposedAward(
            called.get(award.award, award.award),
            quota_over(tables, kept, award.award) if together else 0,
            "",
            tuple(names.get(code, code) for code in award.units),
            tuple(names.get(code, code) for code in award.tied),
        )
        for award in kept.awards
    ]
    return Ranking(
        units=tuple(_of_kind(*own[unit.unit], unit, kept, called) for unit in kept.units),
        groups=(),
        awards=tuple(won) if together else (),
        spreads=(),
        maximum=Decimal(100),
        tie_break=(),
        warnings=tuple(warning.message for warning in kept.warnings),
        has_deductions=False,
        has_classes=any(part.has_classes for part in parts),
        tables=tuple(parts),
        is_together=together,
    )


def _without_awards(part: Ranking) -> Ranking:
    return replace(part, awards=(), units=tuple(replace(each, awards=()) for each in part.units))


def _of_kind(
    part: Ranking, own: RankedUnit, unit: UnitResult, kept: KeptResult, called: Mapping[str, str]
) -> RankedUnit:
    """A unit in the ranking of all kinds: its place there beside its own points."""
    won = [called.get(each.award, each.award) for each in kept.awards if own.code in each.units]
    same = sum(each.rank == unit.rank for each in kept.units)
    return replace(
        own,
        rank=unit.rank,
        is_tied=unit.rank is not None and same > 1,
        awards=tuple(won),
        group_names=(),
        groups=(),
        kind=part.kind,
        maximum=part.maximum,
        percent=percent_of(part.maximum, own.total),
    )


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
        group_names=tuple(f"{each.id}. {each.name}" for each in plan.scheme.groups),
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
