"""Estimates of what fits on paper: where long words may break, which table rows may tear.

Widths of text are in ems, that is, in letter sizes.
"""

import re
import unicodedata
from dataclasses import dataclass

from thidua.documents.model import Orientation
from thidua.documents.page_rules import PageRules
from thidua.documents.table_model import Density, Table, place
from thidua.documents.text import plain
from thidua.documents.word_groups import unbroken_parts

MM_PER_POINT = 25.4 / 72
WIDEST = 1.0  # of the letter size
LINE_HEIGHT = 1.3
CELL_PADDING_MM = 2.2
"""Left and right of the text of a cell, together."""
TALL = 0.5
"""A row higher than this share of the page may be torn, lest it leave the page half empty."""

HEAD_SHARE = 0.415
"""Of the width of the page: what an organisation's name has in the head."""

BOLD = 1.05
"""How much wider bold letters are."""

HAIR = 0.1
"""Lines that differ by less are equally long, in ems."""

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


def even_lines(text: str, across: float, *, bold: bool = True) -> str:
    """The text in as few lines as it needs, about equally long, ended between groups of words.

    Units: ``across`` in ems. What has no place to end a line stays longer than ``across``.

    >>> even_lines("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG TỈNH", 19).splitlines()
    ['HỘI ĐỒNG THI ĐUA -', 'KHEN THƯỞNG TỈNH']
    """
    room = across / BOLD if bold else across
    return "\n".join(_even(line, room) for line in text.split("\n"))


def organisation_lines(name: str, rules: PageRules, room: Sheet, *, bold: bool) -> str:
    """The name of an organisation in capitals, in the lines it takes in a head."""
    across = ems_across(room.width * HEAD_SHARE, rules.organisation)
    return even_lines(name.upper(), across, bold=bold)


def _even(line: str, across: float) -> str:
    if ems(line) <= across:
        return line
    parts = unbroken_parts(line)
    fewest = len(_filled(parts, across))
    narrow, wide = max(ems(part.rstrip()) for part in parts), across
    while wide - narrow > HAIR:
        middle = (narrow + wide) / 2
        narrow, wide = (narrow, middle) if len(_filled(parts, middle)) == fewest else (middle, wide)
    return "\n".join(_filled(parts, wide))


def _filled(parts: tuple[str, ...], across: float) -> list[str]:
    lines = [""]
    for part in parts:
        if lines[-1] and ems((lines[-1] + part).rstrip()) > across:
            lines.append("")
        lines[-1] += part
    return [line.rstrip() for line in lines]


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


_WIDTHS = {  # of the capitals of Times New Roman and Tinos, by the base letter
    0.35: "I",
    0.4: "J",
    0.56: "FPS",
    0.62: "ELTZ",
    0.67: "BCR",
    0.73: "ADGHKNOQUVXYĐƠ",
    0.8: "Ư",
    0.89: "M",
    0.95: "W",
}
_CAPITALS = {letter: width for width, letters in _WIDTHS.items() for letter in letters}


def ems(text: str) -> float:
    """About how wide a line of text is, in letter sizes.

    >>> ems("08/03/2023")
    4.6
    """
    return round(sum(_em(letter) for letter in text), 3)


def _em(letter: str) -> float:
    if letter == " ":
        return 0.25
    if letter in ",./:;-'|!()[]ijltfr":
        return 0.3
    if letter.isupper():
        return _CAPITALS.get(unicodedata.normalize("NFD", letter)[0], 0.75)
    if letter in "mw%@—…":
        return 0.75
    return 0.5
