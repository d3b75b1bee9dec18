"""One unit's sheet as a spreadsheet in the official layout, to fill in without a network."""

from collections.abc import Iterator
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Protection
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from thidua.apps.appraisals.pages.rows import LineRow
from thidua.apps.appraisals.pages.sections import Block, Head, Section
from thidua.apps.appraisals.pages.table import SheetTable
from thidua.apps.appraisals.scoring.claims import verified_claim
from thidua.apps.appraisals.scoring.figures import open_fields
from thidua.apps.appraisals.scoring.plan import NOT_APPLICABLE, Item
from thidua.apps.appraisals.scoring.written_words import NA_TEXT
from thidua.apps.appraisals.sheets.recount import add_figures
from thidua.formats.cell_text import offered, write_cell
from thidua.web.workbooks import (
    BOLD,
    CENTRE,
    HEAD,
    OPEN,
    SHADE,
    TITLE,
    put,
    put_text,
)

HEAD_ROW = 6
COLUMNS = {
    "code": ("A", "Mã", 9),
    "name": ("B", "Nội dung", 58),
    "maximum": ("C", "Điểm tối đa", 9),
    "measure": ("D", "Đơn vị tính", 14),
    "target": ("E", "Chỉ tiêu", 14),
    "baseline": ("F", "Năm trước", 12),
    "actual": ("G", "Thực hiện", 22),
    "minus": ("H", "Số lượt trừ", 10),
    "self": ("I", "Tự chấm", 10),
    "verified": ("J", "Thẩm định", 10),
    "note": ("K", "Minh chứng, diễn giải", 40),
    "reason": ("L", "Lý do", 34),
    "line": ("M", "", 4),
    "revision": ("N", "", 4),
    "bonus": ("O", "Điểm thưởng", 10),  # behind the keys, where older files have nothing
    "peer": ("P", "Chấm chéo", 10),
}
LONGEST_LIST = 255  # characters that a list beside a cell may have


def sheet_workbook(table: SheetTable) -> Workbook:
    """The sheet: shaded cells are for the unit, the rest is protected; then what it counts with."""
    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = "Bảng chấm điểm"
    sheet = table.sheet
    put_text(page, 1, 1, f"BẢNG CHẤM ĐIỂM THI ĐUA NĂM {sheet.season.year}", TITLE)
    put_text(page, 2, 1, f"Đơn vị: {sheet.unit.called}", BOLD)
    put_text(page, 3, 1, sheet.season.bloc_name)
    put_text(
        page,
        4,
        1,
        "Điền các ô nền vàng rồi tải lên lại. Không áp dụng thì ghi “Không áp dụng”; "
        "điểm được tính khi tải lên.",
    )
    write_cell(page.cell(4, 13), sheet.pk)
    put(page, HEAD_ROW, [text for _, text, _ in COLUMNS.values()], font=BOLD, fill=HEAD)
    for number, (values, row) in enumerate(_rows(table), start=HEAD_ROW + 1):
        _write(page, number, values, row)
    has_bonus = any("bonus" in item.asks for item in table.plan.items.values())
    _dress(page, has_bonus=has_bonus, has_peers=table.peer_score is not None)
    add_figures(workbook, [verified_claim(row.line, sheet.unit.code) for row in table.rows])
    return workbook


def _rows(table: SheetTable) -> Iterator[tuple[list[object], LineRow | None]]:
    for section in table.sections:
        yield [_code(section), section.name, section.maximum], None
        for part in section.parts:
            if isinstance(part, Head):
                yield _sum_row(part, part), None
                continue
            if part.item.has_many:
                yield _sum_row(part.item, part), None
            for row in part.rows:
                yield _values(part, row), row
        if section.self_points is not None:
            blanks = [""] * 5
            sums = [section.self_points, section.verified_points]
            head: list[object] = ["", f"Cộng {section.name.lower()}", section.maximum]
            yield [*head, *blanks, *sums, *_peer(section.peer_points)], None
    totals = [table.self_score.result.total, table.verified_total]
    whole: list[object] = ["", "TỔNG ĐIỂM", table.plan.scheme.total, *[""] * 5]
    yield [*whole, *totals, *_peer(table.peer_total)], None


def _peer(points: Decimal | None) -> list[object]:
    """What stands behind the verified points, up to those of the checkers."""
    return [*[""] * 5, points]


def _sum_row(named: Item | Head, scored: Block | Head) -> list[object]:
    """A heading, or a criterion of several own targets, with its points."""
    head: list[object] = [named.id, named.name, named.maximum]
    sums = [scored.self_points, scored.verified_points]
    return [*head, "", "", "", "", "", *sums, *_peer(scored.peer_points)]


def _code(section: Section) -> str:
    return section.id if section.maximum is not None else ""


def _values(block: Block, row: LineRow) -> list[object]:
    item, line = block.item, row.line
    cells = {cell.name: cell.text for cell in row.cells}
    if row.is_na and item.na_field == "target":
        cells["target"] = NA_TEXT
    actual = NA_TEXT if line.actual == NOT_APPLICABLE else cells.get("actual", "") or row.given
    is_part = item.has_many
    return [
        f"{item.id}/{line.part + 1}" if is_part else item.id,
        row.name,
        None if is_part else item.maximum,
        line.measure if is_part else item.measure,
        cells.get("target") or row.target_text,
        cells.get("baseline", ""),
        actual,
        cells.get("minus", ""),
        None if is_part else block.self_points,
        None if is_part else block.verified_points,
        line.note,
        "\n".join(filter(None, (line.verified_reason or row.source, line.adjusted))),
        line.pk,
        line.revision,
        cells.get("bonus", ""),
        None if is_part else block.peer_points,
    ]


def _write(page: Worksheet, number: int, values: list[object], row: LineRow | None) -> None:
    if row is None:
        put(page, number, values, font=BOLD, fill=SHADE)
        return
    put(page, number, values)
    if row.given:
        return
    for name in (*open_fields(row.line, row.item), "note"):
        cell = page[f"{COLUMNS[name][0]}{number}"]
        cell.fill, cell.protection = OPEN, Protection(locked=False)
        cell.number_format = "@" if row.item.choices and name == "actual" else "General"
    if row.item.choices:
        texts = [text for _, text in row.item.choices]
        if row.item.na_field == "actual":
            texts.append(NA_TEXT)
        _offer(page, f"{COLUMNS['actual'][0]}{number}", texts)


def _offer(page: Worksheet, place: str, texts: list[str]) -> None:
    """The list to choose from, unless it is one that a spreadsheet program would not open."""
    choice = offered(texts)
    if len(choice.formula1 or "") <= LONGEST_LIST + 2:  # and the two marks around them
        page.add_data_validation(choice)
        choice.add(place)


def _dress(page: Worksheet, *, has_bonus: bool, has_peers: bool) -> None:
    for letter, _, width in COLUMNS.values():
        page.column_dimensions[letter].width = width
    unused = {"O": not has_bonus, "P": not has_peers}
    for letter in ("M", "N", *(letter for letter, is_unused in unused.items() if is_unused)):
        page.column_dimensions[letter].hidden = True
    for cell in page[HEAD_ROW]:
        cell.alignment = CENTRE
    page.freeze_panes = f"C{HEAD_ROW + 1}"
    page.protection.sheet = True
    page.protection.formatColumns = False
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    last = "P" if has_peers else "O" if has_bonus else "L"
    page.print_area = f"A1:{last}{page.max_row}"
