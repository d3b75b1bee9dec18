"""NAMES.csv, NAMES.xlsx: a header, then one row for each certificate, every cell as text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thidua.domain.identity import Names
from thidua.formats.csv_rows import only_takes, read_csv_rows
from thidua.formats.file_kinds import PACKAGE
from thidua.formats.problems import FormatError, Problem
from thidua.formats.workbook import TextRow, read_sheet

MOST_NAMES = 20_000


@dataclass(frozen=True, slots=True)
class NamedRow:
    """One row: its number in the file, and its cells by the names that were asked for."""

    number: int
    cells: Mapping[str, str]


def read_names(data: bytes, columns: Sequence[str]) -> list[NamedRow]:
    """The rows with the columns asked for; other columns are let be, dates read as dd/mm/yyyy.

    Raises:
        FormatError: no table, a column missing or twice, a row longer than the header, no row.
    """
    wanted = Names(columns)

    def fits(row: TextRow) -> bool:
        return set(columns) <= {wanted.get(cell, "") for cell in row.cells}

    is_book = data.startswith(PACKAGE)
    rows = read_sheet(data, days=True, fits=fits) if is_book else read_csv_rows(data)
    heads = f"dòng tiêu đề gồm các cột {', '.join(columns)}"
    if not rows:
        raise FormatError([only_takes("", "", heads)])
    header, *named = rows
    names = [wanted.get(cell, "") for cell in header.cells]
    problems = [
        Problem(f"dòng {header.number}", column, heads, f"{said} «{column}»; cần {heads}.")
        for column in columns
        for said in ["thiếu cột" if column not in names else "ghi hai lần cột"]
        if names.count(column) != 1
    ]
    problems += [
        only_takes(f"dòng {row.number}", "", f"{len(names)} ô như dòng tiêu đề")
        for row in named
        if len(row.cells) > len(names)
    ]
    if not 0 < len(named) <= MOST_NAMES:
        problems.append(only_takes("", "", f"từ 1 đến {MOST_NAMES} dòng dưới dòng tiêu đề"))
    if problems:
        raise FormatError(problems)
    return [_named(row, names) for row in named]


def _named(row: TextRow, names: Sequence[str]) -> NamedRow:
    cells = [*row.cells, *[""] * (len(names) - len(row.cells))]
    return NamedRow(
        row.number, {name: cell for name, cell in zip(names, cells, strict=True) if name}
    )
