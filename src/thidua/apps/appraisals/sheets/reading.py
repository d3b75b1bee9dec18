"""A filled-in sheet read back: what changes cell by cell, what is wrong cell by cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO

from thidua.apps.appraisals.actions.lines import LineChange
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.refusals import EvidenceRefused
from thidua.apps.appraisals.scoring.evidence_files import clean_name, too_large
from thidua.apps.appraisals.scoring.figures import Fault, faults_of, open_fields, read_cells
from thidua.apps.appraisals.scoring.plan import NOT_APPLICABLE, Item, SheetPlan
from thidua.apps.appraisals.sheets.sheet import COLUMNS, HEAD_ROW, NA_TEXT
from thidua.domain.typed_figures import as_typed
from thidua.domain.vietnamese_text import fold
from thidua.formats.problems import FormatError, Problem
from thidua.formats.workbook import Book, TextRow

MOST_BYTES = 5 * 1024 * 1024
_NOTE = "note"
_ORDER = {name: place for place, name in enumerate(COLUMNS)}


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that would change."""

    place: str
    row: str
    field: str
    before: str
    after: str
    is_newer: bool  # the page was changed after the file was downloaded


@dataclass(frozen=True, slots=True)
class CellFault:
    """One cell that cannot be taken."""

    place: str
    text: str


@dataclass(frozen=True)
class Preview:
    """What accepting the file would do."""

    cells: tuple[CellChange, ...]
    faults: tuple[CellFault, ...]
    changes: tuple[LineChange, ...]


class _Wrong(Exception):
    """Leaves the reading of one cell with its sentence."""


def read_workbook(
    file: IO[bytes], name: str, size: int, plan: SheetPlan, sheet: Sheet, lines: list[Line]
) -> Preview:
    """Compare a filled-in file with the sheet.

    Raises:
        EvidenceRefused: it is no spreadsheet, too large, or of another sheet.
    """
    if size > MOST_BYTES:
        raise EvidenceRefused(too_large(clean_name(name), size, MOST_BYTES))
    filled = _filled(file, clean_name(name), sheet)
    by_key = {str(line.pk): line for line in lines}
    found = _Found()
    for place in filled.places():
        line = by_key.get(place.text("line"))
        if line is None:
            continue
        first = found.rows.setdefault(line.pk, place.number)
        if first == place.number:
            _compare(plan, line, place, found)
        else:
            found.refuse_double(plan, line, place, first)
    return Preview(tuple(found.cells), tuple(found.faults), tuple(found.changes))


@dataclass
class _Found:
    """What was found so far, and in which row each line stands."""

    cells: list[CellChange] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    changes: list[LineChange] = field(default_factory=list)
    rows: dict[int, int] = field(default_factory=dict)

    def refuse_double(self, plan: SheetPlan, line: Line, place: "_Place", first: int) -> None:
        """A row that was copied: nobody can say which of the two is meant."""
        item = plan.items[line.item]
        at = place.at(next(iter(open_fields(line, item)), _NOTE))
        row = f"{item.id} – {line.label or item.name}"
        said = f"Ô {at}: mục {row} đã có ở dòng {first}; mỗi mục chỉ một dòng, xóa dòng thừa."
        self.faults.append(CellFault(at, said))


@dataclass(frozen=True)
class _Filled:
    """The rows of the file by number, and what could not be read by its cell."""

    rows: Mapping[int, TextRow]
    unreadable: Mapping[tuple[int, int], Problem]

    def places(self) -> "Iterator[_Place]":
        """The rows below the heads."""
        return (_Place(self, number) for number in self.rows if number > HEAD_ROW)


def _filled(file: IO[bytes], name: str, sheet: Sheet) -> _Filled:
    """The sheet's page in the file, wherever it stands among the visible ones."""
    unreadable: dict[tuple[int, int], Problem] = {}

    def note(number: int, column: int, problem: Problem) -> None:
        unreadable[number, column] = problem

    key = _ORDER["line"]

    def fits(row: TextRow) -> bool:
        is_place = row.number == HEAD_ROW - 2 and len(row.cells) > key
        return is_place and row.cells[key] == str(sheet.pk)

    file.seek(0)
    try:
        book = Book(file.read())
        rows = {row.number: row for row in book.rows(book.meant(fits), note, percents=True)}
    except FormatError as error:
        raise EvidenceRefused(f"Tệp “{name}”: {error.problems[0]}") from error
    if not any(map(fits, rows.values())):
        raise EvidenceRefused(
            f"Tệp “{name}” không phải bảng của {sheet.unit} năm {sheet.season.year} tải xuống từ "
            "trang này. Tải bảng xuống, điền vào tệp đó rồi tải lên."
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
            into.faults.append(CellFault(place.at(name), str(wrong)))
            return
    figures = {
        name: values.get(name, getattr(line, name))
        for name in ("actual", "target", "baseline", "minus")
    }
    found = faults_of(plan, line, figures)
    into.faults.extend(CellFault(place.at(fault.field), fault.text) for fault in found)
    newer = place.text("revision") != str(line.revision)
    changed = list(_changed(item, line, place, values, newer))
    into.cells.extend(changed)
    if changed and not found:
        kept = {_NOTE, "actual"} if item.choices else {_NOTE}
        typed = {n: v if n in kept else as_typed(v) for n, v in values.items()}
        into.changes.append(LineChange(line.pk, line.revision, typed))


def _changed(
    item: Item, line: Line, place: _Place, values: Mapping[str, str], newer: bool
) -> Iterator[CellChange]:
    labels = item.labels | {_NOTE: "Diễn giải"}
    for name, value in values.items():
        stored = getattr(line, name)
        if value != stored:
            row = f"{item.id} – {line.label or item.name}"
            texts = [text if name == _NOTE else _text(item, name, text) for text in (stored, value)]
            yield CellChange(place.at(name), row, labels[name], texts[0], texts[1], newer)


def _text(item: Item, name: str, value: str) -> str:
    return item.text_of(value) if name == "actual" else as_typed(value)


def _read(place: _Place, name: str, item: Item, line: Line) -> str:
    """The text of a cell as it would be stored."""
    problem = place.problem(name)
    if problem is not None:
        raise _Wrong(f"Ô {place.at(name)}: {problem.message}")
    text = place.text(name).replace("\r\n", "\n")
    if name == _NOTE:
        return text
    if fold(text) in {fold(NA_TEXT), NOT_APPLICABLE}:
        return NOT_APPLICABLE
    if name == "actual" and item.choices:
        return _chosen(item, text)
    faults: list[Fault] = []
    read = read_cells(item, line, {name: place.typed(name)}, faults)
    if faults:
        raise _Wrong(faults[0].text)
    return read[name]


def _chosen(item: Item, text: str) -> str:
    """The value behind a chosen text; what is not on the list is left to the check."""
    by_text = {fold(shown): value for value, shown in item.choices}
    by_text |= {fold(value): value for value, _ in item.choices}
    if {value for value, _ in item.choices} == {"yes", "no"}:
        by_text |= dict.fromkeys(("co", "x", "1", "true"), "yes")
        by_text |= dict.fromkeys(("khong", "0", "false"), "no")
    return by_text.get(fold(text), text)
