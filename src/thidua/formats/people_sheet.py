"""A unit's people as offices keep them in Excel: written and read back, each error at its cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from thidua.formats.list_workbook import Value, list_workbook
from thidua.formats.problems import FormatError, Problem, shortened
from thidua.formats.workbook import TextRow, cell_name, read_sheet

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
MOST_ROWS, LONGEST_CODE, LONGEST_NAME, LONGEST_POSITION = 5000, 30, 120, 160
SEXES = {"female": "nữ", "male": "nam"}
STAFF_CLASSES = {
    "official": "cán bộ",
    "civil_servant": "công chức",
    "public_employee": "viên chức",
    "worker": "người lao động",
}
_YES = {"có", "co", "x", "1", "true", "đúng"}
_NO = {"không", "khong", "0", "false", "sai", "-"}
_HEADS = [head.casefold() for head, _width in COLUMNS]
_HEADS_WITHIN = 10
_YEARS = (1900, 2100)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person as the sheet says it; ``number`` is its row."""

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


def write_people(people: Iterable[PersonRow]) -> bytes:
    """The sheet with these people."""
    return list_workbook(TITLE, COLUMNS, (_written(person) for person in people))


def read_people(data: bytes, *, unit_code: str) -> list[PersonRow]:
    """The people of one unit from a sheet in the layout of ``write_people``.

    Raises:
        FormatError: no such sheet, or cells that are wrong: all of them, each by its name; a row of
            another unit is one.
    """
    heads, body = _split(read_sheet(data, days=True))
    problems: list[Problem] = []
    people = [_person(_Cells(row, heads, problems), unit_code) for row in body]
    _find_twins(people, heads[_HEADS[0]], problems)
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


def _split(rows: list[TextRow]) -> tuple[dict[str, int], list[TextRow]]:
    """Where each column stands, and the rows below the heads."""
    for at, row in enumerate(rows[:_HEADS_WITHIN]):
        found = {text.strip().casefold(): place for place, text in enumerate(row.cells)}
        if _HEADS[0] in found and _HEADS[1] in found:
            body = rows[at + 1 :]
            if not 1 <= len(body) <= MOST_ROWS:
                raise _whole(f"từ 1 đến {MOST_ROWS} người dưới hàng tiêu đề")
            return {head: found[head] for head in _HEADS if head in found}, body
    wanted = "”, “".join(head for head, _width in COLUMNS[:2])
    raise _whole(f"tệp có hàng tiêu đề với cột “{wanted}” (tải mẫu về để theo)")


def _whole(allowed: str) -> FormatError:
    return FormatError([Problem("", "", allowed, f"Chỉ nhận {allowed}.")])


def _person(cells: "_Cells", unit_code: str) -> PersonRow:
    return PersonRow(
        number=cells.row.number,
        code=cells.text(0, LONGEST_CODE),
        full_name=cells.text(1, LONGEST_NAME),
        birth_year=cells.year(2),
        sex=cells.choice(3, SEXES, empty=""),
        position=cells.text(4, LONGEST_POSITION, is_required=False),
        staff_class=cells.choice(5, STAFF_CLASSES, empty="civil_servant"),
        is_direct_worker=cells.flag(6),
        counts_in_ratios=cells.flag(7) is not False,
        since=cells.day(8),
        unit_code=cells.unit(9, unit_code),
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
        place = cell_name(self.row.number, self.heads[_HEADS[column]])
        text = f"{COLUMNS[column][0]}: {shown}phải là {allowed}."
        self.problems.append(Problem(place, value, allowed, text))

    def text(self, column: int, longest: int, *, is_required: bool = True) -> str:
        value = self.value(column)
        if (is_required and not value) or len(value) > longest:
            self.wrong(column, f"chữ, từ {int(is_required)} đến {longest} ký tự")
        return value

    def year(self, column: int) -> int | None:
        value, (first, last) = self.value(column), _YEARS
        if not value:
            return None
        if value.isascii() and value.isdigit() and first <= int(value[:5]) <= last:
            return int(value)
        self.wrong(column, f"năm từ {first} đến {last}")
        return None

    def choice(self, column: int, choices: Mapping[str, str], *, empty: str) -> str:
        value = self.value(column).casefold()
        for key, words in choices.items():
            if value == words:
                return key
        if value:
            self.wrong(column, ", ".join(choices.values()) + " hoặc để trống")
        return empty

    def flag(self, column: int) -> bool | None:
        value = self.value(column).casefold()
        if not value:
            return None
        if value not in _YES and value not in _NO:
            self.wrong(column, "“có”, “không” hoặc để trống")
        return value in _YES

    def day(self, column: int) -> date | None:
        value = self.value(column)
        if not value:
            return None
        for pattern in ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"):
            try:
                day = datetime.strptime(value, pattern).date()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
            if _YEARS[0] <= day.year <= _YEARS[1]:
                return day
        self.wrong(column, "ngày có thật, dạng 31/12/2024, từ năm 1900 đến 2100")
        return None

    def unit(self, column: int, expected: str) -> str:
        value = self.value(column)
        if value and value.casefold() != expected.casefold():
            self.wrong(column, f"“{expected}”, đơn vị đang nhập; người của đơn vị khác không nhận")
        return expected


def _find_twins(people: list[PersonRow], column: int, problems: list[Problem]) -> None:
    seen: dict[str, int] = {}
    for person in people:
        code = person.code.casefold()
        if not code:
            continue
        if code in seen:
            place = cell_name(person.number, column)
            text = f"Mã: {shortened(person.code)} đã có ở dòng {seen[code]}; mỗi mã chỉ một dòng."
            problems.append(Problem(place, person.code, "mã chưa có ở dòng khác", text))
        seen.setdefault(code, person.number)
