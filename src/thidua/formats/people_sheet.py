"""A unit's people as offices keep them in Excel: written and read back, each error at its cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from thidua.domain.days import FIRST_YEAR, LAST_YEAR
from thidua.domain.figure_spec import FigureKind, FigureSpec
from thidua.domain.identity import Names, identity
from thidua.domain.typed_figures import UnclearFigure, read_figure
from thidua.formats.list_workbook import Value, list_workbook
from thidua.formats.problems import FormatError, Problem
from thidua.formats.sheet_cells import (
    SheetCells,
    find_twins,
    fits,
    heads_of,
    split_heads,
)
from thidua.formats.workbook import read_sheet

TITLE = "Danh sách cá nhân"
COLUMNS = (
    ("Mã", 14),
    ("Họ và tên", 30),
    ("Năm sinh", 10),
    ("Giới tính", 10),
    ("Chức vụ", 30),
    ("Đối tượng", 18),
    ("Lao động trực tiếp", 18),
    ("Tính vào tỷ lệ", 14),
    ("Về đơn vị từ ngày", 17),
    ("Mã đơn vị", 12),
)
HEADS = heads_of(COLUMNS, required=1, others={"Mã đơn vị": ("Đơn vị",)})
_FIELDS = (
    "", "full_name", "birth_year", "sex", "position", "staff_class", "is_direct_worker",
    "counts_in_ratios", "since",
)  # fmt: skip
MOST_ROWS, LONGEST_CODE, LONGEST_NAME, LONGEST_POSITION = 5000, 30, 120, 160
SEXES = {"female": "nữ", "male": "nam"}
STAFF_CLASSES = {
    "official": "cán bộ",
    "civil_servant": "công chức",
    "public_employee": "viên chức",
    "worker": "người lao động",
}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person as the sheet says it; ``number`` is its row, ``code`` may be ""."""

    number: int
    code: str
    full_name: str
    birth_year: int | None = None
    sex: str = ""
    position: str = ""
    staff_class: str = "civil_servant"
    is_direct_worker: bool | None = None
    counts_in_ratios: bool = True
    since: date | None = None
    unit_code: str = ""
    told: tuple[str, ...] = field(default=(), compare=False)  # fields that the row speaks of
    place: str = field(default="", compare=False)  # the cell of the name


def write_people(people: Iterable[PersonRow]) -> bytes:
    """The sheet with these people."""
    return list_workbook(TITLE, COLUMNS, (_written(person) for person in people))


def read_people(data: bytes, *, unit_code: str, unit_name: str = "") -> list[PersonRow]:
    """The people of one unit from a sheet in the layout of ``write_people``.

    Raises:
        FormatError: no such sheet, or cells that are wrong: all of them, each by its name; a row of
            another unit is one.
    """
    rows = read_sheet(data, days=True, fits=fits(HEADS))
    heads, body = split_heads(rows, HEADS, most=MOST_ROWS, what="người")
    problems: list[Problem] = []
    units = (unit_code, unit_name)
    people = [_person(_Cells(row, COLUMNS, heads, problems), units) for row in body]
    find_twins(((row.number, row.code) for row in people), COLUMNS, heads, problems)
    if problems:
        raise FormatError(problems)
    return people


def _written(person: PersonRow) -> Sequence[Value]:
    direct = {True: "có", False: "không", None: ""}[person.is_direct_worker]
    return (
        person.code,
        person.full_name,
        person.birth_year,
        SEXES.get(person.sex, ""),
        person.position,
        STAFF_CLASSES.get(person.staff_class, ""),
        direct,
        "có" if person.counts_in_ratios else "không",
        person.since,
        person.unit_code,
    )


def _person(cells: "_Cells", units: tuple[str, str]) -> PersonRow:
    return PersonRow(
        number=cells.row.number,
        code=cells.text(0, LONGEST_CODE, is_required=False),
        full_name=cells.text(1, LONGEST_NAME),
        birth_year=cells.year(2),
        sex=cells.choice(3, SEXES) or "",
        position=cells.text(4, LONGEST_POSITION, is_required=False),
        staff_class=cells.choice(5, STAFF_CLASSES, may_clear=False) or "civil_servant",
        is_direct_worker=cells.flag(6, may_clear=True),
        counts_in_ratios=cells.flag(7) is not False,
        since=cells.day(8),
        unit_code=cells.unit(9, units),
        told=cells.told(_FIELDS),
        place=cells.place(1),
    )


class _Cells(SheetCells):
    """The cells of one person."""

    def year(self, column: int) -> int | None:
        """A year of birth, or nothing."""
        spec = FigureSpec(FigureKind.YEAR, least=FIRST_YEAR, most=LAST_YEAR)
        try:
            found = read_figure(self.value(column), spec)
        except UnclearFigure:
            self.wrong(column, f"năm từ {FIRST_YEAR} đến {LAST_YEAR}")
            return None
        return None if found is None else int(found)

    def choice(
        self, column: int, choices: Mapping[str, str], *, may_clear: bool = True
    ) -> str | None:
        """One of the words, as its key; None for an empty cell, or one that may be cleared."""
        value = self.value(column) if may_clear else self.text_of(column)
        name = Names(choices.values()).like(value) if value else None
        for key, words in choices.items():
            if name == words:
                return key
        if value:
            self.wrong(column, ", ".join(choices.values()) + " hoặc để trống")
        return None

    def unit(self, column: int, expected: tuple[str, str]) -> str:
        """The code of the unit that the sheet is read for; a row of another one is refused."""
        value, (code, _name) = self.value(column), expected
        if value and identity(value) not in map(identity, expected):
            self.wrong(column, f"“{code}”, đơn vị đang nhập; người của đơn vị khác không nhận")
        return code
