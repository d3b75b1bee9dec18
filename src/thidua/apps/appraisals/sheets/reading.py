"""A filled-in sheet read back: what changes cell by cell, what is wrong cell by cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from thidua.apps.appraisals.actions.lines import LineChange
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.registries.origins import origins_of
from thidua.apps.appraisals.scoring.fed import fed_lines, source_text
from thidua.apps.appraisals.scoring.figures import (
    FED_FIELDS,
    Fault,
    checked_fields,
    faults_of,
    open_fields,
    read_cells,
)
from thidua.apps.appraisals.scoring.plan import Item, SheetPlan, plan_of
from thidua.apps.appraisals.scoring.written_words import in_words
from thidua.apps.appraisals.sheets.sheet import COLUMNS, HEAD_ROW
from thidua.domain.typed_figures import as_typed
from thidua.formats.file_kinds import whole_file
from thidua.formats.problems import FormatError, Problem
from thidua.formats.workbook import Book, TextRow
from thidua.web.previews import Change, Preview

_NOTE = "note"
_ORDER = {name: place for place, name in enumerate(COLUMNS)}


class _Wrong(Exception):
    """Leaves the reading of one cell with its sentence."""


def preview_of(sheet: Sheet, data: bytes) -> Preview[list[LineChange]]:
    """Compare a filled-in file with the sheet.

    Raises:
        FormatError: it is no spreadsheet, of another sheet, or cells cannot be taken.
    """
    plan, filled, found = plan_of(sheet.scheme), _filled(data, sheet), _Found()
    by_key, given = {str(line.pk): line for line in fed_lines(sheet)}, origins_of(sheet)
    for place in filled.places():
        line = by_key.get(place.text("line"))
        if line is None or line.item in given:
            continue
        first = found.rows.setdefault(line.pk, place.number)
        if first == place.number:
            _compare(plan, line, place, found)
        else:
            found.refuse_double(plan, line, place, first)
    if found.faults:
        raise FormatError(found.faults)
    same = len(found.rows) - len(found.changes)
    return Preview(found.changes, found.cells, found.doubts, same)


@dataclass
class _Found:
    """What was found so far, and in which row each line stands."""

    cells: list[Change] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)
    changes: list[LineChange] = field(default_factory=list)
    rows: dict[int, int] = field(default_factory=dict)

    def refuse_double(self, plan: SheetPlan, line: Line, place: "_Place", first: int) -> None:
        """A row that was copied: nobody can say which of the two is meant."""
        item = plan.items[line.item]
        name = next(iter(open_fields(line, item)), _NOTE)
        row = f"{item.id} – {line.label or item.name}"
        said = f"mục {row} đã có ở dòng {first}; mỗi mục chỉ một dòng, xóa dòng thừa."
        self.faults.append(place.wrong(name, said))


@dataclass(frozen=True)
class _Filled:
    """The rows of the file by number, and what could not be read by its cell."""

    rows: Mapping[int, TextRow]
    unreadable: Mapping[tuple[int, int], Problem]

    def places(self) -> "Iterator[_Place]":
        """The rows below the heads."""
        return (_Place(self, number) for number in self.rows if number > HEAD_ROW)


def _filled(data: bytes, sheet: Sheet) -> _Filled:
    """The sheet's page in the file, wherever it stands among the visible ones."""
    unreadable: dict[tuple[int, int], Problem] = {}

    def note(number: int, column: int, problem: Problem) -> None:
        unreadable[number, column] = problem

    key = _ORDER["line"]

    def fits(row: TextRow) -> bool:
        is_place = row.number == HEAD_ROW - 2 and len(row.cells) > key
        return is_place and row.cells[key] == str(sheet.pk)

    book = Book(data)
    rows = {row.number: row for row in book.rows(book.meant(fits), note, percents=True)}
    if not any(map(fits, rows.values())):
        raise whole_file(
            f"không phải bảng của {sheet.unit} năm {sheet.season.year} tải xuống từ trang này; "
            "tải bảng xuống, điền vào tệp đó rồi tải lên"
        )
    return _Filled(rows, unreadable)


@dataclass(frozen=True)
class _Place:
    """One row of the file."""

    filled: _Filled
    number: int

    def at(self, name: str) -> str:
        """Such as: G17."""
        return f"{COLUMNS[name][0]}{self.number}"

    def text(self, name: str) -> str:
        """The cell as it is shown; "" for an empty one."""
        cells, at = self.filled.rows[self.number].cells, _ORDER[name]
        return cells[at] if at < len(cells) else ""

    def typed(self, name: str) -> str:
        """The cell as somebody would type it."""
        return self.filled.rows[self.number].typed(_ORDER[name])

    def wrong(self, name: str, said: str) -> Problem:
        """The cell with what is wrong with it."""
        return Problem(self.at(name), self.text(name), "", said)

    def problem(self, name: str) -> Problem | None:
        """Why the cell cannot be read."""
        return self.filled.unreadable.get((self.number, _ORDER[name]))


def _compare(
    plan: SheetPlan,
    line: Line,
    place: _Place,
    into: _Found,
) -> None:
    item = plan.items[line.item]
    names = (*open_fields(line, item), *((_NOTE,) if item.is_criterion else ()))
    values: dict[str, str] = {}
    for name in names:
        try:
            values[name] = _read(place, name, item, line)
        except _Wrong as wrong:
            into.faults.append(place.wrong(name, str(wrong)))
            return
    figures = {name: values.get(name, kept) for name, kept in line.figures.by_name().items()}
    found = faults_of(plan, line, figures)
    into.faults.extend(place.wrong(fault.field, fault.text) for fault in found)
    changed = list(_changed(item, line, place, values))
    into.cells.extend(changed)
    if changed and not found:
        kept = {_NOTE, "actual"} if item.choices else {_NOTE}
        typed = {n: v if n in kept else as_typed(v) for n, v in values.items()}
        into.changes.append(LineChange(line.pk, line.revision, typed))
    into.doubts.extend(_typed_over(item, line, place))
    if changed and place.text("revision") != str(line.revision):
        said = f"mục {item.id} được sửa trên trang sau khi tệp này tải xuống; nhận là ghi đè."
        into.doubts.append(Problem(changed[0].place, changed[0].after, "", said))


def _typed_over(item: Item, line: Line, place: _Place) -> Iterator[Problem]:
    """Figures of the file that differ from those that the program fills in: they are not taken."""
    if not line.feed:
        return
    for name in set(checked_fields(line, item)) & FED_FIELDS:
        stored = getattr(line, name)
        try:
            typed = _read(place, name, item, line)
        except _Wrong:
            typed = place.text(name)
        if typed != stored:
            now = _text(item, name, stored)
            said = f"mục {item.id} giữ {now}, số trong tệp không được nhận. {source_text(line)}."
            yield Problem(place.at(name), place.text(name), "", said)


def _changed(item: Item, line: Line, place: _Place, values: Mapping[str, str]) -> Iterator[Change]:
    labels = item.labels | {_NOTE: "Diễn giải"}
    for name, value in values.items():
        stored = getattr(line, name)
        if value != stored:
            row = f"{item.id} – {line.label or item.name}"
            texts = [text if name == _NOTE else _text(item, name, text) for text in (stored, value)]
            yield Change(place.at(name), row, labels[name], texts[0], texts[1])


def _text(item: Item, name: str, value: str) -> str:
    return item.text_of(value) if name == "actual" else as_typed(value)


def _read(place: _Place, name: str, item: Item, line: Line) -> str:
    """The text of a cell as it would be stored."""
    problem = place.problem(name)
    if problem is not None:
        raise _Wrong(problem.message)
    text = place.text(name).replace("\r\n", "\n")
    if name == _NOTE:
        return text
    if (said := in_words(item, name, text)) is not None:
        return said
    faults: list[Fault] = []
    read = read_cells(item, line, {name: place.typed(name)}, faults)
    if faults:
        raise _Wrong(faults[0].text)
    return read[name]
