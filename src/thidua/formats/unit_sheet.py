"""The list of units as offices keep it in Excel: written and read back, each error at its cell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from thidua.formats.list_workbook import list_workbook
from thidua.formats.problems import FormatError, Problem, shortened
from thidua.formats.workbook import TextRow, cell_name, read_sheet

TITLE = "Danh sách đơn vị"
COLUMNS = (
    ("Mã", 12),
    ("Tên đầy đủ", 60),
    ("Tên gọi khác", 40),
    ("Hoạt động từ", 14),
    ("Hoạt động đến", 14),
    ("Có chi bộ", 10),
    ("Có công đoàn", 13),
    ("Có chi đoàn", 12),
)
LONGEST_CODE, LONGEST_NAME, MOST_ROWS = 20, 200, 2000
_YES = {"có", "co", "x", "1", "true", "đúng"}
_NO = {"không", "khong", "0", "false", "sai", "-"}
_HEADS = [head.casefold() for head, _width in COLUMNS]
_HEADS_WITHIN = 10


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit as the sheet says it; ``number`` is its row."""

    number: int
    code: str
    name: str
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    has_party_cell: bool = True
    has_union: bool = True
    has_youth_union: bool = True


def write_units(units: Iterable[UnitRow]) -> bytes:
    """The sheet with these units; other names are parted by semicolons."""
    return list_workbook(TITLE, COLUMNS, (_written(unit) for unit in units))


def read_units(data: bytes) -> list[UnitRow]:
    """The units of a sheet in the layout of ``write_units``; empty rows are passed over.

    Raises:
        FormatError: no such sheet, or cells that are wrong: all of them, each by its name.
    """
    rows = read_sheet(data, days=True)
    heads, body = _split(rows)
    problems: list[Problem] = []
    units = [_unit(row, heads, problems) for row in body]
    _find_twins(units, heads[_HEADS[0]], problems)
    if problems:
        raise FormatError(problems)
    return units


def _written(unit: UnitRow) -> Sequence[str | date | None]:
    marks = ("có" if flag else "không" for flag in _flags(unit))
    return (
        unit.code,
        unit.name,
        "; ".join(unit.aliases),
        unit.valid_from,
        unit.valid_to,
        *marks,
    )


def _flags(unit: UnitRow) -> tuple[bool, bool, bool]:
    return unit.has_party_cell, unit.has_union, unit.has_youth_union


def _split(rows: list[TextRow]) -> tuple[dict[str, int], list[TextRow]]:
    """Where each column stands, and the rows below the heads."""
    for at, row in enumerate(rows[:_HEADS_WITHIN]):
        found = {text.strip().casefold(): place for place, text in enumerate(row.cells)}
        if _HEADS[0] in found and _HEADS[1] in found:
            body = rows[at + 1 :]
            if not body:
                raise _whole("có ít nhất một đơn vị dưới hàng tiêu đề")
            if len(body) > MOST_ROWS:
                raise _whole(f"không quá {MOST_ROWS} đơn vị")
            return {head: found[head] for head in _HEADS if head in found}, body
    wanted = "”, “".join(head for head, _width in COLUMNS[:2])
    raise _whole(f"tệp có hàng tiêu đề với cột “{wanted}” (tải mẫu về để theo)")


def _whole(allowed: str) -> FormatError:
    return FormatError([Problem("", "", allowed, f"Chỉ nhận {allowed}.")])


def _unit(row: TextRow, heads: dict[str, int], problems: list[Problem]) -> UnitRow:
    cells = _Cells(row, heads, problems)
    first, last = cells.day(3), cells.day(4)
    if first is not None and last is not None and last < first:
        cells.wrong(4, f"từ ngày {first:%d/%m/%Y} trở đi")
    return UnitRow(
        number=row.number,
        code=cells.text(0, LONGEST_CODE),
        name=cells.text(1, LONGEST_NAME),
        aliases=tuple(cells.aliases(2)),
        valid_from=first,
        valid_to=last,
        has_party_cell=cells.flag(5),
        has_union=cells.flag(6),
        has_youth_union=cells.flag(7),
    )


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of one row by column; what is wrong is put with the problems."""

    row: TextRow
    heads: dict[str, int]
    problems: list[Problem]

    def value(self, column: int) -> str:
        place = self.heads.get(_HEADS[column])
        if place is None or place >= len(self.row.cells):
            return ""
        return " ".join(self.row.cells[place].split())

    def wrong(self, column: int, allowed: str) -> None:
        value = self.value(column)
        shown = f"{shortened(value)}; " if value else "đang để trống; "
        name = COLUMNS[column][0]
        place = cell_name(self.row.number, self.heads[_HEADS[column]])
        self.problems.append(Problem(place, value, allowed, f"{name}: {shown}phải là {allowed}."))

    def text(self, column: int, longest: int) -> str:
        value = self.value(column)
        if not value or len(value) > longest:
            self.wrong(column, f"chữ, từ 1 đến {longest} ký tự")
        return value

    def aliases(self, column: int) -> list[str]:
        names = [name.strip() for name in self.value(column).split(";") if name.strip()]
        if any(len(name) > LONGEST_NAME for name in names):
            self.wrong(
                column, f"các tên cách nhau bằng dấu ; mỗi tên không quá {LONGEST_NAME} ký tự"
            )
        return names

    def day(self, column: int) -> date | None:
        value = self.value(column)
        if not value:
            return None
        for pattern in ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"):
            try:
                day = datetime.strptime(value, pattern).date()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
            if 1900 <= day.year <= 2100:
                return day
        self.wrong(column, "ngày có thật, dạng 31/12/2024, từ năm 1900 đến 2100")
        return None

    def flag(self, column: int) -> bool:
        value = self.value(column).casefold()
        if value and value not in _YES and value not in _NO:
            self.wrong(column, "“có” hoặc “không” (để trống là có)")
        return value not in _NO


def _find_twins(units: list[UnitRow], column: int, problems: list[Problem]) -> None:
    seen: dict[str, int] = {}
    for unit in units:
        code = unit.code.casefold()
        if not code:
            continue
        if code in seen:
            place = cell_name(unit.number, column)
            text = f"Mã: {shortened(unit.code)} đã có ở dòng {seen[code]}; mỗi mã chỉ một dòng."
            problems.append(Problem(place, unit.code, "mã chưa có ở dòng khác", text))
        seen.setdefault(code, unit.number)
