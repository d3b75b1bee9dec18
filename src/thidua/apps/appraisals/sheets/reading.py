"""A filled-in sheet read back: what changes cell by cell, what is wrong cell by cell."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import IO, Any

from openpyxl import load_workbook

from thidua.apps.appraisals.actions.lines import LineChange
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.refusals import EvidenceRefused
from thidua.apps.appraisals.scoring.evidence_files import check_file
from thidua.apps.appraisals.scoring.figures import faults_of, normal, open_fields
from thidua.apps.appraisals.scoring.plan import NOT_APPLICABLE, Item, SheetPlan
from thidua.apps.appraisals.sheets.sheet import COLUMNS, HEAD_ROW, NA_TEXT
from thidua.domain.vietnamese_text import fold

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 40 * 1024 * 1024
MOST_ROWS = 3000
_NOTE = "note"
_ORDER = {name: place for place, name in enumerate(COLUMNS)}
_Cells = Sequence[Sequence[Any]]


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
    check_file(file, name, size, MOST_BYTES)
    rows, formulas = _rows(file, name)
    if _Place(rows, formulas, HEAD_ROW - 2).cell("line").value != sheet.pk:
        raise EvidenceRefused(
            f"Tệp “{name}” không phải bảng của {sheet.unit} năm {sheet.season.year} tải xuống từ "
            "trang này. Tải bảng xuống, điền vào tệp đó rồi tải lên."
        )
    by_key = {line.pk: line for line in lines}
    cells: list[CellChange] = []
    faults: list[CellFault] = []
    changes: list[LineChange] = []
    for number in range(HEAD_ROW + 1, len(rows) + 1):
        place = _Place(rows, formulas, number)
        line = by_key.get(place.cell("line").value)
        if line is not None:
            _compare(plan, line, place, cells, faults, changes)
    return Preview(tuple(cells), tuple(faults), tuple(changes))


def _rows(file: IO[bytes], name: str) -> tuple[_Cells, _Cells]:
    """The cells with their values, and with their formulas."""
    with zipfile.ZipFile(file) as package:
        unpacked = sum(member.file_size for member in package.infolist())
    if unpacked > MOST_UNPACKED:
        raise EvidenceRefused(
            f"Tệp “{name}” giải nén ra {unpacked // (1024 * 1024)} MB, quá giới hạn "
            f"{MOST_UNPACKED // (1024 * 1024)} MB của một bảng chấm điểm."
        )
    try:
        return _cells(file, values=True), _cells(file, values=False)
    except Exception as error:  # a damaged file makes the reader raise anything
        raise EvidenceRefused(f"Tệp “{name}” không mở được như một bảng tính .xlsx.") from error


def _cells(file: IO[bytes], *, values: bool) -> _Cells:
    """The first page, row by row: what it claims of its size and merges is never laid out."""
    file.seek(0)
    page = load_workbook(file, read_only=True, data_only=values, keep_links=False).worksheets[0]
    page.reset_dimensions()
    return list(page.iter_rows(max_row=MOST_ROWS, max_col=len(COLUMNS)))


@dataclass(frozen=True)
class _Place:
    """One row of the file."""

    rows: _Cells
    formulas: _Cells
    number: int

    def at(self, name: str) -> str:
        """Such as: G17."""
        return f"{COLUMNS[name][0]}{self.number}"

    def cell(self, name: str) -> Any:
        """The cell with its value."""
        return self.rows[self.number - 1][_ORDER[name]]

    def is_unknown_formula(self, name: str) -> bool:
        """A formula whose result was never saved."""
        formula = self.formulas[self.number - 1][_ORDER[name]].value
        is_formula = isinstance(formula, str) and formula.startswith("=")
        return is_formula and self.cell(name).value is None


def _compare(
    plan: SheetPlan,
    line: Line,
    place: _Place,
    cells: list[CellChange],
    faults: list[CellFault],
    changes: list[LineChange],
) -> None:
    item = plan.items[line.item]
    names = (*open_fields(line, item), *((_NOTE,) if item.is_criterion else ()))
    values: dict[str, str] = {}
    for name in names:
        try:
            values[name] = _read(place, name, item)
        except _Wrong as wrong:
            faults.append(CellFault(place.at(name), str(wrong)))
            return
    figures = {
        name: values.get(name, getattr(line, name))
        for name in ("actual", "target", "baseline", "minus")
    }
    found = faults_of(plan, line, figures)
    faults.extend(CellFault(place.at(fault.field), fault.text) for fault in found)
    newer = place.cell("revision").value != line.revision
    changed = list(_changed(item, line, place, values, newer))
    cells.extend(changed)
    if changed and not found:
        changes.append(LineChange(line.pk, line.revision, values))


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
    return item.text_of(value) if name == "actual" else value.replace(".", ",")


def _read(place: _Place, name: str, item: Item) -> str:
    """The text of a cell as it would be stored."""
    if place.is_unknown_formula(name):
        raise _Wrong(
            f"Ô {place.at(name)}: công thức chưa có kết quả. Mở tệp bằng Excel, lưu lại, hoặc gõ "
            "thẳng con số."
        )
    cell = place.cell(name)
    if isinstance(cell.value, date | time):
        raise _Wrong(f"Ô {place.at(name)}: «{cell.value}» là ngày giờ; cần một con số.")
    text = _cell_text(cell)
    if name == _NOTE:
        return text
    if fold(text) in {fold(NA_TEXT), NOT_APPLICABLE}:
        return NOT_APPLICABLE
    return _chosen(item, text) if name == "actual" and item.choices else normal(text)


def _chosen(item: Item, text: str) -> str:
    """The value behind a chosen text; what is not on the list is left to the check."""
    by_text = {fold(shown): value for value, shown in item.choices}
    by_text |= {fold(value): value for value, _ in item.choices}
    if {value for value, _ in item.choices} == {"yes", "no"}:
        by_text |= {"co": "yes", "khong": "no", "x": "yes", "1": "yes", "0": "no"}
    return by_text.get(fold(text), text)


def _cell_text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        number = Decimal(f"{value:.15g}")
        if "%" in str(cell.number_format):
            number *= 100
        text = format(number, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(value).strip().replace("\r\n", "\n")
