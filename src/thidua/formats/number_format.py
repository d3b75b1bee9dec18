"""A number as its cell shows it: 000123 by the format "000000", 1.10 by "0.00"."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

_WIDE = Context(prec=60, rounding=ROUND_HALF_UP)
_NOT_A_FIELD = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # quoted, escaped, a country in brackets
_PLAIN = frozenset({"", "general", "@"})
_SECTIONS = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]|(?P<colour>\[[A-Za-z]+[0-9]*\])'
    r"|(?P<filling>[_*].)|(?P<digits>[#0?][#0?,]*(?:\.[#0?]*)?|\.[#0?]+)|(?P<percent>%)"
    r"|(?P<general>General)|(?P<literal>[ ()+\-:$€₫đ'!&~{}=<>^/.,])"
)


def number_as_shown(value: float) -> str:
    """A number as a spreadsheet shows it unformatted: at most 15 digits, no exponent."""
    if isinstance(value, int):
        return str(value)
    return f"{Decimal(format(value, '.15g')):f}"


def shows_whole_day(code: str) -> bool:
    """Whether a date in this format is shown with its day, month and year.

    One that is not was mostly no date to who typed it: a number 05/2024, a code 10-11.

    >>> shows_whole_day("[$-42A]dd/mm/yyyy"), shows_whole_day("mmm-yy"), shows_whole_day("General")
    (True, False, True)
    """
    fields = set(_NOT_A_FIELD.sub("", code).casefold())
    return code.strip().casefold() in _PLAIN or {"d", "m", "y"} <= fields


def formatted(value: float, code: str) -> str | None:
    """The number as the cell's format shows it; None for a format that is not known here.

    Between thousands nothing is put, and before decimals a point, whatever the country of the
    program: the answer is read on by a program. A format that rounds gives the rounded number.

    >>> formatted(123, "000000"), formatted(1.1, "0.00"), formatted(1234567.5, "#,##0.00")
    ('000123', '1.10', '1234567.50')
    >>> formatted(0.985, "0.0%"), formatted(-3, "#,##0;[Red](#,##0)"), formatted(0.5, "# ?/?")
    ('98.5%', '(3)', None)
    """
    if code.strip().casefold() in _PLAIN:
        return number_as_shown(value)
    section, is_signed = _section(value, _SECTIONS.split(code))
    pieces = _pieces(section)
    if pieces is None:
        return None
    number = Decimal(number_as_shown(value))
    text = pieces.written(abs(number))
    is_negative = number < 0 and not is_signed and bool(set(text) & set("123456789"))
    return f"-{text}" if is_negative else text


def _section(value: float, sections: list[str]) -> tuple[str, bool]:
    """The part of the format for the number's sign, and whether it shows the sign itself."""
    if value < 0 and len(sections) > 1:
        return sections[1], True
    if value == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], False


@dataclass(frozen=True, slots=True)
class _Pieces:
    """A format taken apart: what stands before and after the digits."""

    before: str
    digits: str
    after: str
    is_percent: bool

    def written(self, number: Decimal) -> str:
        """The number, not negative, in this format."""
        if self.is_percent:
            number = number.scaleb(2, context=_WIDE)
        if self.digits == "General":
            return f"{self.before}{number:f}{self.after}".strip()
        whole, _, part = self.digits.replace(",", "").partition(".")
        exact = f"{number.quantize(Decimal(1).scaleb(-len(part)), context=_WIDE):f}"
        left, _, right = exact.partition(".")
        kept = right[: part.count("0")] + right[part.count("0") :].rstrip("0")
        left = left.zfill(whole.count("0"))
        text = f"{left}.{kept}" if kept else left
        return f"{self.before}{text}{self.after}".strip()


def _pieces(section: str) -> _Pieces | None:
    texts, digits, is_percent, at = ["", ""], "", False, 0
    while at < len(section):
        found = _PIECE.match(section, at)
        if found is None or (found.lastgroup in {"digits", "general"} and digits):
            return None
        at = found.end()
        name, text = found.lastgroup or "", found[found.lastgroup or 0]
        if name in {"digits", "general"}:
            digits = text
        elif name not in {"filling", "colour"}:
            texts[bool(digits)] += text
        is_percent = is_percent or name == "percent"
    is_scaled = digits.partition(".")[0].endswith(",")
    return _Pieces(texts[0], digits, texts[1], is_percent) if digits and not is_scaled else None
