"""Figures as people type them: a decimal comma or point, never read two ways."""

import re
from decimal import Decimal

from thidua.domain.exact import NotANumber, parse_number
from thidua.domain.vietnamese_numbers import format_shortest

_THOUSANDS = re.compile(r"[0-9]{1,3}(\.[0-9]{3}){2,}(,[0-9]+)?|[1-9][0-9]{0,2}\.[0-9]{3},[0-9]+")
_TWO_WAYS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
MOST_DECIMALS = 4
LONGEST_KEY = 15


class UnclearFigure(ValueError):
    """The text is no figure, or could be two; the message says how to write it."""


def read_figure(text: str) -> Decimal | None:
    """The number that was meant; None for nothing.

    "1.000" is refused: offices mean a thousand, files and programs mean one.

    Source: common Vietnamese office practice (1.234,56).
    Units: those of the figure.

    Raises:
        UnclearFigure: no number, or one that reads both as a thousand and as a decimal.

    >>> read_figure("12,5"), read_figure("1.234.567"), read_figure("1.234,5"), read_figure(" ")
    (Decimal('12.5'), Decimal('1234567'), Decimal('1234.5'), None)
    """
    text = text.replace("\u00a0", " ").strip()
    if not text:
        return None
    if _TWO_WAYS.fullmatch(text):
        whole, comma = text.replace(".", ""), text.replace(".", ",")
        raise UnclearFigure(
            f"«{text}» đọc được hai cách: ghi {whole} (không dấu chấm) hoặc {comma}."
        )
    plain = text.replace(".", "") if _THOUSANDS.fullmatch(text) else text
    try:
        return parse_number(plain)
    except NotANumber:
        shown = text if len(text) <= 40 else f"{text[:40]}…"
        raise UnclearFigure(f"«{shown}» không phải là số. Ghi ví dụ 12 hoặc 12,5.") from None


def written_figure(value: Decimal | int) -> str:
    """A figure as it is typed: 1234,5, without points between thousands.

    Source: common Vietnamese office practice.
    Units: those of the figure, at most four decimals.

    >>> written_figure(Decimal("1234.5000"))
    '1234,5'
    """
    return format_shortest(value, at_most=MOST_DECIMALS).replace(".", "")


def read_key(text: str) -> int | None:
    """The key, revision or place that a page sends back; None for anything else.

    Source: program convention; fifteen digits are more than any table has rows.

    >>> read_key("12"), read_key("-1"), read_key("²"), read_key("9" * 5000)
    (12, None, None, None)
    """
    if text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY:
        return int(text)
    return None
