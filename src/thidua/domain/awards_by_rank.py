"""Who is proposed for which award: the top of the ranking, up to each quota."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from thidua.domain.conferring import AwardQuota, UnitStanding


@dataclass(frozen=True, slots=True)
class Place:
    """One ranked unit. Disqualified units have no place and are left out."""

    unit: str
    rank: int
    standing: UnitStanding


@dataclass(frozen=True, slots=True)
class AwardProposal:
    """The units an award goes to by rank, and those tied over its last place."""

    award: str
    units: tuple[str, ...]
    tied: tuple[str, ...]


def propose_awards(
    quotas: Sequence[AwardQuota], places: Sequence[Place], members: int
) -> list[AwardProposal]:
    """Fill each award's quota from the top, in the order the awards are listed.

    A unit taken by one award is not taken by the next. Units of equal rank that do not all fit
    are ``tied``: none of them is proposed, and all stay candidates for the next award.
    ``members``: units of the bloc, disqualified ones too, for quotas that are a share of them.

    Source: docs/algorithms/ranking.md#awards
    Units: totals in points, quotas in units.
    """
    return propose_where(
        quotas, places, members, lambda quota, place: quota.needs.are_met(place.standing)
    )


def propose_where(
    quotas: Sequence[AwardQuota],
    places: Sequence[Place],
    members: int,
    may_have: Callable[[AwardQuota, Place], bool],
) -> list[AwardProposal]:
    """The same with conditions of one's own: ``may_have`` of an award and a ranked unit.

    Source: docs/algorithms/ranking.md#awards
    """
    left = sorted(places, key=lambda place: (place.rank, place.unit))
    proposals = []
    for quota in quotas:
        candidates = [place for place in left if may_have(quota, place)]
        taken, tied = _fill(quota.units(members, len(places)), candidates)
        proposals.append(AwardProposal(quota.award, taken, tied))
        left = [place for place in left if place.unit not in set(taken)]
    return proposals


def _fill(quota: int, candidates: Sequence[Place]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    taken: list[str] = []
    for _, equals in groupby(candidates, key=lambda place: place.rank):
        units = [place.unit for place in equals]
        free = quota - len(taken)
        if len(units) > free:
            return tuple(taken), tuple(units) if free else ()
        taken.extend(units)
    return tuple(taken), ()
