"""Numbers of papers: compared, placed in their series, written, left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.paper_numbers import LARGEST, Placed, left_out, number_key, placed, written


@pytest.mark.parametrize(
    ("number", "place"),
    [
        ("5/BB-KTĐ", Placed(5, "BB-KTĐ")),
        (" 005 / bb – ktđ ", Placed(5, "BB-KTĐ")),
        ("BB-KTĐ", Placed(None, "")),
        ("05", Placed(None, "")),
        ("1234567/BB", Placed(None, "")),
        ("", Placed(None, "")),
    ],
)
def test_placed(number: str, place: Placed) -> None:
    assert placed(number) == place


@given(st.integers(1, LARGEST), st.sampled_from(["BB-KTĐ", "QĐ-UBND", "tb-snv"]))
def test_what_is_written_is_placed_again(serial: int, symbol: str) -> None:
    number = written(serial, symbol)

    assert placed(number) == Placed(serial, symbol.upper())
    assert number_key(number) == f"{serial}/{symbol.upper()}"


@given(st.sets(st.integers(1, 60)))
def test_left_out_is_every_number_up_to_the_last_that_was_not_given(serials: set[int]) -> None:
    gaps = left_out(serials)

    missing = [serial for first, last in gaps for serial in range(first, last + 1)]
    assert missing == [s for s in range(1, max(serials, default=0)) if s not in serials]
