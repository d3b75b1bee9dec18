"""RESULTS.csv / RESULTS.xlsx: reported rows, as claims of text with their place."""

from collections.abc import Iterable, Sequence

from thidua.domain.figures import Claim
from thidua.domain.identity import identity
from thidua.formats.csv_rows import only_takes, read_csv_rows
from thidua.formats.file_kinds import PACKAGE
from thidua.formats.problems import FormatError, Problem
from thidua.formats.workbook import MOST_ROWS, TextRow, read_sheet

COLUMNS = ("unit", "criterion", "actual", "target", "baseline", "minus", "bonus")
REQUIRED_COLUMNS = COLUMNS[:3]


def read_results(data: bytes) -> list[Claim]:
    """The rows of a results file, .xlsx or CSV, told apart by their first bytes.

    Raises:
        FormatError: the file or a row breaks the format; it holds every row found wrong.
    """
    return read_results_xlsx(data) if data.startswith(PACKAGE) else read_results_csv(data)


def read_results_xlsx(data: bytes) -> list[Claim]:
    """The rows of the first sheet.

    Raises:
        FormatError: as for ``read_results``.
    """
    return _claims(read_sheet(data, fits=_is_header, most_cells=MOST_ROWS * len(COLUMNS)))


def read_results_csv(data: bytes) -> list[Claim]:
    """The rows of a CSV file in UTF-8, with commas or semicolons.

    Raises:
        FormatError: as for ``read_results``.
    """
    return _claims(read_csv_rows(data))


def _claims(rows: Sequence[TextRow]) -> list[Claim]:
    if not rows:
        raise FormatError([only_takes("", "", f"dòng tiêu đề gồm các cột {', '.join(COLUMNS)}")])
    header = _header(rows[0])
    problems: list[Problem] = []
    claims = [_claim(header, row, problems) for row in rows[1:]]
    if problems:
        raise FormatError(problems)
    return claims


def _is_header(row: TextRow) -> bool:
    return set(REQUIRED_COLUMNS) <= {identity(cell) for cell in row.cells}


def _header(row: TextRow) -> list[str]:
    header = [identity(cell) for cell in row.cells]
    place = f"dòng {row.number}"
    problems = [
        only_takes(
            place, cell or "(cột không tên)", f"các cột {', '.join(COLUMNS)}, mỗi cột một lần"
        )
        for head, cell in dict(zip(header, row.cells, strict=True)).items()
        if head not in COLUMNS or header.count(head) > 1
    ]
    problems.extend(
        Problem(place, "", column, f"thiếu cột bắt buộc «{column}».")
        for column in REQUIRED_COLUMNS
        if column not in header
    )
    if problems:
        raise FormatError(problems)
    return header


def _claim(header: Sequence[str], row: TextRow, problems: list[Problem]) -> Claim:
    place = f"dòng {row.number}"
    if len(row.cells) > len(header):
        allowed = (
            f"không quá {len(header)} ô như dòng tiêu đề, dòng này có {len(row.cells)} ô "
            "(số có dấu phẩy thập phân phải để trong ngoặc kép)"
        )
        problems.append(only_takes(place, "", allowed))
    cells = dict.fromkeys(REQUIRED_COLUMNS, "") | dict(zip(header, row.cells, strict=False))
    for column in ("unit", "criterion"):
        if not cells.get(column):
            message = f"cột {column} đang để trống; bắt buộc có."
            problems.append(Problem(place, "", "bắt buộc", message))
    _check_breaks(row, place, problems)
    return Claim(**cells, place=place)


def _check_breaks(row: TextRow, place: str, problems: list[Problem]) -> None:
    """A cell over several lines is a quote left open."""
    problems.extend(
        only_takes(place, cell, "ô trên một dòng (xem lại dấu ngoặc kép)")
        for cell in row.cells
        if "\n" in cell or "\r" in cell
    )


def units_of(claims: Iterable[Claim]) -> list[str]:
    """The units that report something, in the order they first appear, each spelled as first."""
    units: dict[str, str] = {}
    for claim in claims:
        units.setdefault(identity(claim.unit), claim.unit)
    return list(units.values())
