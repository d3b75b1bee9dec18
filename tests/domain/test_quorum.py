"""The quorum: the least whole number that reaches the share."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.quorum import Quorum

shares = st.fractions(min_value=Fraction(1, 100), max_value=1, max_denominator=100)


@given(st.integers(0, 40), shares)
def test_needed_is_the_least_number_that_reaches_the_share(total: int, share: Fraction) -> None:
    needed = Quorum(0, total, share).needed
    assert needed is not None
    assert needed >= share * total > needed - 1
    assert needed <= total


@given(st.integers(0, 40), st.integers(0, 40), shares)
def test_one_more_never_loses_a_quorum(present: int, total: int, share: Fraction) -> None:
    assert Quorum(present, total, share).is_met <= Quorum(present + 1, total, share).is_met


def test_without_a_share_nothing_is_asked() -> None:
    assert Quorum(0, 8).needed is None
    assert Quorum(0, 8).is_met


def test_at_the_edge() -> None:
    share = Fraction(2, 3)
    assert [Quorum(n, 8, share).is_met for n in (5, 6)] == [False, True]
    assert [Quorum(n, 9, share).is_met for n in (5, 6)] == [False, True]
