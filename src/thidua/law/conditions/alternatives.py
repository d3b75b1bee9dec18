"""One of several ways: each way is a few conditions that go together."""

from dataclasses import dataclass
from typing import Protocol

from thidua.domain.eligibility import Answer, Shown, all_of
from thidua.domain.eligibility_facts import Facts
from thidua.law.conditions.base import Condition


class Part(Condition, Protocol):
    """A condition that can stand in a list of ways: it has a short name."""

    @property
    def label(self) -> Shown:
        """What is counted: "CO_TINH", "HTXSNV", "sáng kiến"."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """Fulfilled when all conditions of at least one way are."""

    code: str
    ways: tuple[tuple[Part, ...], ...]

    def met(self, facts: Facts) -> Answer:
        """Some way, wholly.

        Source: docs/algorithms/eligibility.md#three-answers
        """
        known = True
        for way in self.ways:  # spelt out: screening asks this of millions
            answer = self._way_met(way, facts)
            if answer:
                return True
            known = known and answer is not None
        return False if known else None

    @staticmethod
    def _way_met(way: tuple[Part, ...], facts: Facts) -> Answer:
        if len(way) == 1:
            return way[0].met(facts)
        return all_of(part.met(facts) for part in way)

    def needs(self, facts: Facts) -> Shown:
        """The ways, "|" between them: "1 CO_CP | 1 CO_TINH + 1 BK_TINH"."""
        ways = [[_labelled(part, part.needs(facts)) for part in way] for way in self.ways]
        return Shown(
            " | ".join(" + ".join(part.value for part in way) for way in ways),
            " hoặc ".join(" và ".join(part.words for part in way) for way in ways),
        )

    def has(self, facts: Facts) -> Shown | None:
        """What every part has, once each; None when no part is known."""
        known = {
            _labelled(part, found): None
            for way in self.ways
            for part in way
            if (found := part.has(facts)) is not None
        }
        values, words = (
            ", ".join(getattr(one, name) for one in known) for name in ("value", "words")
        )
        return Shown(values, words) if known else None

    def says(self) -> str:
        """The ways in words."""
        ways = "; hoặc ".join(" và ".join(part.says() for part in way) for way in self.ways)
        return f"Một trong các điều kiện: {ways}"

    def finds(self, facts: Facts) -> str:
        """What every part found, once each."""
        parts = [f"{part.label.words}: {part.finds(facts)}" for way in self.ways for part in way]
        return "; ".join(dict.fromkeys(parts))


def _labelled(part: Part, figure: Shown) -> Shown:
    if not figure.value.isdecimal():
        return figure
    label = part.label
    return Shown(f"{figure.value} {label.value}", f"{figure.words} {label.words}")
