"""A table as plain data for the typesetter: widths, placed cells, rows that may be torn."""

from collections.abc import Sequence
from typing import Any, Protocol

from thidua.documents.page_rules import PageRules
from thidua.documents.render.fit import (
    CELL_PADDING_MM,
    Sheet,
    column_widths,
    ems_across,
    may_tear,
    table_size,
)
from thidua.documents.table_model import PlacedCell, Row, RowKind, Table, place
from thidua.documents.text import Align, Text

Data = dict[str, Any]


class MakeText(Protocol):
    """Turns a text into runs for a line of so many ems."""

    def __call__(self, text: Text, *, across: float) -> list[Data]:
        """The runs of the text."""


def table_data(table: Table, rules: PageRules, room: Sheet, make_text: MakeText) -> Data:
    """The table: widths in millimetres, the head's cells, and each row with what it is."""
    widths = column_widths(table, room)
    size = table_size(rules, table.density)

    def cell(row: Row, placed: PlacedCell, *, head: bool) -> Data:
        it, start = placed.cell, placed.column
        width = sum(widths[start : start + it.colspan]) - CELL_PADDING_MM
        align = it.align or (Align.CENTER if head else table.columns[start].align)
        strong = head or row.kind is not RowKind.BODY
        return {
            "text": make_text(it.text, across=ems_across(width, size)),
            "colspan": it.colspan,
            "rowspan": it.rowspan,
            "align": align.value,
            "bold": strong if it.bold is None else it.bold,
        }

    def lines(rows: Sequence[Row], *, head: bool) -> list[list[Data]]:
        return [
            [cell(row, placed, head=head) for placed in line]
            for row, line in zip(rows, place(rows, len(table.columns)), strict=True)
        ]

    tearing = may_tear(table, rules, room)
    return {
        "widths": list(widths),
        "size": size,
        "head": lines(table.head_rows, head=True),
        "rows": [
            {"kind": row.kind.value, "tears": tears, "cells": line}
            for row, tears, line in zip(
                table.rows, tearing, lines(table.rows, head=False), strict=True
            )
        ],
    }
