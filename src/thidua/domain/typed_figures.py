"""Figures as people type them: one reader for every field and every file that somebody made."""

import re
from decimal import Context, Decimal

from thidua.domain.clean_text import cleaned
from thidua.domain.exact import parse_number
from thidua.domain.figure_spec import MONEY_WORDS, NUMBER, FigureKind, FigureSpec
from thidua.domain.vietnamese_numbers import format_number, format_shortest, number_in_words

MOST_DECIMALS = 4
LONGEST_KEY = 15
LONGEST_FIGURE = 60  # characters; what is longer is no figure of a bloc
_WIDE = Context(prec=200)

_AMOUNT = r"[0-9][0-9., ]*[0-9]|[0-9]"
_SIGNED = re.compile(rf"([+-]?) ?({_AMOUNT}) ?(.*)")
_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_POINTED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_SPACED = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:,[0-9]+|\.[0-9]{1,2})?")
_TWO_WAYS = re.compile(r"([1-9][0-9]{0,2})(?:\.([0-9]{3})|,(000))")
_WRITTEN = re.compile(r"([^0-9.]*[0-9]+)\.([0-9]+)([^0-9.]*)")
_QUALIFIED = re.compile(
    r"(khoảng|chừng|ước tính|ước|trên dưới|gần|xấp xỉ|hơn|trên|vượt|dưới|tối thiểu|tối đa|ít nhất"
    r"|[~≈<>≤≥]) ?(.+)|(.+?) ?(trở lên|trở xuống)"
)
_SCALES = {
    "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tr": 10**6, "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
_DONG = ("đồng", "đ", "₫", "vnđ", "vnd")
_PIECE = re.compile(
    rf"({_AMOUNT}) ?((?:(?:{'|'.join(_SCALES)}) ?)*)({'|'.join(_DONG)})?(?=[ 0-9]|$) ?"
)
_MONEY_WORD = re.compile(rf"(?:^|[0-9 ])({'|'.join((*_SCALES, *_DONG))})(?=[ 0-9]|$)")


class UnclearFigure(ValueError):
    """The text is no figure for this field, or could be two; the message says what to write."""


def read_figure(text: str, spec: FigureSpec = NUMBER) -> Decimal | None:
    """The number that was meant, in the unit of the field; None for nothing.

    "15.000" is refused: offices mean fifteen thousand, files and programs mean 15.

    Source: docs/reference/figures.md.
    Units: those of ``spec``; money in so many đồng as ``spec.per`` says.

    Raises:
        UnclearFigure: no figure, one that reads two ways, of another kind, or beyond the limits.

    >>> read_figure("12,5"), read_figure("1.234.567"), read_figure("1.234,5"), read_figure(" ")
    (Decimal('12.5'), Decimal('1234567'), Decimal('1234.5'), None)
    >>> read_figure("1 tỷ 600 triệu", FigureSpec(FigureKind.MONEY))
    Decimal('1600000000')
    """
    typed = " ".join(cleaned(text).replace("\u2212", "-").split())
    if not typed:
        return None
    try:
        value = _read(typed, spec)
        if not spec.allows(value):
            raise UnclearFigure(f"không dùng được; chỉ nhận {spec.allowed}.")
    except UnclearFigure as error:
        shown = typed if len(typed) <= 40 else f"{typed[:40]}…"
        start = f"{spec.name}: " if spec.name else ""
        raise UnclearFigure(f"{start}«{shown}» {error}") from None
    return value


def understood(text: str, spec: FigureSpec = NUMBER) -> str:
    """What was understood, to be shown beside the field: "= 25.000.000.000 đồng".

    "" for nothing, for what is refused, and for what says no more than was typed.

    Source: docs/reference/figures.md.
    Units: đồng for money, else those of ``spec``.

    >>> understood("25 tỷ", FigureSpec(FigureKind.MONEY)), understood("12")
    ('= 25.000.000.000 đồng', '')
    """
    try:
        value = read_figure(text, spec)
    except UnclearFigure:
        return ""
    if value is None or spec.kind is FigureKind.YEAR:
        return ""
    if spec.kind is FigureKind.MONEY:
        dong = _WIDE.multiply(value, Decimal(spec.per))
        return "" if dong < 1000 else f"= {_shortest(dong)} {MONEY_WORDS[1]}"
    shown = _shortest(value)
    if cleaned(text).strip() in {shown, written_figure(value)} and abs(value) < 1000:
        return ""
    return f"= {shown} %" if spec.kind is FigureKind.PERCENT else f"= {shown}"


def written_figure(value: Decimal | int) -> str:
    """A figure as it is typed: 1234,5, without points between thousands.

    Source: common Vietnamese office practice.
    Units: those of the figure, at most four decimals.

    >>> written_figure(Decimal("1234.5000"))
    '1234,5'
    """
    return format_shortest(value, at_most=MOST_DECIMALS).replace(".", "")


def as_typed(stored: str) -> str:
    """A figure that a program wrote, as people type it, never one that reads two ways.

    Source: common Vietnamese office practice.
    Units: those of the figure; what is no figure stays as it is.

    >>> as_typed("12.50"), as_typed("15.000"), as_typed("98.125%"), as_typed("n/a")
    ('12,50', '15', '98,125%', 'n/a')
    """
    found = _WRITTEN.fullmatch(stored)
    if found is None:
        return stored
    whole, part, rest = found.groups()
    return whole + rest if part == "000" else f"{whole},{part}{rest}"


def read_key(text: str) -> int | None:
    """The key, revision or place that a page sends back; None for anything else.

    Source: program convention; fifteen digits are more than any table has rows.

    >>> read_key("12"), read_key("-1"), read_key("²"), read_key("9" * 5000)
    (12, None, None, None)
    """
    if text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY:
        return int(text)
    return None


def _read(typed: str, spec: FigureSpec) -> Decimal:
    """The figure in a cleaned text that is not empty."""
    low = typed.casefold()
    if len(low) > LONGEST_FIGURE:
        raise _no_figure(spec)
    if any(sign.isdigit() and not sign.isascii() for sign in low):
        raise UnclearFigure("có chữ số lạ; gõ bằng các chữ số 0 đến 9.")
    if spec.kind is FigureKind.YEAR:
        if re.fullmatch("[0-9]{4}", low) is None:
            raise UnclearFigure("không phải năm; ghi bốn chữ số, ví dụ 2025.")
        return Decimal(low)
    found = _SIGNED.fullmatch(low)
    if found is None:
        raise _qualified(low) or _no_figure(spec)
    sign, amount, rest = found.groups()
    value = _measured(amount, rest, low.removeprefix(sign).strip(), spec)
    return value.copy_negate() if sign == "-" else value


def _measured(amount: str, rest: str, whole: str, spec: FigureSpec) -> Decimal:
    """The amount in the unit that follows it, which must be one of the field."""
    if rest in {"%", "phần trăm"}:
        if spec.kind is not FigureKind.PERCENT:
            raise UnclearFigure(
                f"không dùng được: ô này không tính bằng phần trăm, chỉ nhận {spec.allowed}."
            )
        return _amount(amount)
    is_money = spec.kind is FigureKind.MONEY
    if _MONEY_WORD.search(rest) and (is_money or rest != spec.unit.casefold()):
        dong = _money(whole)
        if dong is None:
            raise _qualified(whole) or _no_figure(spec)
        if not is_money:
            raise UnclearFigure(
                f"không dùng được: ô này không ghi số tiền, chỉ nhận {spec.allowed}."
            )
        value = _WIDE.divide(dong, Decimal(spec.per))
        return value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    if rest and rest != spec.unit.casefold():
        raise _qualified(whole) or _no_figure(spec)
    return _amount(amount)


def _money(text: str) -> Decimal | None:
    """So many đồng: "1 tỷ 600 triệu", each part in a smaller unit than the one before."""
    total, at, before = Decimal(0), 0, 0
    while at < len(text):
        piece = _PIECE.match(text, at)
        if piece is None or not (piece[2] or piece[3]):
            return None
        scale = 1
        for word in piece[2].split():
            scale *= _SCALES[word]
        if before and scale >= before:
            return None
        part = _amount(piece[1], is_money=True)
        total = _WIDE.add(total, _WIDE.multiply(part, Decimal(scale)))
        at, before = piece.end(), 1 if piece[3] else scale
    return total


def _amount(text: str, *, is_money: bool = False) -> Decimal:
    """The digits as a number; before a unit of money a point stands between thousands."""
    two = None if is_money else _TWO_WAYS.fullmatch(text)
    if two:
        raise _asked(two[1], two[2] or two[3])
    if _POINTED.fullmatch(text):
        return parse_number(text.replace(".", ""))
    if _SPACED.fullmatch(text):
        return parse_number(text.replace(" ", ""))
    if _PLAIN.fullmatch(text):
        return parse_number(text)
    raise UnclearFigure("không phải là số. Ghi ví dụ 12 hoặc 12,5.")


def _asked(whole: str, part: str) -> UnclearFigure:
    thousands, decimals = whole + part, part.rstrip("0")
    small = f"{whole},{decimals}" if decimals else whole
    words = number_in_words(int(thousands))
    return UnclearFigure(
        f"đọc được hai cách: {words} hay {small}? Ghi {thousands} (không dấu chấm) hoặc {small}."
    )


def _qualified(low: str) -> UnclearFigure | None:
    """A figure that says "about" in a field that has no place for it."""
    found = _QUALIFIED.fullmatch(low)
    if found is None:
        return None
    word, number = found[1] or found[4], found[2] or found[3]
    return UnclearFigure(
        f"có «{word}»; ô này cần một con số chính xác, không kèm «{word}», ví dụ {number}."
    )


def _no_figure(spec: FigureSpec) -> UnclearFigure:
    example = {
        FigureKind.COUNT: "12",
        FigureKind.PERCENT: "80 hoặc 98,5 %",
        FigureKind.MONEY: "4.810.000 đồng hoặc 1,6 tỷ đồng",
    }.get(spec.kind, "12 hoặc 12,5")
    return UnclearFigure(f"không phải là số. Ghi ví dụ {example}.")


def _shortest(value: Decimal) -> str:
    shown = format_number(value)
    return shown.rstrip("0").rstrip(",") if "," in shown else shown
