"""Numbers and yes/no as people write them."""

import unicodedata
from decimal import Decimal
from fractions import Fraction

import pytest

from thidua.domain.exact import (
    LONGEST_NUMBER,
    NotABoolean,
    NotANumber,
    half_up,
    number_text,
    parse_boolean,
    parse_number,
    plain_text,
    scaled_text,
)


@pytest.mark.parametrize("text", ["yes", "YES", "Có", "CÓ", "true", "1"])
def test_parse_boolean_yes(text):
    assert parse_boolean(text) is True
    assert parse_boolean(unicodedata.normalize("NFD", text)) is True


@pytest.mark.parametrize("text", ["no", "Không", "KHÔNG", "False", "0"])
def test_parse_boolean_no(text):
    assert parse_boolean(text) is False


@pytest.mark.parametrize("text", ["", "2", "đạt", "y", "on", "01"])
def test_parse_boolean_refuses_other_words(text):
    with pytest.raises(NotABoolean):
        parse_boolean(text)


def test_parse_number_is_exact_at_any_length():
    text = "1" * 400 + "." + "3" * 400

    assert format(parse_number(text), "f") == text


@pytest.mark.parametrize("text", ["", " 1", "1 ", "--1", "1..2", "1,2,3", "٣", "1\n", "½", "∞"])
def test_parse_number_refuses(text):
    with pytest.raises(NotANumber):
        parse_number(text)


def test_parse_number_refuses_a_text_made_to_stall():
    with pytest.raises(NotANumber):
        parse_number("9" * (LONGEST_NUMBER + 1))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("1234567.50"), "1.234.567,5"),
        (Decimal("-0.05"), "−0,05"),
        (Decimal("0.00"), "0"),
        (Fraction(-1, 3), "−0,33"),
        (Fraction(-1, 1000), "0"),
        (-1234, "−1.234"),
    ],
)
def test_number_text(value, text):
    assert number_text(value) == text


def test_scaled_text_and_plain_text():
    assert scaled_text(5, 100) == "0,05"
    assert scaled_text(100, 1) == "100"
    assert plain_text(5, 3) == "0.005"
    assert plain_text(0, 2) == "0.00"
    assert plain_text(-5, 0) == "-5"


@pytest.mark.parametrize(("top", "result"), [(-7, -2), (-6, -2), (-5, -1), (5, 1), (6, 2), (7, 2)])
def test_half_up_goes_away_from_zero(top, result):
    assert half_up(Fraction(top, 4)) == result
