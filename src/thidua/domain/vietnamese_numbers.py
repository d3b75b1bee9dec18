"""Numbers as Vietnamese offices write them: 1.234,56; 4.810.000 đ; in words; in Roman figures."""

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from thidua.domain.exact import decimal_of, half_up

Number = Decimal | Fraction | int

_WIDE = Context(prec=80, rounding=ROUND_HALF_UP)
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_THOUSANDS = ("", " nghìn", " triệu")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


class NotANumber(ValueError):
    """A figure that cannot be written out: NaN, infinity, or outside what the form can say."""


def format_number(value: Number, *, decimals: int | None = None) -> str:
    """The figure with points between thousands and a comma before the decimals.

    Source: common Vietnamese office practice (1.234,56).
    Units: those of ``value``; ``decimals`` places, half rounded up, or the digits it came
    with; a fraction came with none and has two.

    Raises:
        NotANumber: ``value`` is NaN or infinite.

    >>> format_number(Decimal("1234.565"), decimals=2)
    '1.234,57'
    >>> format_number(Decimal("-0.004"), decimals=2)
    '0,00'
    """
    if isinstance(value, Fraction):
        decimals = 2 if decimals is None else decimals
        exact = decimal_of(half_up(value * 10**decimals), decimals)
    else:
        exact = Decimal(value)
    if not exact.is_finite():
        raise NotANumber(f"{value} không phải là số viết ra được.")
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), context=_WIDE)
    if not exact:
        exact = abs(exact)
    return f"{exact:,f}".translate(str.maketrans(",.", ".,"))


def format_shortest(value: Number, *, at_most: int = 2) -> str:
    """The figure without decimals that say nothing: 30 for 30.00, 27,5 for 27.50.

    Source: common Vietnamese office practice.
    Units: those of ``value``, at most ``at_most`` decimals, half rounded up.

    Raises:
        NotANumber: ``value`` is NaN or infinite.

    >>> format_shortest(Decimal("27.50")), format_shortest(Decimal("1000.00"))
    ('27,5', '1.000')
    """
    text = format_number(value, decimals=at_most)
    return text.rstrip("0").rstrip(",") if "," in text else text


def format_percent(share: Fraction) -> str:
    """A share in per cent, at most two decimals.

    Source: common Vietnamese office practice (15%).
    Units: ``share`` from 0 to 1; half rounded up.

    >>> format_percent(Fraction(2, 3)), format_percent(Fraction(1, 8))
    ('66,67%', '12,5%')
    """
    return f"{format_shortest(share * 100)}%"


def format_money(value: Number) -> str:
    """An amount in đồng, as printed in tables.

    Source: common Vietnamese office practice.
    Units: đồng, whole, half rounded up.

    Raises:
        NotANumber: ``value`` is NaN or infinite.

    >>> format_money(4810000)
    '4.810.000 đ'
    """
    return f"{format_number(value, decimals=0)} đ"


def format_money_short(value: Decimal | int) -> str:
    """An amount as people say it; "≈" is put before it when digits had to be dropped.

    Source: common Vietnamese office practice.
    Units: đồng in; triệu or tỷ đồng out, at most 3 decimals, half rounded up.

    Raises:
        NotANumber: ``value`` is NaN or infinite.

    >>> format_money_short(1600000000), format_money_short(481000000)
    ('1,6 tỷ đồng', '481 triệu đồng')
    """
    exact = Decimal(value)
    for unit, name in ((9, "tỷ"), (6, "triệu")):
        if exact.is_finite() and abs(exact) >= Decimal(10) ** unit:
            said = exact.scaleb(-unit, context=_WIDE)
            rounded = said.quantize(Decimal("0.001"), context=_WIDE)
            about = "" if rounded == said else "≈ "
            return f"{about}{format_shortest(rounded, at_most=3)} {name} đồng"
    return f"{format_number(value, decimals=0)} đồng"


def _triple(number: int, *, full: bool) -> str:
    """A group of three figures in words; ``full`` says the zeros in front as well."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [f"{_DIGITS[hundreds]} trăm"] if hundreds or full else []
    if tens > 1:
        words.append(f"{_DIGITS[tens]} mươi")
    elif tens == 1:
        words.append("mười")
    elif ones and words:
        words.append("linh")
    if ones == 1 and tens > 1:
        words.append("mốt")
    elif ones == 5 and tens:
        words.append("lăm")
    elif ones:
        words.append(_DIGITS[ones])
    return " ".join(words)


def _below_billion(number: int, *, full: bool) -> str:
    words: list[str] = []
    for power in (2, 1, 0):
        group = number // 1000**power % 1000
        if group:
            words.append(_triple(group, full=full or bool(words)) + _THOUSANDS[power])
    return " ".join(words)


def number_in_words(number: int) -> str:
    """A whole number in words, zeros inside it said in full ("không trăm", "linh").

    Written here because num2words says "một nghìn lẻ hai mươi bốn" for 1.024.

    Source: the way amounts are written on Vietnamese vouchers (số tiền bằng chữ).
    Units: those of ``number``.

    Raises:
        NotANumber: ``number`` has more than 18 figures.

    >>> number_in_words(1024)
    'một nghìn không trăm hai mươi bốn'
    >>> number_in_words(1_600_000_000)
    'một tỷ sáu trăm triệu'
    """
    if number < 0:
        return f"âm {number_in_words(-number)}"
    if number >= 10**18:
        raise NotANumber(f"{number} quá lớn để viết bằng chữ (tối đa 18 chữ số).")
    if number == 0:
        return _DIGITS[0]
    billions, rest = divmod(number, 10**9)
    words = [f"{_below_billion(billions, full=False)} tỷ"] if billions else []
    if rest:
        words.append(_below_billion(rest, full=bool(words)))
    return " ".join(words)


def money_in_words(value: Decimal | int) -> str:
    """An amount in words, with a capital, as vouchers and decisions have it.

    Source: the way amounts are written on Vietnamese vouchers (số tiền bằng chữ).
    Units: đồng, whole, half rounded up.

    Raises:
        NotANumber: ``value`` is not finite or has more than 18 figures.

    >>> money_in_words(4810000)
    'Bốn triệu tám trăm mười nghìn đồng'
    """
    exact = Decimal(value)
    if not exact.is_finite():
        raise NotANumber(f"{value} không phải là số viết ra được.")
    words = number_in_words(int(exact.quantize(Decimal(1), context=_WIDE)))
    return f"{words[0].upper()}{words[1:]} đồng"


def to_roman(number: int) -> str:
    """The Roman figure for the parts of a document: I, II, III, IV.

    Source: common Vietnamese office practice.

    Raises:
        NotANumber: ``number`` is not in 1..3999.

    >>> to_roman(4), to_roman(19)
    ('IV', 'XIX')
    """
    if not 1 <= number <= 3999:
        raise NotANumber(f"{number} không viết được bằng chữ số La Mã (chỉ từ 1 đến 3999).")
    figures = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        figures.append(letters * count)
    return "".join(figures)
