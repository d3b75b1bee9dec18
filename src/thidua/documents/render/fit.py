"""Estimates of what fits on paper: where long words may break, which table rows may tear."""

import re
from dataclasses import dataclass

from thidua.documents.model import Orientation
from thidua.documents.page_rules import PageRules
from thidua.documents.table_model import Density, Table, place
from thidua.documents.text import plain

MM_PER_POINT = 25.4 / 72
LETTER_WIDTH = 0.5  # of the letter size: an average of Vietnamese text in Times
LINE_HEIGHT = 1.3
CELL_PADDING_MM = 3.0
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
        case Density.DENSE:
            return rules.table_dense


def letters_across(width_mm: float, size: float) -> int:
    """How many letters of ``size`` points stand in a line; at least one."""
    return max(1, int(width_mm / (size * LETTER_WIDTH * MM_PER_POINT)))


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
                letters_across(sum(widths[placed.column :][: placed.cell.colspan]), size),
            )
            for placed in cells
        ]
        answers.append(max(lines, default=0) > limit)
    return tuple(answers)


def text_lines(text: str, across: int) -> int:
    """How many lines the text takes."""
    return sum(1 + len(line) // across for line in text.split("\n"))


def breakable(text: str, across: int) -> str:
    """The text with invisible places to break in the words longer than a line.

    >>> breakable("Khối abcdef", 4).replace(BREAK, "|")
    'Khối a|b|c|d|e|f'
    """
    if len(text) <= across:
        return text
    return re.sub(rf"\S{{{across + 1},}}", lambda word: BREAK.join(word.group()), text)
