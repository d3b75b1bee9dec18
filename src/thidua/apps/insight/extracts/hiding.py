"""Which cells of a table of persons are not told: few persons, or few left out of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from thidua.apps.insight.extracts.sources import Offices
from thidua.apps.insight.extracts.wishes import Wish, narrowed
from thidua.domain.small_cells import TOTAL, Cell, hidden_cells

LEAST = 3
"""Persons; fewer are told by no table of people by what only they know of themselves."""


def hidden_of(offices: Offices, wish: Wish, sides: Sequence[str]) -> frozenset[Cell]:
    """By how many persons are in each cell, however often each of them.

    The same table without a condition stands beside it whenever somebody asks for it, and what
    the condition leaves out is the difference: a few there are hidden by hiding what is in.
    """
    if not wish.is_personal:
        return frozenset()
    people = _people(offices, wish, sides)
    few = {cell for cell, count in people.items() if 0 < count < LEAST}
    known = set[Cell]()
    for wider in _wider(wish):
        among = _people(offices, wider, sides)
        known |= {cell for cell, count in people.items() if 0 < among[cell] - count < LEAST}
    inner = {cell: count for cell, count in people.items() if TOTAL not in cell}
    return hidden_cells(inner, least=LEAST, known=known) | few | known


def _wider(wish: Wish) -> Iterator[Wish]:
    """Without each of its conditions, and without any."""
    for name in wish.filters:
        others = {each: key for each, key in wish.filters.items() if each != name}
        yield replace(wish, filters=others)
    if len(wish.filters) > 1:
        yield replace(wish, filters={})


def _people(offices: Offices, wish: Wish, sides: Sequence[str]) -> Mapping[Cell, int]:
    """Persons of each cell and each sum; "" is the column of a table without columns."""
    found, tally = (
        narrowed(offices, wish, always_persons=True),
        wish.source.measures["people"].tally,
    )
    told = {
        (key[0], key[1] if wish.columns else ""): each.count_of
        for key, each in tally(found, sides).items()
    }
    told |= {(row, TOTAL): each.count_of for (row,), each in tally(found, sides[:1]).items()}
    if wish.columns:
        below = tally(found, sides[1:]).items()
        told |= {(TOTAL, column): each.count_of for (column,), each in below}
    return told
