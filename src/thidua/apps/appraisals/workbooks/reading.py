"""A filled-in sheet read back: what changes cell by cell, what is wrong cell by cell."""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import IO, Any

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from thidua.apps.appraisals.actions.lines import LineChange
from thidua.apps.appraisals.evidence_files import check_file
from thidua.apps.appraisals.figures import faults_of, normal, open_fields
from thidua.apps.appraisals.items import NOT_APPLICABLE, Item, SheetPlan
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.refusals import EvidenceRefused
from thidua.apps.appraisals.workbooks.sheet import COLUMNS, HEAD_ROW, NA_TEXT
from thidua.domain.vietnamese_text import fold

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 40 * 1024 * 1024
MOST_ROWS = 3000
_NOTE = "note"


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
    page, formulas = _pages(file, name)
    if page.cell(4, 13).value != sheet.pk:
        raise EvidenceRefused(
            f"Tệp “{name}” không phải bảng của {sheet.unit} năm {sheet.season.year} tải xuống từ "
            "trang này. Tải bảng xuống, điền vào tệp đó rồi tải lên."
        )
    by_key = {line.pk: line for line in lines}
    cells: list[CellChange] = []
    faults: list[CellFault] = []
    changes: list[LineChange] = []
    for number in range(HEAD_ROW + 1, min(page.max_row, MOST_ROWS) + 1):
        line = by_key.get(page[f"{COLUMNS['line'][0]}{number}"].value)
        if line is not None:
            _compare(plan, line, _Place(page, formulas, number), cells, faults, changes)
    return Preview(tuple(cells), tuple(faults), tuple(changes))


def _pages(file: IO[bytes], name: str) -> tuple[Worksheet, Worksheet]:
    with zipfile.ZipFile(file) as package:
        unpacked = sum(member.file_size for member in package.infolist())
    if unpacked > MOST_UNPACKED:
        raise EvidenceRefused(
            f"Tệp “{name}” giải nén ra {unpacked // (1024 * 1024)} MB, quá giới hạn "
            f"{MOST_UNPACKED // (1024 * 1024)} MB của một bảng chấm điểm."
        )
    file.seek(0)
    try:
        values = load_workbook(file, data_only=True)
        file.seek(0)
        formulas = load_workbook(file)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise EvidenceRefused(f"Tệp “{name}” không mở được như một bảng tính .xlsx.") from error
    return values.worksheets[0], formulas.worksheets[0]


@dataclass(frozen=True)
class _Place:
    """One row of the file."""

    page: Worksheet
    formulas: Worksheet
    number: int

    def at(self, name: str) -> str:
        """Such as: G17."""
        return f"{COLUMNS[name][0]}{self.number}"

    def cell(self, name: str) -> Any:
        """The cell with its value."""
        return self.page[self.at(name)]

    def is_unknown_formula(self, name: str) -> bool:
        """A formula whose result was never saved."""
        formula = self.formulas[self.at(name)].value
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


def _cell_text(cell: Cell) -> str:
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
