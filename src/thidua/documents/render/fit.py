"""Estimates of what fits on paper: where long words may break, which table rows may tear.

Widths of text are in ems, that is, in letter sizes.
"""

import re
from dataclasses import dataclass

from thidua.documents.model import Orientation
from thidua.documents.page_rules import PageRules
from thidua.documents.table_model import Density, Table, place
from thidua.documents.text import plain

MM_PER_POINT = 25.4 / 72
WIDEST = 1.0  # of the letter size
LINE_HEIGHT = 1.3
CELL_PADDING_MM = 2.2
"""Left and right of the text of a cell, together."""
TALL = 0.5
"""A row higher than this share of the page may be torn, lest it leave the page half empty."""

BREAK = "\u200b"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The room for text on a page, in millimetres."""

    width: float
    height: float


def sheet(rules: PageRules, orientation: Orientation) -> Sheet:
    """The room for text on a page lying that way."""
    width, height = rules.page_width, rules.page_height
    if orientation is Orientation.LANDSCAPE:
        width, height = height, width
    return Sheet(
        width - rules.margin_left - rules.margin_right,
        height - rules.margin_top - rules.margin_bottom,
    )


def table_size(rules: PageRules, density: Density) -> float:
    """The letter size of a table, in points."""
    match density:
        case Density.NORMAL:
            return rules.table_normal
        case Density.COMPACT:
            return rules.table_compact
        case _:
            return rules.table_dense


def ems_across(width_mm: float, size: float) -> float:
    """How many times the letter size, in points, goes into a width."""
    return width_mm / (size * MM_PER_POINT)


def column_widths(table: Table, room: Sheet) -> tuple[float, ...]:
    """The widths of the columns in millimetres."""
    shares = sum(column.width for column in table.columns)
    return tuple(room.width * column.width / shares for column in table.columns)


def may_tear(table: Table, rules: PageRules, room: Sheet) -> tuple[bool, ...]:
    """For each row whether it is too high to be kept whole."""
    widths = column_widths(table, room)
    size = table_size(rules, table.density)
    limit = room.height * TALL / (size * LINE_HEIGHT * MM_PER_POINT)
    answers = []
    for cells in place(table.rows, len(table.columns)):
        lines = [
            text_lines(
                plain(placed.cell.text),
                ems_across(sum(widths[placed.column :][: placed.cell.colspan]), size),
            )
            for placed in cells
        ]
        answers.append(max(lines, default=0) > limit)
    return tuple(answers)


def text_lines(text: str, across: float) -> int:
    """How many lines the text takes."""
    return sum(1 + int(ems(line) / across) for line in text.split("\n"))


def breakable(text: str, across: float) -> str:
    """The text with invisible places to break in the words longer than a line.

    >>> breakable("Khối abcdef", 2.5).replace(BREAK, "|")
    'Khối a|b|c|d|e|f'
    """
    if len(text) * WIDEST <= across:
        return text
    return re.sub(r"\S+", lambda word: _cut(word.group(), across), text)


def _cut(word: str, across: float) -> str:
    return word if ems(word) <= across else BREAK.join(word)


def ems(text: str) -> float:
    """About how wide a line of text is, in letter sizes.

    >>> ems("08/03/2023")
    4.6
    """
    return round(sum(_em(letter) for letter in text), 3)


def _em(letter: str) -> float:
    if letter in " ,./:;-'|!()[]ijltfrI":
        return 0.3
    if letter.isupper() or letter in "mw%@—…":
        return 0.75
    return 0.5
