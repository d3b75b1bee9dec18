"""How each checker marks beside what counts in the end: its mean deviation, pattern and spread.

All sums are exact; a mean is a fraction.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

Points = tuple[Decimal, ...]
"""The total of a unit, then what each part of the table adds to it."""


@dataclass(frozen=True, slots=True)
class Marking:
    """One checker on one unit: points by the unit's own figures, by its marks, and in the end."""

    checker: str
    unit: str
    own: Points
    said: Points
    final: Points
    marked: int  # lines
    changed: int  # of them with another figure than the unit's

    @property
    def deviation(self) -> tuple[Decimal, ...]:
        """What it gave beyond what counts in the end, in total and by part."""
        return tuple(a - b for a, b in zip(self.said, self.final, strict=True))


class Pattern(StrEnum):
    """A way of marking that says little about the units; more than one may hold."""

    AGREES = "agrees"  # with everything, at every unit
    EQUAL = "equal"  # the same total for every unit, though they end apart
    HIGHER = "higher"  # than the end, at every unit
    LOWER = "lower"  # than the end, at every unit
    ONE_PART = "one_part"  # departs from the end in one part of the table alone


@dataclass(frozen=True, slots=True)
class CheckerDeviation:
    """One checker over all units that it marked."""

    checker: str
    markings: tuple[Marking, ...]
    mean: Fraction  # of what it gave beyond the end
    lowest: Decimal
    highest: Decimal
    spread: Fraction  # the mean distance of its deviations from their mean
    parts: tuple[Fraction, ...]  # the mean by part of the table
    from_own: Fraction  # the mean of what it gave beyond the unit's own points
    from_others: Fraction | None  # beyond the unit's other checkers, if there are any
    patterns: tuple[Pattern, ...]

    @property
    def marked(self) -> int:
        """Lines."""
        return sum(each.marked for each in self.markings)

    @property
    def changed(self) -> int:
        """Lines on which it said another figure."""
        return sum(each.changed for each in self.markings)


def deviations(markings: Iterable[Marking]) -> tuple[CheckerDeviation, ...]:
    """Every checker, in order of code.

    Source: docs/algorithms/checkers.md
    Units: points.
    """
    by_checker: dict[str, list[Marking]] = {}
    by_unit: dict[str, list[Marking]] = {}
    for marking in markings:
        by_checker.setdefault(marking.checker, []).append(marking)
        by_unit.setdefault(marking.unit, []).append(marking)
    return tuple(_checker(code, by_checker[code], by_unit) for code in sorted(by_checker))


def _checker(
    code: str, markings: Sequence[Marking], by_unit: Mapping[str, Sequence[Marking]]
) -> CheckerDeviation:
    each = [marking.deviation for marking in markings]
    totals = [parts[0] for parts in each]
    mean = _mean(totals)
    beside = [
        Fraction(marking.said[0]) - _mean(others)
        for marking in markings
        if (others := [o.said[0] for o in by_unit[marking.unit] if o.checker != code])
    ]
    return CheckerDeviation(
        checker=code,
        markings=tuple(markings),
        mean=mean,
        lowest=min(totals),
        highest=max(totals),
        spread=_mean([abs(Fraction(total) - mean) for total in totals]),
        parts=tuple(map(_mean, zip(*(parts[1:] for parts in each), strict=True))),
        from_own=_mean([marking.said[0] - marking.own[0] for marking in markings]),
        from_others=_mean(beside) if beside else None,
        patterns=tuple(_patterns(markings)),
    )


def _mean(values: Sequence[Decimal | Fraction]) -> Fraction:
    return sum((Fraction(value) for value in values), Fraction(0)) / len(values)


def _patterns(markings: Sequence[Marking]) -> Iterable[Pattern]:
    """What holds at every unit; of one unit nothing is said but that all was agreed with."""
    if not any(marking.changed for marking in markings):
        yield Pattern.AGREES
    if len(markings) < 2:  # one unit makes no pattern
        return
    totals = [marking.deviation[0] for marking in markings]
    if len({m.said[0] for m in markings}) == 1 and len({m.final[0] for m in markings}) > 1:
        yield Pattern.EQUAL
    if all(total > 0 for total in totals):
        yield Pattern.HIGHER
    if all(total < 0 for total in totals):
        yield Pattern.LOWER
    if len(parts_apart(markings)) == 1 and all(any(m.deviation[1:]) for m in markings):
        yield Pattern.ONE_PART


def parts_apart(markings: Iterable[Marking]) -> frozenset[int]:
    """The parts of the table, from 0, in which some mark departs from the end."""
    return frozenset(
        at for marking in markings for at, part in enumerate(marking.deviation[1:]) if part
    )
