"""How many initiatives of a year count for each scope, and how many a title has used up."""

from typing import NamedTuple

from thidua.domain.award_codes import BY_INITIATIVE, EXCELLENT, SCOPE_NAMES
from thidua.domain.track_record import Initiative
from thidua.domain.year_marks import Marks

MANY = 1_000_000  # stands for "nobody knows how many"
INITIATIVE_YEARS = 7  # six years that may end the year before; no rule looks further back
SCOPE_PLACE = {scope: place for place, scope in enumerate(SCOPE_NAMES)}
Scopes = tuple[int, int, int]
"""A count for each scope: co_so, tinh, toan_quoc."""

NOBODY_KNOWS: Scopes = (MANY, MANY, MANY)
NO_INITIATIVE: Scopes = (0, 0, 0)


class YearInitiatives(NamedTuple):
    """How many initiatives of one year serve each scope, and how many a title has used up."""

    least: Scopes
    most: Scopes
    used_least: int
    used_most: int


def by_scope(total: int, province: int, nationwide: int, unscoped: int) -> tuple[Scopes, Scopes]:
    """At least and at most how many initiatives serve each scope; a wider one serves a narrower.

    ``total`` counts all; the others those recognised exactly so; ``unscoped`` those that do not
    say at which scope.

    Source: docs/algorithms/eligibility.md#initiatives
    Units: initiatives.

    >>> by_scope(4, 1, 1, 1)
    ((4, 2, 1), (4, 3, 2))
    """
    upper = province + nationwide
    return (total, upper, nationwide), (total, upper + unscoped, nationwide + unscoped)


def year_initiatives(
    initiatives: tuple[Initiative, ...] | None, used: tuple[int, int], *, is_complete: bool
) -> YearInitiatives:
    """What one year's list says; one that is not complete says only how many at least.

    Source: docs/algorithms/eligibility.md#initiatives
    Units: initiatives.
    """
    if initiatives is None:
        return YearInitiatives(NO_INITIATIVE, NOBODY_KNOWS, *used)
    scopes = [initiative.scope for initiative in initiatives]
    counts = (scopes.count("tinh"), scopes.count("toan_quoc"), scopes.count(None))
    least, most = by_scope(len(scopes), *counts)
    return YearInitiatives(least, most if is_complete else NOBODY_KNOWS, *used)


def used_up(basis: str | None, cstdcs: Marks, bit: int) -> tuple[int, int]:
    """At least and at most how many initiatives the year's CSTDCS used up: none or one.

    Source: docs/algorithms/eligibility.md#initiatives
    Units: initiatives; the year as its bit.

    >>> used_up("SANG_KIEN", Marks(1, 0), 1), used_up(None, Marks(1, 0), 1)
    ((1, 1), (0, 1))
    """
    if basis == EXCELLENT or cstdcs.no & bit:
        return 0, 0
    return (1, 1) if basis == BY_INITIATIVE and cstdcs.yes & bit else (0, 1)
