"""Telling the sheet of a scheme by its heads."""

from thidua.domain.identity import identity
from thidua.formats.problems import FormatError
from thidua.formats.scheme_sheet_layout import COLUMNS
from thidua.formats.workbook import TextRow, read_sheet


def is_head_row(row: TextRow) -> bool:
    """By it the sheet is found that is meant, and where its table starts."""
    return {identity(title) for title in COLUMNS[:2]} <= {identity(cell) for cell in row.cells}


def is_scheme_sheet(data: bytes) -> bool:
    """Whether a file is a workbook with a sheet in the layout of ``scheme_to_xlsx``."""
    try:
        return any(map(is_head_row, read_sheet(data, fits=is_head_row)))
    except FormatError:
        return False
