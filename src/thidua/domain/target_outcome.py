"""What became of a target so far: met, on its course, behind, missed, or not known."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from thidua.domain.covenant_text import AT_MOST, EXACTLY
from thidua.domain.qualified import NEARLY, OVER, Qualified


class Outcome(StrEnum):
    """Where a target stands; the order is that of what the bloc must look at first."""

    BEHIND = "behind"
    """Less than the part of the year that is over."""
    SHORT = "short"
    """Not reached."""
    UNKNOWN = "unknown"
    """Nothing, or not everything, is known."""
    ON_COURSE = "on_course"
    """Not reached yet, and in time."""
    MET = "met"
    """Reached."""


@dataclass(frozen=True, slots=True)
class Course:
    """How far the year is: ``passed`` of 1; what adds up is compared with that part of it."""

    passed: Fraction

    @property
    def is_over(self) -> bool:
        """Whether the whole year is looked at."""
        return self.passed >= 1


HALF, WHOLE = Course(Fraction(1, 2)), Course(Fraction(1))


def outcome_of(
    operator: str,
    wanted: Decimal | None,
    reached: Qualified | None,
    course: Course,
    *,
    adds_up: bool = False,
) -> Outcome:
    """What a figure is worth beside what was promised.

    ``adds_up``: it grows through the year, as quantities and money do; shares and counts of units
    are judged as they stand. "Gần" a figure is below it, "hơn" above it. A promise that does not
    say how it compares is one of "at least".

    Source: docs/algorithms/targets.md#outcome.
    Units: both figures in the target's measure.

    >>> outcome_of(">=", Decimal(5000), Qualified(Decimal(3343)), HALF, adds_up=True).value
    'on_course'
    """
    if reached is None or wanted is None:
        return Outcome.UNKNOWN
    if operator == AT_MOST:
        is_within = reached.value < wanted or (reached.value == wanted and not _is_over(reached))
        if not is_within:
            return Outcome.SHORT
        return Outcome.MET if course.is_over else Outcome.ON_COURSE
    if operator == EXACTLY and reached.value != wanted:
        return Outcome.SHORT if course.is_over or reached.value > wanted else Outcome.ON_COURSE
    if reached.value > wanted or (reached.value == wanted and reached.qualifier != NEARLY):
        return Outcome.MET
    if not adds_up or course.is_over:
        return Outcome.SHORT
    in_time = Fraction(reached.value) >= Fraction(wanted) * course.passed
    return Outcome.ON_COURSE if in_time else Outcome.BEHIND


def share_of(reached: Qualified | None, wanted: Decimal | None) -> Fraction | None:
    """How much of the promise is reached, 1 for all of it; None where it cannot be told.

    Source: docs/algorithms/targets.md#progress.
    Units: a share, exact; more than 1 where more was done.
    """
    if reached is None or not wanted:
        return None
    return Fraction(reached.value) / Fraction(wanted)


def _is_over(figure: Qualified) -> bool:
    return figure.qualifier == OVER
