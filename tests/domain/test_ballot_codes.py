"""Codes: what is typed wrongly is found, what is typed sloppily is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.ballot_codes import ALPHABET, LENGTH, CodeMisread, code_of, read_code, shown

draws = st.lists(st.integers(0, 31), min_size=9, max_size=9)


def test_the_alphabet_has_32_signs_and_none_that_looks_like_another() -> None:
    assert len(set(ALPHABET)) == 32
    assert set("O0I1") & set(ALPHABET) == set()


@given(draws)
def test_a_code_is_read_back_however_it_is_grouped(drawn: list[int]) -> None:
    code = code_of(drawn)

    assert read_code(code) == code
    assert read_code(f" {shown(code).lower()} ") == code
    assert read_code(" ".join(code)) == code


@given(draws, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_every_single_wrong_sign_is_found(drawn: list[int], place: int, sign: str) -> None:
    code = code_of(drawn)
    typed = code[:place] + sign + code[place + 1 :]

    if typed == code:
        assert read_code(typed) == code
    else:
        with pytest.raises(CodeMisread, match="gõ sai"):
            read_code(typed)


@given(draws, st.integers(0, LENGTH - 1), st.integers(0, LENGTH - 1))
def test_every_two_signs_swapped_are_found(drawn: list[int], one: int, other: int) -> None:
    code = code_of(drawn)
    signs = list(code)
    signs[one], signs[other] = signs[other], signs[one]
    typed = "".join(signs)

    if typed == code:
        assert read_code(typed) == code
    else:
        with pytest.raises(CodeMisread, match="gõ sai"):
            read_code(typed)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "có 0 ký tự"),
        ("2345", "có 4 ký tự"),
        ("O3456789AF", "không dùng chữ O"),
        ("03456789AF", "không dùng chữ O"),
        ("i3456789AF", "không dùng chữ O"),
        ("13456789AF", "không dùng chữ O"),
        ("Ă3456789AF", "không có ký tự “Ă”"),
        ("2" * 1000, "có 1000 ký tự"),
    ],
)
def test_what_no_slip_carries_says_why(typed: str, words: str) -> None:
    with pytest.raises(CodeMisread, match=words):
        read_code(typed)
