"""Tables of plain text for people at a terminal."""

import unicodedata
from collections.abc import Sequence


def printable(text: str) -> str:
    """The text on one line, with nothing in it that could steer a terminal."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def text_table(
    header: Sequence[str], rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()
) -> str:
    """Columns two spaces apart, a line under the header; columns in ``right`` end together."""
    lines = [[printable(cell) for cell in row] for row in (header, *rows)]
    widths = [max(_width(cell) for cell in column) for column in zip(*lines, strict=True)]
    lines.insert(1, ["─" * width for width in widths])
    return "\n".join(_line(line, widths, right) for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> str:
    padded = []
    for column, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        space = " " * (width - _width(cell))
        padded.append(space + cell if column in right else cell + space)
    return "  ".join(padded).rstrip()


def _width(text: str) -> int:
    """Terminal columns: none for a combining mark, two for a wide letter."""
    return sum(
        0 if unicodedata.combining(letter) else 1 + (unicodedata.east_asian_width(letter) in "WF")
        for letter in text
    )
