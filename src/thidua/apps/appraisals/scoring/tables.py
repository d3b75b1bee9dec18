"""What each table of a result came to: one for all units, or one for each kind of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thidua.apps.appraisals.models import Result
from thidua.apps.appraisals.scoring.conditions import seats_of
from thidua.apps.appraisals.scoring.plan import SheetPlan, plan_of
from thidua.apps.schemes.models import RankingWay, Scheme
from thidua.apps.schemes.queries import ranking_way
from thidua.apps.seasons.models import Season
from thidua.domain.scoring.kept import KeptResult
from thidua.domain.scoring.together import TableResult, rank_apart, rank_together


@dataclass(frozen=True, slots=True)
class CountedTable:
    """The answer of one table for the units of its kind; ``kind`` "" where all share it."""

    kind: str
    scheme: Scheme
    times: int
    answer: Mapping[str, Any]
    events: Mapping[str, Sequence[str]]

    @property
    def plan(self) -> SheetPlan:
        """The table as it counted."""
        return plan_of(self.scheme, self.times)

    @property
    def kept(self) -> KeptResult:
        """The answer, typed; places are those within the kind."""
        return KeptResult.from_mapping(self.answer, self.events)

    @property
    def codes(self) -> frozenset[str]:
        """The units it ranked."""
        return frozenset(unit.unit for unit in self.kept.units)

    def stored(self) -> dict[str, Any]:
        """As a result keeps it."""
        return {
            "kind": self.kind,
            "scheme": self.scheme.pk,
            "hash": self.scheme.hash,
            "answer": dict(self.answer),
        }


def tables_of(result: Result) -> list[CountedTable]:
    """What each table of a published result came to, in the order of the kinds."""
    if not result.tables:
        return [CountedTable("", result.scheme, result.times, result.answer, result.events)]
    schemes = Scheme.objects.in_bulk([each["scheme"] for each in result.tables])
    return [
        CountedTable(
            each["kind"], schemes[each["scheme"]], result.times, each["answer"], result.events
        )
        for each in result.tables
    ]


def plans_by_unit(tables: Iterable[CountedTable]) -> dict[str, SheetPlan]:
    """By the code of each unit, the plan of its own table."""
    return {code: table.plan for table in tables for code in table.codes}


def is_together(season: Season) -> bool:
    """Whether units of all kinds are ranked in one list."""
    return ranking_way(season).way == RankingWay.Way.TOGETHER


def joined(season: Season, tables: Sequence[TableResult]) -> KeptResult:
    """All units of a bloc as its rules rank them."""
    return rank_together(tables) if is_together(season) else rank_apart(tables)


def quota_over(tables: Sequence[CountedTable], kept: KeptResult, award: str) -> int:
    """How many units an award may go to where all kinds are ranked in one list."""
    ranked = sum(unit.rank is not None for unit in kept.units)
    lines = (line for table in tables for line in table.plan.scheme.awards if line.award == award)
    return next(line.units(members=len(kept.units), ranked=ranked) for line in lines)


def seats_over(
    season: Season, tables: Sequence[CountedTable], kept: KeptResult
) -> list[tuple[str, int]]:
    """Each award by its code with how many units its quota comes to: one list, or all kinds."""
    if len(tables) > 1 and is_together(season):
        return [(award.award, quota_over(tables, kept, award.award)) for award in kept.awards]
    seats: dict[str, int] = {}
    for table in tables:
        for award, many in seats_of(table.plan, table.kept):
            seats[award] = seats.get(award, 0) + many
    return list(seats.items())
