"""A figure that the program knows for a report."""

from dataclasses import dataclass
from decimal import Decimal

from thidua.domain.qualified import Qualified


@dataclass(frozen=True, slots=True)
class FilledFigure:
    """A figure that nobody types, what it is made of, and where the rows behind it are."""

    figure: Qualified
    text: str
    url: str


def counted(count: int, text: str, url: str) -> FilledFigure:
    """So many rows."""
    return FilledFigure(Qualified(Decimal(count)), text, url)
