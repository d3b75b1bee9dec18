"""Scoring tables as blocs write them, made as Word and Excel files for tests."""

from collections.abc import Sequence
from io import BytesIO

import docx
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

Row = Sequence[str]


def word(*tables: Sequence[Row], before: Sequence[str] = (), bold: Sequence[str] = ()) -> bytes:
    """A Word file of these tables; rows whose name is in ``bold`` are bold.

    "^" continues the cell above, "<" the cell on the left.
    """
    document = docx.Document()
    for number, rows in enumerate(tables):
        if number < len(before):
            document.add_paragraph(before[number])
        table = document.add_table(len(rows), len(rows[0]))
        for i, row in enumerate(rows):
            for j, text in enumerate(row):
                cell = table.cell(i, j)
                if text == "^":
                    table.cell(i - 1, j).merge(cell)
                elif text == "<":
                    table.cell(i, j - 1).merge(cell)
                else:
                    run = cell.paragraphs[0].add_run(text)
                    run.bold = any(name in row for name in bold)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def book(*sheets: Sequence[Row], bold: Sequence[str] = ()) -> bytes:
    """An Excel file of these sheets, with the same signs."""
    made = Workbook()
    made.remove(made.active)
    for number, rows in enumerate(sheets, start=1):
        sheet = made.create_sheet(f"Bảng {number}")
        for i, row in enumerate(rows, start=1):
            for j, text in enumerate(row, start=1):
                if text not in {"^", "<", ""}:
                    plain = text.replace(",", ".")
                    is_number = plain.replace(".", "", 1).isdigit() and "." not in text
                    cell = sheet.cell(i, j, float(plain) if is_number else text)
                    cell.font = Font(bold=any(name in row for name in bold))
        _merge(sheet, rows)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _merge(sheet: Worksheet, rows: Sequence[Row]) -> None:
    for i, row in enumerate(rows, start=1):
        for j, text in enumerate(row, start=1):
            if text in {"^", "<"}:
                continue
            high = next((n for n in range(i, len(rows)) if rows[n][j - 1] != "^"), len(rows))
            wide = next((n for n in range(j, len(row)) if row[n] != "<"), len(row))
            if high > i or wide > j:
                sheet.merge_cells(start_row=i, start_column=j, end_row=high, end_column=wide)
