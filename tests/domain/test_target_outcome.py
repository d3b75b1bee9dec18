"""What a figure is worth beside what was promised, in half of the year and at its end."""

from decimal import Decimal
from fractions import Fraction

import pytest

from thidua.domain.qualified import Qualified
from thidua.domain.target_outcome import HALF, WHOLE, Course, Outcome, outcome_of, share_of


def q(value: int | str, qualifier: str = "") -> Qualified:
    return Qualified(Decimal(value), qualifier)


@pytest.mark.parametrize(
    ("operator", "wanted", "reached", "course", "adds_up", "told"),
    [
        (">=", 70, q(70), HALF, False, Outcome.MET),
        (">=", 70, q("69.99"), HALF, False, Outcome.SHORT),
        (">=", 70, q(70, "gan"), HALF, False, Outcome.SHORT),
        (">=", 70, q(70, "hon"), HALF, False, Outcome.MET),
        (">=", 5000, q(2500), HALF, True, Outcome.ON_COURSE),
        (">=", 5000, q(2499), HALF, True, Outcome.BEHIND),
        (">=", 5000, q(2499), WHOLE, True, Outcome.SHORT),
        (">=", 5000, q(5000), HALF, True, Outcome.MET),
        ("unspecified", 10, q(11), WHOLE, False, Outcome.MET),
        ("<=", 0, q(0), HALF, False, Outcome.ON_COURSE),
        ("<=", 0, q(0), WHOLE, False, Outcome.MET),
        ("<=", 0, q(1), HALF, False, Outcome.SHORT),
        ("<=", 3, q(3, "hon"), WHOLE, False, Outcome.SHORT),
        ("==", 8, q(8), WHOLE, False, Outcome.MET),
        ("==", 8, q(7), HALF, False, Outcome.ON_COURSE),
        ("==", 8, q(7), WHOLE, False, Outcome.SHORT),
        ("==", 8, q(9), HALF, False, Outcome.SHORT),
    ],
)
def test_outcome(
    operator: str, wanted: int, reached: Qualified, course: Course, adds_up: bool, told: Outcome
) -> None:
    assert outcome_of(operator, Decimal(wanted), reached, course, adds_up=adds_up) == told


def test_nothing_is_known_without_both_figures() -> None:
    assert outcome_of(">=", Decimal(1), None, HALF) == Outcome.UNKNOWN
    assert outcome_of(">=", None, q(1), HALF) == Outcome.UNKNOWN


def test_share_is_exact_and_may_be_more_than_all() -> None:
    assert share_of(q(3343), Decimal(5000)) == Fraction(3343, 5000)
    assert share_of(q(9), Decimal(8)) == Fraction(9, 8)
    assert share_of(None, Decimal(8)) is None
    assert share_of(q(1), Decimal(0)) is None
