"""Reading a list sheet: heads are found by their words, each wrong cell is named."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from thidua.domain.days import FIRST_YEAR, LAST_YEAR, WRITTEN_AS, UnclearDay, read_day
from thidua.domain.identity import identity
from thidua.formats.heads import Head, find_heads, is_head_row
from thidua.formats.problems import FormatError, Problem, shortened
from thidua.formats.workbook import TextRow, cell_name

YES = frozenset(map(identity, ("có", "co", "x", "1", "true", "đúng")))
NO = frozenset(map(identity, ("không", "khong", "0", "false", "sai", "-")))
CLEARED = identity("(xóa)")
"""Written in a cell to empty what is stored; an empty cell leaves it as it is."""
Columns = Sequence[tuple[str, int]]  # head, width


def refused(allowed: str) -> FormatError:
    """The file as a whole cannot be taken."""
    return FormatError([Problem("", "", allowed, f"Chỉ nhận {allowed}.")])


def heads_of(
    columns: Columns, *, required: int, others: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Head, ...]:
    """The heads of a sheet whose one column must be there, counted from 0; others may be absent."""
    return tuple(
        Head(head, head, (others or {}).get(head, ()), is_required=at == required)
        for at, (head, _width) in enumerate(columns)
    )


def fits(heads: Sequence[Head]) -> Callable[[TextRow], bool]:
    """Whether a row is the heads: by it the sheet is found that is meant."""
    return lambda row: is_head_row(row, heads)


def split_heads(
    rows: Sequence[TextRow], heads: Sequence[Head], *, most: int, what: str
) -> tuple[dict[str, int], Sequence[TextRow]]:
    """Where each column stands, and the rows below the heads.

    Raises:
        FormatError: no row of heads, a head that is unknown or stands twice, no row below them,
            or more than ``most``.
    """
    found, body = find_heads(rows, heads)
    if not body:
        raise refused(f"có ít nhất một {what} dưới hàng tiêu đề")
    if len(body) > most:
        raise refused(f"không quá {most} {what}")
    return dict(found.places), body


@dataclass(frozen=True, slots=True)
class SheetCells:
    """The cells of one row by column; what is wrong is put with the problems."""

    row: TextRow
    columns: Columns
    heads: dict[str, int]
    problems: list[Problem]

    def value(self, column: int) -> str:
        """The text of a cell; "" where it is empty, is to be cleared, or has no column."""
        text = self.text_of(column)
        return "" if identity(text) == CLEARED else text

    def told(self, names: Sequence[str]) -> tuple[str, ...]:
        """Which of the fields, named in the order of columns, the row says something about."""
        return tuple(name for column, name in enumerate(names) if name and self.text_of(column))

    def text_of(self, column: int) -> str:
        """The text of a cell, spaces put right; "" where there is no such column."""
        place = self.heads.get(self.columns[column][0])
        if place is None or place >= len(self.row.cells):
            return ""
        return " ".join(self.row.cells[place].split())

    def place(self, column: int) -> str:
        """The name of a cell: B5; of the row where there is no such column."""
        at = self.heads.get(self.columns[column][0])
        return f"dòng {self.row.number}" if at is None else cell_name(self.row.number, at)

    def wrong(self, column: int, allowed: str) -> None:
        """Put the cell with the problems."""
        value, head = self.text_of(column), self.columns[column][0]
        shown = f"{shortened(value)}; " if value else "đang để trống; "
        place = self.place(column)
        self.problems.append(Problem(place, value, allowed, f"{head}: {shown}phải là {allowed}."))

    def text(self, column: int, longest: int, *, is_required: bool = True) -> str:
        """A text of bounded length."""
        value = self.value(column)
        if (is_required and not value) or len(value) > longest:
            self.wrong(column, f"chữ, từ {int(is_required)} đến {longest} ký tự")
        return value

    def day(self, column: int) -> date | None:
        """A day as offices write it, or nothing."""
        value = self.value(column)
        if not value:
            return None
        try:
            return read_day(value)
        except UnclearDay:
            pass
        limits = f"từ năm {FIRST_YEAR} đến {LAST_YEAR}"
        self.wrong(column, f"{WRITTEN_AS}, {limits}")
        return None

    def flag(self, column: int, *, may_clear: bool = False) -> bool | None:
        """Yes, no, or None for an empty cell, or for one to be cleared where that may be."""
        value = identity(self.text_of(column))
        if not value or (may_clear and value == CLEARED):
            return None
        if value not in YES and value not in NO:
            self.wrong(column, "“có” hoặc “không” (để trống là giữ nguyên)")
        return value in YES


def find_twins(
    codes: Iterable[tuple[int, str]], columns: Columns, heads: dict[str, int], into: list[Problem]
) -> None:
    """Codes of the first column that stand in two rows, given by row number, are problems."""
    head = columns[0][0]
    seen: dict[str, int] = {}
    for number, code in codes:
        key = identity(code)
        if key and key in seen:
            place = cell_name(number, heads[head])
            text = f"{head}: {shortened(code)} đã có ở dòng {seen[key]}; mỗi mã chỉ một dòng."
            into.append(Problem(place, code, "mã chưa có ở dòng khác", text))
        seen.setdefault(key, number)
