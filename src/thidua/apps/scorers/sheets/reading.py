"""A filled-in screen of a scorer read back: what changes cell by cell, what is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from thidua.apps.appraisals.scoring.figures import Fault, faults_of, read_cells
from thidua.apps.appraisals.scoring.plan import Item, SheetPlan, plan_of
from thidua.apps.appraisals.scoring.written_words import in_words
from thidua.apps.schemes.models import Scheme
from thidua.apps.scorers.facts import FigureChange
from thidua.apps.scorers.pages.grid import shown_value
from thidua.apps.scorers.pages.grid_parts import Grid, GridCell, GridPlace, GridRow, column_key
from thidua.apps.scorers.sheets.workbook import FIRST, HEAD_ROW, KEY_ROW, lines_together
from thidua.domain.figures import FIGURES
from thidua.domain.typed_figures import read_key
from thidua.formats.file_kinds import whole_file
from thidua.formats.problems import FormatError, Problem
from thidua.formats.workbook import Book, TextRow, cell_name
from thidua.web.previews import Change, Preview

_SHEET, _PART = 2, 3  # columns of the keys


def preview_of(grid: Grid, data: bytes) -> Preview[list[FigureChange]]:
    """Compare a filled-in file with what was given.

    Raises:
        FormatError: it is no spreadsheet, of another scorer, or cells cannot be taken.
    """
    unreadable: dict[tuple[int, int], Problem] = {}
    book = Book(data)
    mark = f"scorer {grid.scorer.pk}"

    def fits(row: TextRow) -> bool:
        return row.number == KEY_ROW - 1 and _text(row, _SHEET) == mark

    def note(number: int, column: int, problem: Problem) -> None:
        unreadable[number, column] = problem

    rows = {row.number: row for row in book.rows(book.meant(fits), note, percents=True)}
    if not any(map(fits, rows.values())) or KEY_ROW not in rows:
        raise whole_file(
            f"không phải bảng của {grid.scorer} tải xuống từ trang này; tải bảng xuống, điền vào "
            "tệp đó rồi tải lên"
        )
    found = _Found(grid, rows[KEY_ROW], unreadable)
    for number, row in rows.items():
        if number > HEAD_ROW:
            found.take(row)
    if found.faults:
        raise FormatError(found.faults)
    changes = [FigureChange(key, found.lines[key].revision, v) for key, v in found.values.items()]
    return Preview(changes, found.changes, same=len(found.seen) - len(changes))


@dataclass
class _Found:
    """What was found so far."""

    grid: Grid
    heads: TextRow
    unreadable: dict[tuple[int, int], Problem]
    changes: list[Change] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)
    values: dict[int, dict[str, str]] = field(default_factory=dict)
    lines: dict[int, GridPlace] = field(default_factory=dict)
    seen: set[tuple[int, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.rows = {row.sheet.pk: row for row in self.grid.rows}
        self.items = {column.key: column.item for column in self.grid.columns}
        tables = Scheme.objects.in_bulk({row.sheet.scheme_id for row in self.grid.rows})
        self.plans = {key: plan_of(table) for key, table in tables.items()}

    def take(self, row: TextRow) -> None:
        """One row of the file."""
        key, part = read_key(_text(row, _SHEET)), read_key(_text(row, _PART))
        unit = self.rows.get(key or 0)
        if unit is None or part is None:
            return
        if (unit.sheet.pk, part) in self.seen:
            said = f"{unit.sheet.unit} đã có ở dòng trên; xóa dòng thừa."
            self.faults.append(Problem(f"A{row.number}", _text(row, 0), "", said))
            return
        self.seen.add((unit.sheet.pk, part))
        together = dict(enumerate(lines_together(unit))).get(part, {})
        for line in together.values():
            self._compare(row, unit, line)

    def _compare(self, row: TextRow, unit: GridRow, line: GridPlace) -> None:
        key = column_key(unit.kind_key, line.line.item)
        item, values = self.items[key], dict[str, str]()
        cells = {cell.name: cell for cell in line.cells if cell.is_open}
        found: list[Change] = []
        for at, name in self._places(key):
            if (cell := cells.get(name)) is None:
                continue
            value = self._value(row, at, item, line, name)
            if value is None:
                return
            shown = shown_value(item, name, value)
            if shown != cell.value:
                values[name] = shown
                place, thing = (
                    cell_name(row.number, at),
                    f"{unit.sheet.unit}: {item.id} – {item.name}",
                )
                found.append(_change(place, thing, item.labels[name], cell, shown))
        if found and not self._is_faulty(row, unit, item, line, values):
            self.changes.extend(found)
            self.values[line.line.pk], self.lines[line.line.pk] = values, line

    def _places(self, column: str) -> Iterator[tuple[int, str]]:
        for at, text in enumerate(self.heads.cells[FIRST:], start=FIRST):
            key, _sep, name = text.partition("\n")
            if key == column and name in FIGURES:
                yield at, name

    def _value(self, row: TextRow, at: int, item: Item, line: GridPlace, name: str) -> str | None:
        """The cell as it would be stored; None where it is wrong."""
        problem = self.unreadable.get((row.number, at))
        said = in_words(item, name, _text(row, at)) if problem is None else ""
        if problem is None and said is not None:
            return said
        faults: list[Fault] = []
        read = {} if problem else read_cells(item, line.line, {name: row.typed(at)}, faults)
        if problem or faults:
            told = problem.message if problem else faults[0].text
            self.faults.append(Problem(cell_name(row.number, at), _text(row, at), "", told))
            return None
        return read[name]

    def _is_faulty(
        self, row: TextRow, unit: GridRow, item: Item, line: GridPlace, values: dict[str, str]
    ) -> bool:
        plan: SheetPlan = self.plans[unit.sheet.scheme_id]
        stored = {name: getattr(line.line, name) for name in FIGURES}
        faults: list[Fault] = []
        for name, text in values.items():
            said = in_words(item, name, text)
            read = read_cells(item, line.line, {name: text}, faults) if said is None else {}
            stored[name] = read.get(name, "") if said is None else said
        faults += faults_of(plan, line.line, stored)
        places = {name: at for at, name in self._places(column_key(unit.kind_key, item.id))}
        for fault in faults:
            at = places.get(fault.field, FIRST)
            told = f"{unit.sheet.unit}: {fault.text}"
            self.faults.append(Problem(cell_name(row.number, at), _text(row, at), "", told))
        return bool(faults)


def _change(place: str, thing: str, label: str, cell: GridCell, shown: str) -> Change:
    texts = dict(cell.choices)
    before, after = texts.get(cell.value, cell.value), texts.get(shown, shown)
    return Change(place, thing, label, before, after)


def _text(row: TextRow, at: int) -> str:
    return row.cells[at] if at < len(row.cells) else ""
