"""A sheet of an .xlsx file as rows of text, safely: sizes are bounded before anything is read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from thidua.formats.problems import FormatError, Problem, shortened

LARGEST_BYTES = 10_000_000
LARGEST_UNPACKED = 100_000_000
MOST_FILES = 2_000
MOST_ROWS = 100_000
MOST_COLUMNS = 60
_FORMULA = re.compile(rb"[<:]f[ />]")


@dataclass(frozen=True, slots=True)
class TextRow:
    """One row: its number in the sheet, and its cells as shown; trailing empty ones are cut."""

    number: int
    cells: tuple[str, ...]


def cell_name(row: int, column: int) -> str:
    """The name people know: row 17, column 3 (counted from 0) is D17."""
    return f"{get_column_letter(column + 1)}{row}"


def read_sheet(data: bytes, *, days: bool = False) -> list[TextRow]:
    """The first sheet's rows that hold something, numbers as they are shown.

    With ``days``, a cell that holds a date is read as dd/mm/yyyy instead of refused.

    Raises:
        FormatError: too large, no workbook, or a cell whose value cannot be taken as shown.
    """
    has_formulas = check_package(data)
    shown = _open(data, values=True)
    formulas = _open(data, values=False) if has_formulas else None
    try:
        return list(_text_rows(shown, formulas, days=days))
    except FormatError:
        raise
    except Exception as error:  # noqa: BLE001 # a damaged file makes the reader raise anything
        raise _unreadable(error) from None


def _error(path: str, allowed: str, value: str = "") -> FormatError:
    shown = f"{shortened(value)}; " if value else ""
    return FormatError([Problem(path, value, allowed, f"{shown}chỉ nhận {allowed}.")])


def _unreadable(error: Exception) -> FormatError:
    return _error("", f"tệp .xlsx mở được bằng Excel ({type(error).__name__})")


def check_package(data: bytes) -> bool:
    """Refuse a file that is large, would be once unpacked, or brings macros along.

    The answer says whether it has formulas.

    Raises:
        FormatError: it is refused, or no workbook at all.
    """
    if len(data) > LARGEST_BYTES:
        raise _error("", f"tệp không quá {LARGEST_BYTES // 1_000_000} MB")
    try:
        with ZipFile(BytesIO(data)) as package:
            files = package.infolist()
            unpacked = sum(file.file_size for file in files)
            if unpacked > LARGEST_UNPACKED or len(files) > MOST_FILES:
                limit = LARGEST_UNPACKED // 1_000_000
                raise _error("", f"tệp có dung lượng sau giải nén không quá {limit} MB")
            if any(file.filename.lower().endswith("vbaproject.bin") for file in files):
                raise _error("", "tệp không có macro (lưu lại dạng .xlsx)")
            sheets = [file for file in files if file.filename.startswith("xl/worksheets/")]
            return any(_FORMULA.search(package.read(sheet)) for sheet in sheets)
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        if isinstance(error, FormatError):
            raise
        raise _unreadable(error) from None


def _open(data: bytes, *, values: bool) -> Iterator[tuple[Any, ...]]:
    """Rows of cells of the first sheet; ``values`` gives what formulas came to."""
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=values, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a file claims of its size is not to be trusted
        return sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1)
    except Exception as error:  # noqa: BLE001 # a damaged file makes the reader raise anything
        raise _unreadable(error) from None


def _text_rows(
    shown: Iterator[tuple[Any, ...]],
    formulas: Iterator[tuple[Any, ...]] | None,
    *,
    days: bool,
) -> Iterator[TextRow]:
    for number, row in enumerate(shown, start=1):
        if number > MOST_ROWS:
            raise _error(f"dòng {number}", f"không quá {MOST_ROWS} dòng")
        if formulas is not None:
            _check_computed(number, row, next(formulas, ()))
        cells = [cell_text(cell, cell_name(number, at), days=days) for at, cell in enumerate(row)]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise _error(cell_name(number, len(cells) - 1), f"không quá {MOST_COLUMNS} cột")
        if cells:
            yield TextRow(number, tuple(cells))


def _check_computed(number: int, row: tuple[Any, ...], written: tuple[Any, ...]) -> None:
    """A formula whose result is not in the file would look like an empty cell."""
    for at, (cell, source) in enumerate(zip(row, written, strict=False)):
        if cell.value is None and source.data_type == "f":
            allowed = "giá trị (mở tệp bằng Excel, lưu lại để công thức được tính)"
            raise _error(cell_name(number, at), allowed, str(source.value))


def cell_text(cell: Any, place: str, *, days: bool = False) -> str:  # cells have no common type
    """One cell as it is shown: 0.1 is "0.1" whatever its binary form; yes/no as true/false.

    Raises:
        FormatError: a date, a percentage or an error value: shown differs from stored.
    """
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if days and isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, date | datetime | time):
        raise _error(
            place, "chữ hoặc số (ô đang là ngày giờ: định dạng lại thành Text)", str(value)
        )
    if cell.data_type == "e":
        raise _error(place, "giá trị không lỗi", str(value))
    if isinstance(value, int | float):
        if "%" in str(cell.number_format):
            raise _error(place, "số không định dạng phần trăm: ghi 95, không ghi 95%", str(value))
        return number_as_shown(value)
    return str(value).strip()


def number_as_shown(value: float) -> str:
    """A number as a spreadsheet shows it: at most 15 significant digits, no exponent."""
    if isinstance(value, int):
        return str(value)
    text = format(value, ".15g")
    if "e" not in text:
        return text
    mantissa, _, exponent = text.partition("e")
    return _shifted(mantissa, int(exponent))


def _shifted(mantissa: str, exponent: int) -> str:
    """A number with an exponent, written out."""
    sign = "-" if mantissa.startswith("-") else ""
    whole, _, part = mantissa.lstrip("-").partition(".")
    digits, point = whole + part, len(whole) + exponent
    if point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    if point >= len(digits):
        return f"{sign}{digits}{'0' * (point - len(digits))}"
    return f"{sign}{digits[:point]}.{digits[point:]}"
