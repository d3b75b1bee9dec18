"""Whose registration form a file is: written in its first rows."""

from collections.abc import Sequence

from thidua.domain.identity import identity
from thidua.formats.problems import FormatError, Problem
from thidua.formats.registration_layout import UNIT_LABEL, UNIT_ROW, YEAR_LABEL, YEAR_ROW
from thidua.formats.workbook import TextRow, cell_name


def check_whose(rows: Sequence[TextRow], unit: str, year: int) -> None:
    """Refuse a file that is no form of ours, or the form of another unit or year.

    Raises:
        FormatError: it is not; every problem with its cell.
    """
    cells = {row.number: row.cells for row in rows}
    problems = []
    for number, label, expected in (
        (UNIT_ROW, UNIT_LABEL, unit),
        (YEAR_ROW, YEAR_LABEL, str(year)),
    ):
        found = cells.get(number, ())
        if not found or identity(found[0]) != identity(label):
            place = cell_name(number, 0)
            message = f"không phải mẫu đăng ký tải từ phần mềm: ô này phải ghi «{label}»."
            problems.append(Problem(place, found[0] if found else "", label, message))
        elif len(found) < 2 or identity(found[1]) != identity(expected):
            given = found[1] if len(found) > 1 else ""
            message = f"tệp này của «{given}», đang nộp cho «{expected}»."
            problems.append(Problem(cell_name(number, 1), given, expected, message))
    if problems:
        raise FormatError(problems)
