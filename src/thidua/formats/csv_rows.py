"""The rows of a CSV file, as text, with the lines they stand on."""

import csv

from thidua.domain.clean_text import cleaned
from thidua.formats.file_kinds import decoded, refuse_other_kinds
from thidua.formats.problems import FormatError, Problem, shortened
from thidua.formats.workbook import MOST_ROWS, TextRow

LARGEST_BYTES = 10_000_000


def read_csv_rows(data: bytes) -> list[TextRow]:
    """The rows that hold something of a CSV file in UTF-8, with commas or semicolons.

    Raises:
        FormatError: another kind of file, too large, too long, or quotes without partners.
    """
    if len(data) > LARGEST_BYTES:
        raise _refused("", f"tệp không quá {LARGEST_BYTES // 1_000_000} MB")
    if data.strip():
        refuse_other_kinds(data)
    text = cleaned(decoded(data))
    if text.count('"') % 2:
        raise _refused(_odd_quote(text), "dấu ngoặc kép đi thành cặp")
    header = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = ";" if ";" in header else ","
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, skipinitialspace=True)
    rows = []
    try:
        for cells in reader:
            trimmed = tuple(cell.strip() for cell in cells)
            if any(trimmed):
                rows.append(TextRow(reader.line_num, trimmed))
            if len(rows) > MOST_ROWS:
                raise _refused(f"dòng {reader.line_num}", f"không quá {MOST_ROWS} dòng")
    except csv.Error as error:
        raise _refused(f"dòng {reader.line_num}", f"CSV đúng cú pháp ({error})") from None
    return rows


def only_takes(path: str, value: str, allowed: str) -> Problem:
    """What is wrong at a place of a table: the value found, and what is taken there."""
    shown = f"{shortened(value)}; " if value else ""
    return Problem(path, value, allowed, f"{shown}chỉ nhận {allowed}.")


def _odd_quote(text: str) -> str:
    """The first line with a quote that has no partner."""
    lines = enumerate(text.splitlines(), start=1)
    return next((f"dòng {number}" for number, line in lines if line.count('"') % 2), "")


def _refused(path: str, allowed: str) -> FormatError:
    return FormatError([only_takes(path, "", allowed)])
