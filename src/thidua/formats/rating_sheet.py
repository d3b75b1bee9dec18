"""How units were rated in a year, in Excel: a row for each unit and kind, written and read back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from thidua.domain.identity import Names, identity
from thidua.formats.list_workbook import Value, list_workbook
from thidua.formats.problems import FormatError, Problem
from thidua.formats.sheet_cells import SheetCells, fits, heads_of, split_heads
from thidua.formats.workbook import read_sheet

TITLE = "Xếp loại hằng năm"
COLUMNS = (
    ("Mã đơn vị", 14),
    ("Đơn vị", 36),
    ("Loại xếp loại", 30),
    ("Mức", 34),
    ("Số văn bản", 22),
    ("Ngày văn bản", 14),
    ("Minh chứng", 36),
    ("Ai ghi", 26),
)
HEADS = heads_of(COLUMNS, required=3)
NONE = "không có"
MOST_ROWS, LONGEST_PAPER, LONGEST_EVIDENCE = 5000, 120, 300


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One row that says something; ``unit`` is a code or a name, ``grade`` "" for none there."""

    number: int
    place: str
    unit: str
    kind: str
    grade: str
    paper_number: str
    paper_date: date | None
    evidence: str


def write_ratings(rows: Iterable[Sequence[Value]]) -> bytes:
    """The sheet with these rows, in the order of ``COLUMNS``."""
    return list_workbook(TITLE, COLUMNS, rows)


def read_ratings(
    data: bytes, *, units: Collection[str], kinds: Mapping[str, Sequence[str]]
) -> list[RatingRow]:
    """The rows with a grade of a sheet in the layout of ``write_ratings``.

    ``units`` are codes and names that may be written for, ``kinds`` the grades of each by name.

    Raises:
        FormatError: no such sheet, or cells that are wrong: all of them, each by its name.
    """
    rows = read_sheet(data, days=True, fits=fits(HEADS))
    heads, body = split_heads(rows, HEADS, most=MOST_ROWS, what="xếp loại")
    problems: list[Problem] = []
    known = Names(units), Names(kinds)
    cells = [_Cells(row, COLUMNS, heads, problems) for row in body]
    found = [each.rating(*known, kinds) for each in cells if each.value(3)]
    _find_twins(found, problems)
    if problems:
        raise FormatError(problems)
    return found


class _Cells(SheetCells):
    """The cells of one row."""

    def rating(self, units: Names, kinds: Names, grades: Mapping[str, Sequence[str]]) -> RatingRow:
        """The row; what is wrong is put with the problems."""
        kind = self._one_of(2, kinds, "tên một loại xếp loại đang dùng")
        return RatingRow(
            number=self.row.number,
            place=self.place(3),
            unit=self._one_of(0 if self.text_of(0) else 1, units, "mã hoặc tên đơn vị được ghi"),
            kind=kind,
            grade=self._grade(grades[kind]) if kind else "",
            paper_number=self.text(4, LONGEST_PAPER, is_required=False),
            paper_date=self.day(5),
            evidence=self.text(6, LONGEST_EVIDENCE, is_required=False),
        )

    def _one_of(self, column: int, names: Names, allowed: str) -> str:
        found = names.like(self.value(column)) if self.value(column) else None
        if found is None:
            self.wrong(column, allowed)
        return found or ""

    def _grade(self, grades: Sequence[str]) -> str:
        """The grade as the kind names it; "" where the unit has no such thing."""
        if identity(self.value(3)) == identity(NONE):
            return ""
        return self._one_of(3, Names(grades), f"một trong: {'; '.join(grades)}; {NONE}")


def _find_twins(rows: Iterable[RatingRow], into: list[Problem]) -> None:
    """A unit is rated once in a kind."""
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        key = (identity(row.unit), row.kind)
        if all(key) and key in seen:
            text = f"{row.unit}, {row.kind}: đã có ở dòng {seen[key]}; mỗi đơn vị một dòng."
            into.append(Problem(row.place, row.unit, "dòng chưa có", text))
        seen.setdefault(key, row.number)
