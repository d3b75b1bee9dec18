"""Who takes the place of a checker that cannot go on (docs/algorithms/draw.md#replacement)."""

from collections import Counter
from dataclasses import dataclass

from thidua.domain.draw.lots import in_order_of_lots
from thidua.domain.draw.rules import Pair


@dataclass(frozen=True, slots=True)
class Drawn:
    """A draw as it stands: the units that were drawn from, who checks now, who no longer does."""

    units: tuple[str, ...]
    seed: str
    pairs: frozenset[Pair]
    ended: frozenset[Pair] = frozenset()
    recused: frozenset[Pair] = frozenset()
    gone: frozenset[str] = frozenset()
    """Units that have left since."""


def next_checker(drawn: Drawn, unit: str) -> str | None:
    """The next checker of ``unit``: who checks fewest, then who comes first in the unit's lots.

    None: every other unit checks it already, did so before, is checked by it, is recused, or has
    left.
    """
    busy = Counter(checker for checker, _ in drawn.pairs)
    codes = tuple(sorted(drawn.units))
    turns = (codes[place] for place in in_order_of_lots(drawn.seed, unit, codes))
    free = (code for code in turns if _may(drawn, code, unit))
    return min(free, key=lambda code: busy[code], default=None)  # the first of equals


def _may(drawn: Drawn, checker: str, unit: str) -> bool:
    barred = (checker, unit) in drawn.pairs | drawn.ended | drawn.recused
    met = barred or (unit, checker) in drawn.pairs
    return checker != unit and checker not in drawn.gone and not met
