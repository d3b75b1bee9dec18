"""A draw in the making: what is drawn so far and what could still be."""

from dataclasses import dataclass, replace

from thidua.domain.draw.completion import Completion, bits
from thidua.domain.draw.rules import DrawRules


@dataclass(slots=True)
class Board:
    """Units are places in order of code; sets of units are whole numbers, a bit for each place."""

    whole: Completion
    """Filled from every pair that may still be drawn."""
    fresh: Completion | None
    """Filled from those only that repeat nothing; None when there is nothing to repeat."""
    checkers: list[int]
    """By unit: who checks it."""
    partners: list[int]
    """By unit: those with which a pair may still be drawn, one way or the other."""
    need: int
    """Checkers of each unit, and units of each checker."""
    left: int
    """Pairs still to be drawn."""
    repeats: int = 0
    """Repeated pairs that may still be drawn."""
    is_short: bool = False
    """Some unit has fewer partners left than pairs to be drawn, each with another partner."""

    @classmethod
    def of(cls, rules: DrawRules) -> "Board":
        """Nothing is drawn yet."""
        places = {unit: place for place, unit in enumerate(rules.units)}
        everybody = (1 << len(places)) - 1
        may = [everybody ^ (1 << place) for place in range(len(places))]
        partners = may.copy()
        for checker, unit in rules.recused:
            may[places[checker]] &= ~(1 << places[unit])
        for checker, unit in rules.recused & {(unit, checker) for checker, unit in rules.recused}:
            partners[places[checker]] &= ~(1 << places[unit])
        fresh = may.copy()
        for checker, unit in rules.previous:
            fresh[places[checker]] &= ~(1 << places[unit])
        return cls(
            whole=Completion(may, rules.checkers),
            fresh=Completion(fresh, rules.checkers) if rules.previous else None,
            checkers=[0] * len(may),
            partners=partners,
            need=rules.checkers,
            left=rules.checkers * len(may),
        )

    def copy(self) -> "Board":
        """Another one in the same state."""
        return replace(
            self,
            whole=self.whole.copy(),
            fresh=self.fresh and self.fresh.copy(),
            checkers=self.checkers.copy(),
            partners=self.partners.copy(),
        )

    @property
    def is_hopeful(self) -> bool:
        """Whether a lawful draw may come of this; False is certain, True is not."""
        filled = self.whole.size == self.left
        return filled and not self.is_short and self.least_repeats <= self.repeats

    @property
    def least_repeats(self) -> int:
        """At least so many of the pairs still to be drawn are repeated ones."""
        return self.left - self.fresh.size if self.fresh else 0

    def is_full(self, unit: int) -> bool:
        """Whether the unit has all its checkers."""
        return self.checkers[unit].bit_count() == self.need

    def may_draw(self, checker: int, unit: int) -> bool:
        """Whether the pair is open and the checker has not all its units yet."""
        return bool(self.whole.may[checker] >> unit & 1 and self.whole.has_room(checker))

    def draw(self, checker: int, unit: int) -> None:
        """Draw the pair, which may be drawn; the two never meet the other way round."""
        if self.fresh:
            self.repeats -= not self.fresh.may[checker] >> unit & 1
            self.fresh.settle(checker, unit)
        self.whole.settle(checker, unit)
        self.left -= 1
        self.checkers[unit] |= 1 << checker
        self._strike(unit, checker)
        self.partners[checker] &= ~(1 << unit)
        self.partners[unit] &= ~(1 << checker)
        if self.is_full(unit):
            for other in bits(self.partners[unit] & ~self.whole.may[unit]):
                self._part(unit, other)

    def skip(self, checker: int, unit: int) -> None:
        """The pair is not drawn."""
        self._strike(checker, unit)
        if self.is_full(checker) or not self.whole.may[unit] >> checker & 1:
            self._part(checker, unit)

    def _strike(self, checker: int, unit: int) -> None:
        self.whole.strike(checker, unit)
        if self.fresh:
            self.fresh.strike(checker, unit)

    def _part(self, one: int, other: int) -> None:
        for this, that in ((one, other), (other, one)):
            self.partners[this] &= ~(1 << that)
            if self.partners[this].bit_count() < self.whole.lacks(this):
                self.is_short = True
