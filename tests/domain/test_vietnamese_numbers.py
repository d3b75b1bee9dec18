from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.vietnamese_numbers import (
    NotANumber,
    format_money,
    format_money_short,
    format_number,
    format_shortest,
    money_in_words,
    number_in_words,
    to_roman,
)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("1234.56", 2, "1.234,56"),
        ("1234567.5", 0, "1.234.568"),
        ("0.005", 2, "0,01"),
        ("-0.005", 2, "-0,01"),
        ("-0.001", 2, "0,00"),
        ("999.995", 2, "1.000,00"),
        ("950", 2, "950,00"),
        ("12.30", None, "12,30"),
        ("123456789012345678901234567890.25", 1, "123.456.789.012.345.678.901.234.567.890,3"),
    ],
)
def test_format_number_rounds_half_up_with_vietnamese_marks(value, decimals, text):
    assert format_number(Decimal(value), decimals=decimals) == text


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
@pytest.mark.parametrize("write", [format_number, format_shortest, format_money, money_in_words])
def test_what_is_no_number_is_refused(value, write):
    with pytest.raises(NotANumber, match="không phải là số"):
        write(Decimal(value))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, max_value=10**15))
def test_format_number_loses_nothing(value):
    text = format_number(value)

    assert Decimal(text.replace(".", "").replace(",", ".")) == value


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (1_600_000_000, "1,6 tỷ đồng"),
        (800_000_000, "800 triệu đồng"),
        (1_234_567_890, "≈ 1,235 tỷ đồng"),
        (999_999, "999.999 đồng"),
        (-25_000_000_000, "-25 tỷ đồng"),
        (0, "0 đồng"),
    ],
)
def test_format_money_short_says_when_digits_were_dropped(amount, text):
    assert format_money_short(amount) == text


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (55, "năm mươi lăm"),
        (101, "một trăm linh một"),
        (110, "một trăm mười"),
        (1005, "một nghìn không trăm linh năm"),
        (1_000_000, "một triệu"),
        (1_000_015, "một triệu không trăm mười lăm"),
        (2_001_000_300, "hai tỷ không trăm linh một triệu ba trăm"),
        (481_000_000, "bốn trăm tám mươi mốt triệu"),
        (1_000_000_000_000, "một nghìn tỷ"),
        (-8, "âm tám"),
    ],
)
def test_number_in_words(number, words):
    assert number_in_words(number) == words


def test_number_in_words_names_its_limit():
    with pytest.raises(NotANumber, match="tối đa 18 chữ số"):
        number_in_words(10**18)


@given(st.integers(0, 10**18 - 1))
def test_number_in_words_has_no_empty_or_doubled_words(number):
    words = number_in_words(number)

    assert words == " ".join(words.split())
    assert "tỷ tỷ" not in words


def test_money_in_words_starts_with_a_capital():
    assert money_in_words(Decimal("4810000.5")) == (
        "Bốn triệu tám trăm mười nghìn không trăm linh một đồng"
    )


def test_to_roman_knows_its_range():
    assert [to_roman(number) for number in (1, 4, 9, 40, 1990, 3999)] == [
        "I",
        "IV",
        "IX",
        "XL",
        "MCMXC",
        "MMMCMXCIX",
    ]
    for number in (0, 4000):
        with pytest.raises(NotANumber, match="từ 1 đến 3999"):
            to_roman(number)
