"""Sheets: typed, through Excel, with evidence, presented, signed and handed in."""

from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Visitor, every
from tests.journeys.sheets import hand_in
from tests.journeys.story import BY_WORKBOOK, HEAD, UNITS, Rows, Visit, leader, officer, press


def score(visitor: Visit, season: str, told: dict[str, Rows], folder: Path) -> None:
    """Sheets open; every unit fills in its own and hands it in, one of them through Excel."""
    head = visitor(officer(HEAD))
    head.goto(f"/appraisals/season/{season}/")
    press(head.page, "Mở chấm điểm")
    expect(head.page.locator("main a.btn", has_text="Tự chấm")).to_be_visible()
    head.check_accessibility("sheets")
    for code in UNITS:
        person = visitor(officer(code))
        person.goto(f"/appraisals/season/{season}/")
        person.page.locator("main a.btn", has_text="Tự chấm").click()
        if code == BY_WORKBOOK:
            fill_by_workbook(person, told[code], folder)
        else:
            fill_sheet(person, told[code])
        if code == "HNB":
            person.check_accessibility("sheet")
            person.shoot("05-sheet")
            attach_evidence(person, folder)
        press(person.page, "Trình lãnh đạo…")
        person.check_accessibility("present sheet")
        press(person.page, "Trình lãnh đạo")
        expect(person.page.get_by_text("Bảng đã trình, chờ thủ trưởng ký").first).to_be_visible()
        person.context.close()
        sign_sheet(visitor(leader(code)))


def sign_sheet(person: Visitor) -> None:
    """From the task on the leader's first page: read, sign with the password, hand in."""
    person.goto("/")
    for more in every(person.page, "summary:has-text('Xem thêm')"):
        more.click()  # who leads the bloc owes more than the first page shows at once
    press(person.page, "Xem và ký")
    person.check_accessibility("sign sheet")
    hand_in(person)
    person.context.close()


def fill_sheet(person: Visitor, rows: Rows) -> None:
    """Type every figure; the page saves by itself and shows the points."""
    page = person.page
    seen: dict[str, int] = {}
    for line in every(page, "tr[id^=line-]"):
        item = line.get_attribute("data-item") or ""
        part = seen.get(item, 0)
        seen[item] = part + 1
        if part >= len(rows[item]):
            continue
        type_figures(line, rows[item][part])
        if line.locator("textarea").count():
            line.locator("textarea").fill("Báo cáo số 12/BC, có bản chụp kèm theo")
    expect(page.locator("#save-status")).to_contain_text("Đã lưu lúc", timeout=20_000)
    press(page, "Lưu")
    expect(page.locator("[data-total]").last).not_to_have_text("0,00")


def type_figures(line: Locator, row: dict[str, str]) -> None:
    """Actual, and target or baseline where the sheet asks for them."""
    for name in ("target", "baseline", "actual"):
        field = line.locator(f"[name$='-{name}']")
        if not row[name] or not field.count() or not field.is_enabled():
            continue
        if row[name] == "n/a":
            line.locator("[name$='-na']").check()
        elif field.evaluate("node => node.tagName") == "SELECT":
            field.select_option(row[name])
        else:
            field.fill(row[name].replace(".", ","))


def fill_by_workbook(person: Visitor, rows: Rows, folder: Path) -> None:
    """Download the layout, fill it offline, upload, look at the changes, accept."""
    page = person.page
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Excel").click()
        press(page, "Tải bảng này xuống")
    path = folder / "sheet.xlsx"
    waiting.value.save_as(path)
    book = load_workbook(path)
    sheet = book.active
    assert sheet is not None
    fill_cells(sheet, rows)
    book.save(path)
    page.get_by_role("button", name="Excel").click()
    press(page, "Tải bảng đã điền lên")
    person.check_accessibility("upload sheet")
    page.set_input_files("input[type=file]", path)
    press(page, "Xem thay đổi")
    person.check_accessibility("preview of a sheet")
    # days that the program counts itself stay: the file says something else, and is asked about
    expect(page.get_by_text("Có 1 chỗ cần xem lại.")).to_be_visible()
    page.get_by_label("Đã xem lại").check()
    page.get_by_role("button", name="Nhận", exact=True).click()
    expect(page.locator("[data-total]").last).not_to_have_text("0,00")


def fill_cells(sheet: object, rows: Rows) -> None:
    """The shaded cells of the official layout, found by the code in column A."""
    words = {"yes": "Có", "no": "Không", "n/a": "Không áp dụng"}
    item, part = "", 0
    for cells in sheet.iter_rows(min_row=7):  # type: ignore[attr-defined] # a worksheet
        if cells[12].value is None:
            item, part = str(cells[0].value or ""), 0
            continue
        code = str(cells[0].value or "")
        if code and code in rows and len(rows[code]) == 1:
            item, part = code, 0
        if part >= len(rows[item]):
            continue
        row = rows[item][part]
        part += 1
        actual = row["actual"]
        cells[6].value = words.get(actual, actual.replace(".", ","))
        if row["target"] and cells[4].value in {None, ""}:
            cells[4].value = row["target"]
        cells[10].value = "Báo cáo kèm theo"


def attach_evidence(person: Visitor, folder: Path) -> None:
    """A real PDF is taken; a program renamed to PDF is refused by its content."""
    page = person.page
    fake = folder / "giả.pdf"
    fake.write_bytes(b"MZ\x90\x00" + b"\x00" * 400)
    real = folder / "Báo cáo số 12.pdf"
    real.write_bytes(page.pdf())
    page.locator("tr[data-item='1.1'] a[href*='/evidence/']").first.click()
    page.set_input_files("input[type=file]", fake)
    press(page, "Tải lên")
    expect(page.get_by_role("alert").filter(has_text="giả.pdf")).to_be_visible()
    page.set_input_files("input[type=file]", real)
    press(page, "Tải lên")
    expect(page.get_by_role("link", name="Báo cáo số 12.pdf").first).to_be_visible()
    page.keyboard.press("Escape")
    page.reload()
