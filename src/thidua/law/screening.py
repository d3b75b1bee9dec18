"""All awards of one kind of subject at once: each condition asked once, for millions."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from thidua.domain.eligibility_facts import Facts
from thidua.law.conditions.base import Condition
from thidua.law.registry import awards_for, rules_for


class Answers(NamedTuple):
    """Awards as bits, in the order of ``awards_for``: fulfilled, not known, one short.

    One short: exactly one requirement is not met, none is unknown, and the one missing is not a
    lower award that takes years by itself (``LONG_WAYS``).
    """

    yes: int
    unknown: int
    near: int


NO_ANSWER = Answers(0, 0, 0)
LONG_WAYS = frozenset({"bk_ttg_held", "hcld3_held", "hcld2_held"})
"""Requirements that nobody who lacks them is near to: orders build on awards of earlier years."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The awards of one kind under one rule set, and the distinct conditions they ask."""

    kind: str
    rule_set: str
    awards: tuple[str, ...]
    conditions: tuple[Condition, ...]
    asks: tuple[tuple[int, int], ...]  # an award's bit, the bits of its conditions
    long_ways: int  # the bits of conditions that take years

    def answers(self, facts: Facts) -> Answers:
        """What ``judge`` would answer for every award, without the words.

        Source: docs/algorithms/eligibility.md#screening
        Units: awards and conditions as bits.
        """
        unmet = doubted = 0
        bit = 1
        for condition in self.conditions:
            met = condition.met(facts)
            if met is None:
                doubted |= bit
            elif not met:
                unmet |= bit
            bit <<= 1
        return self._of_awards(unmet, doubted)

    def _of_awards(self, unmet: int, doubted: int) -> Answers:
        yes = unknown = near = 0
        for award, asked in self.asks:
            against = unmet & asked
            if not against:
                if doubted & asked:
                    unknown |= award
                else:
                    yes |= award
            elif not (against & (against - 1) or against & self.long_ways or doubted & asked):
                near |= award
        return Answers(yes, unknown, near) if yes or unknown or near else NO_ANSWER

    def bit(self, award: str) -> int:
        """An award's bit in the answers.

        Source: docs/algorithms/eligibility.md#screening
        Units: awards as bits.

        Raises:
            ValueError: no such award for the kind.
        """
        return 1 << self.awards.index(award)

    def awards_in(self, bits: int) -> Iterator[str]:
        """The awards whose bits are set, in order.

        Source: docs/algorithms/eligibility.md#screening
        Units: awards as bits.
        """
        return (award for place, award in enumerate(self.awards) if bits >> place & 1)


@cache
def plan_for(kind: str, rule_set: str) -> Plan:
    """The plan for one kind of subject under one rule set, made once.

    Source: law/awards/<award>.py and law/blockers.py

    Raises:
        KeyError: no such rule set.

    >>> plan_for("household", "RS2022B").awards
    ('GK', 'BK_TINH', 'BK_TTG')
    """
    awards = awards_for(kind)
    places: dict[Condition, int] = {}
    asks = []
    for number, award in enumerate(awards):
        asked = 0
        for rule in rules_for(award, kind, rule_set):
            asked |= 1 << places.setdefault(rule.condition, len(places))
        asks.append((1 << number, asked))
    long_ways = sum(1 << place for one, place in places.items() if one.code in LONG_WAYS)
    return Plan(kind, rule_set, awards, tuple(places), tuple(asks), long_ways)
