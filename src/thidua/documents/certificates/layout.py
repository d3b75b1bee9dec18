"""Where each text of a certificate stands on its sheet, in millimetres from the top left corner."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

_NAMED = re.compile(r"\{([^{}]*)\}")


class Align(StrEnum):
    """Along the line."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class VerticalAlign(StrEnum):
    """In the height of the box."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class CertificateField:
    """One box; its text names columns in braces: "ngày {day} tháng {month}".

    Places and lengths in millimetres, ``size`` and ``min_size`` of letters in points.
    """

    text: str
    x: Decimal
    y: Decimal
    width: Decimal
    height: Decimal
    size: Decimal
    min_size: Decimal
    align: Align = Align.LEFT
    valign: VerticalAlign = VerticalAlign.TOP
    bold: bool = False
    italic: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that the text names."""
        return tuple(_NAMED.findall(self.text))

    def filled(self, row: dict[str, str]) -> str:
        """The text with the cells of one row; every column it names is there."""
        return _NAMED.sub(lambda match: row[match[1]], self.text).strip()


@dataclass(frozen=True, slots=True)
class CertificateLayout:
    """A sheet: its size in millimetres, the picture behind it, the boxes on it."""

    width: Decimal
    height: Decimal
    fields: tuple[CertificateField, ...]
    background: str | None = None
    """The name of a picture beside the layout; None when nothing is printed behind the text."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that the fields name, each once, in order."""
        return tuple(dict.fromkeys(name for field in self.fields for name in field.columns))

    def shifted(self, right: Decimal, down: Decimal) -> "CertificateLayout":
        """The same with every box moved, for a printer that pulls sheets in askew.

        What it prints may leave the page by as much; the picture behind the text stays.
        """
        moved = (replace(each, x=each.x + right, y=each.y + down) for each in self.fields)
        return replace(self, fields=tuple(moved))
