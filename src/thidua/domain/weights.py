"""Two sums in which one part counts ``w`` times: the nearest ``w`` at which the order turns."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class WeighedSum:
    """A sum ``fixed + w · weighed``, and what decides when two are equal (more is better)."""

    fixed: Fraction
    weighed: Fraction
    breakers: tuple[int, ...] = ()
    most: Fraction | None = None  # it is held between 0 and this

    def at(self, weight: Fraction) -> Fraction:
        """The sum at a weight, held."""
        value = self.fixed + weight * self.weighed
        return max(Fraction(0), value if self.most is None else min(value, self.most))

    def bends(self) -> Iterable[Fraction]:
        """The weights at which it begins or ceases to be held."""
        if self.weighed:
            yield -self.fixed / self.weighed
            if self.most is not None:
                yield (self.most - self.fixed) / self.weighed

    def over(self, whole: int) -> "WeighedSum":
        """As a share of a whole; equal shares are told apart by nothing."""
        most = None if self.most is None else self.most / whole
        return WeighedSum(self.fixed / whole, self.weighed / whole, (), most)


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight where the order turns: at it, or just beyond it (away from 1)."""

    factor: Fraction
    is_enough: bool
    is_more: bool  # on the way up from 1


def smallest_weight(upper: WeighedSum, lower: WeighedSum) -> Weight | None:
    """The weight nearest to 1, from 0 up, at which ``lower`` is ahead; None where there is none.

    Between two weights where a sum bends or both cross, the order stays: it is enough to look at
    those weights and once between them.

    Source: docs/algorithms/firmness.md#weights
    Units: sums in any; weights without one.
    """
    marks = {*upper.bends(), *lower.bends(), Fraction(0)}
    if upper.weighed != lower.weighed:
        marks.add((upper.fixed - lower.fixed) / (lower.weighed - upper.weighed))

    def turned(weight: Fraction) -> bool:
        high, low = upper.at(weight), lower.at(weight)
        return (low, lower.breakers) > (high, upper.breakers)

    above = sorted(mark for mark in marks if mark > 1)
    below = sorted((mark for mark in marks if 0 <= mark < 1), reverse=True)
    more = _first(turned, above, is_up=True)
    fewer = _first(turned, below, is_up=False)
    found = [weight for weight in (more, fewer) if weight is not None]
    return min(found, key=lambda weight: abs(weight.factor - 1)) if found else None


def _first(
    turned: Callable[[Fraction], bool], marks: Iterable[Fraction], *, is_up: bool
) -> Weight | None:
    """The first turn on the way from 1 along the marks, and beyond the last on the way up."""
    last = Fraction(1)
    for mark in marks:
        if turned((last + mark) / 2):
            return Weight(last, is_enough=False, is_more=is_up)
        if turned(mark):
            return Weight(mark, is_enough=True, is_more=is_up)
        last = mark
    if is_up and turned(last + 1):
        return Weight(last, is_enough=False, is_more=True)
    return None
