"""One answer for units that are scored by different tables: ranked together, or table by table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from thidua.domain.awards_by_rank import AwardProposal, Place, propose_where
from thidua.domain.conferring import AwardQuota
from thidua.domain.exact import decimal_of, scaled_half_up
from thidua.domain.ranking import competition_ranks
from thidua.domain.scheme import Scheme
from thidua.domain.scoring.kept import KeptResult, standing_of
from thidua.domain.scoring.result import ScoringWarning, answer_of
from thidua.domain.scoring.unit_result import UnitResult

SHARE_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class TableResult:
    """What the units of one table came to under it."""

    scheme: Scheme
    kept: KeptResult


def share_of(maximum: Decimal, total: Decimal) -> Fraction:
    """A total as an exact share of the table's maximum, by which units are ranked together.

    Source: docs/algorithms/kinds.md#share
    Units: points.

    >>> share_of(Decimal(120), Decimal(90))
    Fraction(3, 4)
    """
    return Fraction(total) / Fraction(maximum)


def percent_of(maximum: Decimal, total: Decimal) -> Decimal:
    """The same as people read it: per cent with two decimals, half up.

    Source: docs/algorithms/kinds.md#share
    Units: per cent.
    """
    share = share_of(maximum, total) * 100
    return decimal_of(scaled_half_up(share, SHARE_DECIMALS), SHARE_DECIMALS)


def rank_together(tables: Sequence[TableResult]) -> KeptResult:
    """All units by their share of their own table's maximum; equal shares share a place.

    Points, groups and classes stay those of the own table. Quotas are those of the first table
    that names the award, counted over all units; the conditions each unit's own.

    Source: docs/algorithms/kinds.md#together
    """
    whole = [(table, unit) for table in tables for unit in table.kept.units]
    placed = [(table, unit) for table, unit in whole if unit.rank is not None]
    ranks = competition_ranks(
        [(share_of(table.scheme.total, unit.total),) for table, unit in placed]
    )
    units = [replace(unit, rank=at) for (_table, unit), at in zip(placed, ranks, strict=True)]
    units.sort(key=lambda unit: (unit.rank or 0, unit.unit))
    out = sorted((unit for _table, unit in whole if unit.rank is None), key=lambda each: each.unit)
    awards = _awards({unit.unit: table.scheme for table, unit in placed}, tables, units, len(whole))
    return KeptResult((*units, *out), tuple(awards), _warnings(tables))


def rank_apart(tables: Sequence[TableResult]) -> KeptResult:
    """The units of each table after those of the one before, each with its place in its own.

    Source: docs/algorithms/kinds.md#apart
    """
    merged: dict[str, AwardProposal] = {}
    for award in (award for table in tables for award in table.kept.awards):
        earlier = merged.get(award.award, AwardProposal(award.award, (), ()))
        merged[award.award] = AwardProposal(
            award.award, (*earlier.units, *award.units), (*earlier.tied, *award.tied)
        )
    units = tuple(unit for table in tables for unit in table.kept.units)
    return KeptResult(units, tuple(merged.values()), _warnings(tables))


def quotas_that_differ(schemes: Sequence[Scheme]) -> list[str]:
    """Awards, by code, that not every table gives to as many: they can have no quota in common.

    Source: docs/algorithms/kinds.md#together
    """
    quotas = [{each.award: each.quota for each in scheme.awards} for scheme in schemes]
    named = dict.fromkeys(award for each in quotas for award in each)
    return [award for award in named if len({each.get(award) for each in quotas}) > 1]


def answer_together(tables: Sequence[TableResult], kept: KeptResult) -> dict[str, Any]:
    """The answer for programs, shaped as that of one table.

    Source: docs/algorithms/kinds.md#answer
    """
    classed = {unit.unit: bool(t.scheme.classes) for t in tables for unit in t.kept.units}
    answer = answer_of(tables[0].scheme, (), kept.awards, kept.warnings)
    rows = [unit.to_mapping(has_class=classed[unit.unit]) for unit in kept.units]
    return {**answer, "units": rows}


def _awards(
    own: Mapping[str, Scheme],
    tables: Sequence[TableResult],
    units: Sequence[UnitResult],
    members: int,
) -> Iterator[AwardProposal]:
    quotas: dict[str, AwardQuota] = {}
    for table in tables:
        for each in table.scheme.awards:
            quotas.setdefault(each.award, each)
    places = [Place(each.unit, each.rank or 0, standing_of(own[each.unit], each)) for each in units]

    def may_have(quota: AwardQuota, place: Place) -> bool:
        lines = (each for each in own[place.unit].awards if each.award == quota.award)
        return any(line.needs.are_met(place.standing) for line in lines)

    yield from propose_where(list(quotas.values()), places, members, may_have)


def _warnings(tables: Sequence[TableResult]) -> tuple[ScoringWarning, ...]:
    return tuple(warning for table in tables for warning in table.kept.warnings)
