"""A unit's registration as an Excel form: downloaded, filled in offline, read back."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from itertools import takewhile
from typing import cast

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from thidua.domain.award_codes import AWARD_NAMES
from thidua.domain.registration import (
    LEVELS,
    RECIPIENTS,
    RegistrationContent,
    Target,
    TargetNeed,
    cells_of,
)
from thidua.domain.typed_figures import written_figure
from thidua.formats.cell_text import write_cell
from thidua.formats.registration_layout import (
    EMPTY_ROWS,
    HEADS,
    NOT_ASSIGNED,
    OFFERED_AWARDS,
    OWN,
    OWN_TITLE,
    PEOPLE_ROWS,
    SECTIONS,
    SHEET_TITLE,
    UNIT_LABEL,
    YEAR_LABEL,
)

_WIDTHS = (9, 52, 16, 30, 18, 32, 26)
_FILL_IN = PatternFill("solid", fgColor="FFF9E0")
_HEAD = PatternFill("solid", fgColor="F3E3E3")
_THIN = Side(style="thin", color="999999")
_FRAME = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_BOLD = Font(name="Times New Roman", size=12, bold=True)
_PLAIN = Font(name="Times New Roman", size=12)
_HINT = (
    "Điền các ô nền vàng. Thiếu dòng thì chèn thêm dòng trong phần đó; giữ nguyên cột và mã. "
    f"Ngày ghi 08/03/2023. Chỉ tiêu không được giao: ghi «{NOT_ASSIGNED}» vào cột Kế hoạch năm."
)


def registration_to_xlsx(
    content: RegistrationContent,
    needs: Sequence[TargetNeed],
    *,
    unit: str,
    year: int,
    awards: Mapping[str, str] = AWARD_NAMES,
) -> bytes:
    """The form with what is registered so far; ``registration_from_xlsx`` reads it back.

    ``awards`` says what the authority calls its awards.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET_TITLE
    form = _Form(sheet)
    form.line(f"BẢNG ĐĂNG KÝ GIAO ƯỚC THI ĐUA NĂM {year}", font=_BOLD)
    form.line(UNIT_LABEL, unit, font=_BOLD)
    form.line(YEAR_LABEL, str(year), font=_BOLD)
    form.line(_HINT)
    _people(form, content)
    _movements(form, content)
    _targets(form, content, needs)
    _titles(form, content, awards)
    _dress(sheet)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


class _Form:
    """Writes the sheet line by line."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.row = 0

    def line(self, *texts: str, font: Font = _PLAIN) -> None:
        """Plain words, no frame."""
        self.row += 1
        for column, text in enumerate(texts, start=1):
            self._write(column, text, font)

    def section(self, number: str) -> None:
        """The heading of a part and the heads of its columns."""
        self.line()
        self.line(number, SECTIONS[number], font=_BOLD)
        self.row += 1
        for column, text in enumerate(HEADS[number], start=1):
            self._write(column, text, _BOLD, fill=_HEAD, framed=True)

    def head(self, text: str, depth: int = 0) -> None:
        """A group of targets, or a heading so deep below one."""
        self.cells(["", text, "", "", "", "", ""], fixed=7, depth=depth, font=_BOLD)

    def cells(
        self, texts: Sequence[str], fixed: int, *, depth: int = 0, font: Font = _PLAIN
    ) -> None:
        """A framed row; the cells from ``fixed`` on are to be filled in."""
        self.row += 1
        for column, text in enumerate(texts, start=1):
            fill = _FILL_IN if column > fixed else None
            self._write(column, text, font, fill=fill, framed=True)
        if depth:
            indented = Alignment(wrap_text=True, vertical="top", indent=depth)
            self.sheet.cell(self.row, 2).alignment = indented

    def _write(
        self,
        column: int,
        text: str,
        font: Font,
        *,
        fill: PatternFill | None = None,
        framed: bool = False,
    ) -> None:
        """Text stays text: never a formula, never a date turned round."""
        cell = self.sheet.cell(self.row, column)
        write_cell(cell, text)
        cell.number_format = "@"
        cell.font = font
        cell.alignment = Alignment(wrap_text=framed, vertical="top")
        if fill is not None:
            cell.fill = fill
        if framed:
            cell.border = _FRAME


def _people(form: _Form, content: RegistrationContent) -> None:
    form.line()
    for code, (field, label) in PEOPLE_ROWS.items():
        value = getattr(content, field)
        form.cells([code, label, "" if value is None else str(value)], fixed=2)


def _movements(form: _Form, content: RegistrationContent) -> None:
    form.section("I")
    cells = cells_of(content)
    first = form.row + 1
    for number in range(1, len(content.movements) + EMPTY_ROWS["I"] + 1):
        row = ("name", "level", "goal", "starts_on", "ends_on")
        texts = [cells.get(("movements", str(number), field), "") for field in row]
        form.cells([str(number), *texts], fixed=1)
    _offer(form.sheet, list(LEVELS.values()), f"C{first}:C{form.row + 20}")


def _targets(form: _Form, content: RegistrationContent, needs: Sequence[TargetNeed]) -> None:
    form.section("II")
    heads: tuple[str, ...] = ()
    for need in needs:
        if need.has_many:
            continue
        above = (need.group, *need.below)
        for depth in range(_shared(heads, above), len(above)):
            form.head(above[depth], depth)
        heads = above
        form.cells(_common(need, content.target_of(need.criterion)), fixed=3, depth=len(above) - 1)
    form.head(OWN_TITLE)
    many = [need.criterion for need in needs if need.has_many]
    for target in (target for target in content.targets if target.is_own):
        form.cells(_own(target, many), fixed=1)
    for criterion in many or [""]:
        code = f"{OWN} {criterion}".strip() if len(many) > 1 else OWN
        for _ in range(EMPTY_ROWS["II"]):
            form.cells([code, "", "", "", "", "", ""], fixed=1)


def _shared(before: tuple[str, ...], now: tuple[str, ...]) -> int:
    """How many heads from the group down are those of the row before."""
    pairs = zip(before, now, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _common(need: TargetNeed, target: Target | None) -> list[str]:
    planned = _written(target.figure) if target else ""
    if target and target.not_assigned:
        planned = NOT_ASSIGNED
    return [
        need.criterion,
        need.name,
        need.measure,
        planned if need.needs_figure else "",
        _written(target.baseline) if target else "",
        target.solution if target else "",
        target.note if target else "",
    ]


def _own(target: Target, many: Sequence[str]) -> list[str]:
    code = f"{OWN} {target.criterion}" if len(many) > 1 else OWN
    figure = _written(target.figure)
    return [code, target.content, target.measure, figure, "", target.solution, target.note]


def _titles(form: _Form, content: RegistrationContent, awards: Mapping[str, str]) -> None:
    form.section("III")
    first = form.row + 1
    for number, title in enumerate(content.titles, start=1):
        award = awards.get(title.award, title.award)
        recipient = RECIPIENTS.get(title.recipient, title.recipient)
        form.cells([str(number), award, recipient, str(title.quantity), title.note], fixed=1)
    for number in range(len(content.titles) + 1, len(content.titles) + EMPTY_ROWS["III"] + 1):
        form.cells([str(number), "", "", "", ""], fixed=1)
    offered = [awards[code] for code in OFFERED_AWARDS]
    _offer(form.sheet, offered, f"B{first}:B{form.row + 20}", listed=True)
    _offer(form.sheet, list(RECIPIENTS.values()), f"C{first}:C{form.row + 20}")


def _offer(sheet: Worksheet, words: Sequence[str], cells: str, *, listed: bool = False) -> None:
    """A drop-down; a long list stands on a sheet of its own, for a formula holds 255 letters."""
    source = f'"{",".join(words)}"'
    if listed:
        words_sheet = cast("Workbook", sheet.parent).create_sheet("Danh mục")
        for row, word in enumerate(words, start=1):
            write_cell(words_sheet.cell(row, 1), word)
        words_sheet.column_dimensions["A"].width = 60
        source = f"'Danh mục'!$A$1:$A${len(words)}"
    offer = DataValidation(type="list", formula1=source, allow_blank=True)
    sheet.add_data_validation(offer)
    offer.add(cells)


def _dress(sheet: Worksheet) -> None:
    """A4, landscape, one page wide."""
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _written(value: Decimal | None) -> str:
    return "" if value is None else written_figure(value)
