"""Workbooks of history for tests: rows by the keys of their columns."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from thidua.formats.award_history_layout import FIRST, LAYOUT
from thidua.formats.award_history_writer import history_workbook

Row = Mapping[str, Any]


def workbook(
    awards: Iterable[Row] = (), *, years: Iterable[Row] = (), initiatives: Iterable[Row] = ()
) -> bytes:
    """The layout with these rows; what a row does not say is left empty."""
    sheets = dict(zip(LAYOUT, (awards, years, initiatives), strict=True))
    return history_workbook(
        {
            name: [[row.get(column.key) for column in LAYOUT[name]] for row in rows]
            for name, rows in sheets.items()
        }
    )


def award(**changes: Any) -> Row:
    """A row in which everything needed is right, for somebody of the unit CCC."""
    return {
        "name": "Nguyễn Văn An",
        "birth_year": 1980,
        "unit": "CCC",
        "kind": "Cá nhân",
        "award": "LĐTT",
        "type": "Công trạng",
        "year": 2022,
        "number": "12/QĐ-CCC",
        "decided_on": "20/12/2022",
        **changes,
    }


def edited(data: bytes, cells: Mapping[str, Any], sheet: str = FIRST) -> bytes:
    """The same workbook with some cells typed over."""
    book = load_workbook(BytesIO(data))
    for place, value in cells.items():
        book[sheet][place] = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()
