"""A bloc's whole year in the browser: eight units, from an empty season to the hand-over."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.journeys.conftest import PASSWORD, Product, Visitor
from tests.journeys.story import (
    BY_WORKBOOK,
    DEPUTY,
    HEAD,
    SCHEME,
    SEED,
    UNITS,
    Rows,
    figures,
    leader,
    officer,
)

Visit = Callable[..., Visitor]
PAPERS = (
    "registration_summary",
    "covenant",
    "result_summary",
    "conference_minutes",
    "award_proposals",
    "proposal_letter",
)


@pytest.fixture(scope="module")
def bloc(product: Product) -> Product:
    """The bloc with its people; no year yet."""
    product.thidua("manage", "shell", given=SEED)
    return product


def press(page: Page, name: str) -> None:
    """Press a button or link by its words."""
    body = page.locator("body")
    body.get_by_role("button", name=name).or_(body.get_by_role("link", name=name)).first.click()


def test_a_bloc_runs_its_whole_year(bloc: Product, visitor: Visit, tmp_path: Path) -> None:
    told = figures()
    season = open_year(visitor)
    adopt_scheme(visitor, season)
    register(visitor, season, told)
    accept(visitor, season)
    sign(visitor, season)
    score(visitor, season, told, tmp_path)
    verify(visitor, season)
    publish(visitor, season)
    confer(visitor, season)
    hand_over(visitor, season)
    read_papers(visitor, season, tmp_path)
    assert "nguyên vẹn" in bloc.thidua("audit", "verify")


def open_year(visitor: Visit) -> str:
    """The standing office opens 2023; answers with the season's key."""
    office = visitor("snv.gia-lai")
    office.check_accessibility("home of the standing office")
    office.goto("/seasons/create/")
    page = office.page
    page.select_option("select[name=bloc]", index=1)
    page.fill("input[name=year]", "2023")
    page.fill("input[name=starts_on]", "2023-01-01")
    page.fill("input[name=ends_on]", "2023-12-31")
    page.fill("input[name=law_as_of]", "2023-01-01")
    office.check_accessibility("create season")
    press(page, "Lập năm thi đua")
    page.wait_for_url(re.compile(r"/seasons/\d+/"))
    found = re.search(r"/seasons/(\d+)/", page.url)
    assert found
    office.goto(f"/seasons/{found[1]}/")
    office.check_accessibility("season")
    return found[1]


def move_on(person: Visitor, season: str, state: str) -> None:
    """Press the button that moves the year on."""
    person.goto(f"/seasons/{season}/")
    person.page.locator("form[action$='/move/'] button").click()
    expect(person.page.get_by_text(f"Đã chuyển sang bước “{state}”")).to_be_visible()


def adopt_scheme(visitor: Visit, season: str) -> None:
    """The head reads the table from a file, adopts it, opens registration."""
    head = visitor(officer(HEAD))
    page = head.page
    head.shoot("01-home")
    head.goto(f"/schemes/season/{season}/create/")
    head.check_accessibility("create scheme")
    page.set_input_files("input[type=file]", SCHEME)
    press(page, "Đọc thử")
    expect(page.get_by_text("Tệp đọc được trọn vẹn")).to_be_visible()
    head.check_accessibility("scheme preview")
    press(page, "Nhận")
    head.goto(f"/schemes/season/{season}/")
    head.check_accessibility("scheme")
    head.shoot("02-scheme")
    press(page, "Thông qua")
    head.check_accessibility("adopt scheme")
    page.get_by_label("Tôi hiểu").check()
    press(page, "Thông qua")
    expect(page.get_by_role("cell", name="Đã thông qua").first).to_be_visible()
    move_on(head, season, "Đăng ký")


def register(visitor: Visit, season: str, told: dict[str, Rows]) -> None:
    """Each unit's officer registers targets and movements."""
    for code in UNITS:
        person = visitor(officer(code))
        page = person.page
        person.goto(f"/pledges/{season}/registrations/")
        press(page, "Lập đăng ký thi đua")
        fill_registration(page, told[code])
        if code == "HNB":
            person.check_accessibility("registration")
            person.shoot("03-registration")
        press(page, "Lưu và xem để nộp…")
        if code == "HNB":
            person.check_accessibility("submit registration")
        press(page, "Nộp cho Trưởng khối")
        expect(page.get_by_text("Đã nộp").first).to_be_visible()
        person.context.close()


def fill_registration(page: Page, rows: Rows) -> None:
    """People, one movement, every target that the table asks for, three or more of one's own."""
    for name, figure in (("headcount", 10), ("advanced_workers", 8), ("grassroots_fighters", 1)):
        page.fill(f"[name={name}]", str(figure))
    page.fill("[name='movements-0-name']", "Gia Lai chung sức xây dựng nông thôn mới")
    page.fill("[name='movements-0-goal']", "Giúp đỡ một xã đạt thêm hai tiêu chí")
    page.fill("[name='movements-0-starts_on']", "2023-03-31")
    page.fill("[name='movements-0-ends_on']", "2023-11-30")
    for field in page.locator("input[name^='target-']:visible").all():
        name = field.get_attribute("name") or ""
        found = re.fullmatch(r"target-(.+)-(figure|baseline)", name)
        if found and rows[found[1]]:
            column = "target" if found[2] == "figure" else "baseline"
            field.fill(rows[found[1]][0][column])
    for place, row in enumerate(rows["1.2"]):
        if place:
            page.locator("button[name=add][value=own]").click()
        page.fill(f"[name='own-{place}-content']", f"Chỉ tiêu riêng {place + 1}")
        page.fill(f"[name='own-{place}-measure']", "việc")
        page.fill(f"[name='own-{place}-figure']", row["target"])
    page.select_option("[name='titles-0-award']", "TTLDXS")


def accept(visitor: Visit, season: str) -> None:
    """The head returns one registration with a reason, then accepts all."""
    head = visitor(officer(HEAD))
    page = head.page
    head.goto(f"/pledges/{season}/registrations/")
    head.check_accessibility("registrations")
    links = [
        link.get_attribute("href") for link in page.get_by_role("link", name="Xem và duyệt").all()
    ]
    assert len(links) == len(UNITS)
    head.goto(str(links[-1]))
    press(page, "Trả lại để sửa…")
    page.fill("textarea[name=reason], input[name=reason]", "Mục tiêu phong trào chưa có con số")
    page.locator("main form button.btn-primary, main form button.btn-warning").first.click()
    unit = visitor(officer(UNITS[-1]))
    unit.goto(str(links[-1]))
    expect(unit.page.get_by_text("Mục tiêu phong trào chưa có con số").first).to_be_visible()
    press(unit.page, "Nộp…")
    press(unit.page, "Nộp cho Trưởng khối")
    for link in links:
        head.goto(str(link))
        press(page, "Chấp nhận")
    head.goto(f"/pledges/{season}/registrations/summary/")
    head.check_accessibility("registration summary")


def sign(visitor: Visit, season: str) -> None:
    """The covenant is drafted, adopted, and signed by each leader, one of them on a phone."""
    head = visitor(officer(HEAD))
    page = head.page
    head.goto(f"/pledges/{season}/covenant/")
    press(page, "Soạn dự thảo từ mẫu")
    head.goto(f"/pledges/{season}/covenant/")
    press(page, "Sửa dự thảo")
    head.check_accessibility("edit covenant")
    page.fill("[name=signed_on]", "2023-03-31")
    page.fill("[name=place]", "TP. Pleiku")
    press(page, "Lưu dự thảo")
    head.goto(f"/pledges/{season}/covenant/")
    head.check_accessibility("covenant")
    press(page, "Thông qua")
    expect(page.get_by_text("Đã thông qua, đang ký").first).to_be_visible()
    for code in UNITS:
        person = visitor(leader(code), phone=code == "CTD")
        person.goto(f"/pledges/{season}/covenant/")
        press(person.page, "Đọc và ký")
        person.check_accessibility("sign covenant")
        if code == "CTD":
            person.shoot("04-sign-phone")
            person.page.fill("input[name=password]", "sai-mat-khau")
            person.page.check("input[name=agreed]")
            press(person.page, "Ký giao ước")
            expect(person.page.get_by_text("Mật khẩu không đúng")).to_be_visible()
        person.page.check("input[name=agreed]")
        person.page.fill("input[name=password]", PASSWORD)
        press(person.page, "Ký giao ước")
        expect(person.page.get_by_text("đã ký lúc").first).to_be_visible()
        person.context.close()
    move_on(head, season, "Thực hiện phong trào")


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
        press(person.page, "Nộp…")
        person.check_accessibility("submit sheet")
        press(person.page, "Nộp bảng chấm điểm")
        expect(person.page.get_by_text("Đã nộp tự chấm").first).to_be_visible()
        person.context.close()


def fill_sheet(person: Visitor, rows: Rows) -> None:
    """Type every figure; the page saves by itself and shows the points."""
    page = person.page
    seen: dict[str, int] = {}
    for line in page.locator("tr[data-line]").all():
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


def type_figures(line: object, row: dict[str, str]) -> None:
    """Actual, and target or baseline where the sheet asks for them."""
    for name in ("target", "baseline", "actual"):
        field = line.locator(f"[data-figure={name}]")  # type: ignore[attr-defined] # a locator
        if not row[name] or not field.count() or not field.is_enabled():
            continue
        if row[name] == "n/a":
            line.locator("[data-na]").check()  # type: ignore[attr-defined]
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
    page.get_by_role("button", name=re.compile(r"Nhận \d+ ô")).click()
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
    expect(page.get_by_text("giả.pdf").first).to_be_visible()
    page.set_input_files("input[type=file]", real)
    press(page, "Tải lên")
    expect(page.get_by_role("link", name="Báo cáo số 12.pdf").first).to_be_visible()
    page.keyboard.press("Escape")
    page.reload()


def verify(visitor: Visit, season: str) -> None:
    """Head and deputy look through the sheets; one figure is changed, the unit answers."""
    head, deputy = visitor(officer(HEAD)), visitor(officer(DEPUTY))
    others = sheets_to_verify(head, season)
    own = [link for link in sheets_to_verify(deputy, season) if link not in others]
    assert (len(others), len(own)) == (len(UNITS) - 1, 1)
    head.goto(others[0])
    head.check_accessibility("verify")
    change_one(head)
    head.shoot("06-verify")
    for person, links in ((head, others), (deputy, own)):
        for link in links:
            person.goto(link)
            press(person.page, "Đồng ý các dòng còn lại")
            person.page.locator("main form button.btn-primary").first.click()
            person.goto(link)
            press(person.page, "Kết thúc thẩm định")
    answer(visitor, others[0])
    for person, links in ((head, others), (deputy, own)):
        for link in links:
            person.goto(link)
            press(person.page, "Khoá bảng")
            expect(person.page.get_by_text("Đã khoá").first).to_be_visible()


def sheets_to_verify(person: Visitor, season: str) -> list[str]:
    """The sheets that this person may verify."""
    person.goto(f"/appraisals/season/{season}/")
    links = person.page.locator("main a[href$='/verify/']").all()
    return [str(link.get_attribute("href")) for link in links]


def change_one(person: Visitor) -> None:
    """Another figure without a reason is refused; with one it is kept."""
    page = person.page
    line = page.locator("article.examined", has=page.get_by_text("3.2", exact=True)).first
    line.locator("summary").click()
    line.locator("[data-figure=actual]").fill("3")
    line.get_by_role("button", name="Ghi số thẩm định").click()
    expect(page.locator("article.examined [role=alert]").first).to_be_visible()
    line = page.locator("article.examined", has=page.get_by_text("3.2", exact=True)).first
    line.locator("textarea[name=reason]").fill("Một phong trào chưa có báo cáo kết quả")
    line.locator("[data-figure=actual]").fill("3")
    line.get_by_role("button", name="Ghi số thẩm định").click()
    expect(page.locator("article.examined.changed").first).to_be_visible()


def answer(visitor: Visit, link: str) -> None:
    """The unit whose figure was changed explains."""
    unit = visitor(officer("HNB"))
    unit.goto(link.replace("verify/", ""))
    press(unit.page, "Giải trình")
    unit.check_accessibility("answer")
    unit.page.fill("textarea", "Báo cáo đã gửi bổ sung ngày 30/11")
    press(unit.page, "Ghi giải trình")
    expect(unit.page.get_by_text("Báo cáo đã gửi bổ sung").first).to_be_visible()


def publish(visitor: Visit, season: str) -> None:
    """The head looks at the ranking and publishes it; a member sees it."""
    head = visitor(officer(HEAD))
    head.goto(f"/appraisals/season/{season}/result/")
    press(head.page, "Công bố…")
    head.check_accessibility("publish")
    press(head.page, "Công bố")
    member = visitor(officer("VHNT"))
    member.goto(f"/appraisals/season/{season}/result/")
    member.page.wait_for_timeout(600)
    member.check_accessibility("result")
    member.shoot("07-result")
    expect(member.page.get_by_text("Liên hiệp các Hội Khoa học và Kỹ thuật").first).to_be_visible()


def confer(visitor: Visit, season: str) -> None:
    """Roll, two awards by counts, head and deputy by acclamation, directions, closing."""
    head = visitor(officer(HEAD))
    page = head.page
    head.goto(f"/meetings/season/{season}/")
    press(page, "Chuẩn bị hội nghị")
    head.check_accessibility("prepare conference")
    for name, value in {
        "held_on": "2023-12-20",
        "starts_at": "08:00",
        "place": "TP. Pleiku",
        "chair_name": "Thủ trưởng Hội Đông y",
        "secretary_name": "Chuyên viên Hội Đông y",
    }.items():
        page.fill(f"[name={name}]", value)
    press(page, "Lưu")
    press(page, "Khai mạc")
    expect(page.get_by_text("Hội nghị đã khai mạc")).to_be_visible()
    page.get_by_role("link", name="Điểm danh", exact=True).click()
    head.check_accessibility("attendance")
    for box in page.locator("input[type=checkbox][name$='is_present']").all():
        box.check()
    press(page, "Lưu điểm danh")
    expect(page.get_by_text("8/8 đơn vị có mặt")).to_be_visible()
    vote(head, "Cờ thi đua cấp bộ", "4/5", 7)
    vote(head, "Bằng khen cấp bộ", "1/2", 6)
    acclaim(head, "Bầu Trưởng khối", "Liên hiệp các Hội")
    acclaim(head, "Bầu Phó trưởng khối", "Hiệp hội Doanh nghiệp")
    press(page, "Ghi phương hướng")
    page.fill(
        "textarea[name=directions]", "Ký giao ước trong quý I\nChú trọng người lao động trực tiếp"
    )
    press(page, "Lưu")
    head.check_accessibility("conference")
    head.shoot("08-conference")
    page.fill("input[name=ends_at]", "11:30")
    press(page, "Bế mạc hội nghị")
    expect(page.get_by_text("Hội nghị đã bế mạc")).to_be_visible()


def motion(person: Visitor, title: str) -> None:
    """Open the preparation of one motion."""
    person.page.get_by_role("link", name=f"Chuẩn bị {title}").first.click()


def vote(person: Visitor, title: str, threshold: str, votes: int) -> None:
    """Plan a vote among the units that the ranking suggests, then enter its counts."""
    page = person.page
    motion(person, title)
    person.check_accessibility("plan motion")
    page.select_option("select[name=method]", "vote")
    page.select_option("select[name=base]", "all_members")
    page.fill("input[name=threshold]", threshold)
    page.fill("input[name=threshold_source]", "Điều 8 Quy chế của Khối")
    press(page, "Lưu")
    page.get_by_role("link", name=f"Nhập kết quả kiểm phiếu {title}").first.click()
    person.check_accessibility("enter counts")
    page.fill("input[name=returned]", "9")
    for field in page.locator("input[name^=votes_]").all():
        field.fill(str(votes))
    press(page, "Ghi kết luận")
    expect(page.get_by_text("Phiếu thu về: 9, phải từ 0 đến 8")).to_be_visible()
    page.fill("input[name=returned]", "8")
    press(page, "Ghi kết luận")
    expect(page.get_by_text("Đã ghi kết luận")).to_be_visible()


def acclaim(person: Visitor, title: str, unit: str) -> None:
    """One unit for an office, without a vote."""
    page = person.page
    motion(person, title)
    page.select_option("select[name=method]", "acclamation")
    page.locator("label", has_text=unit).first.locator("input").check()
    press(page, "Lưu")
    page.get_by_role("link", name=f"Ghi kết luận {title}").first.click()
    page.locator("label", has_text=unit).first.locator("input").check()
    press(page, "Ghi kết luận")
    expect(page.get_by_text("Đã ghi kết luận")).to_be_visible()


def hand_over(visitor: Visit, season: str) -> None:
    """The head ends the year; the new head finds 2024 ready and 2023 readable."""
    head = visitor(officer(HEAD))
    head.goto(f"/seasons/{season}/close/")
    head.check_accessibility("close season")
    head.page.fill("textarea", "Cờ luân lưu và hồ sơ giấy đã giao tại hội nghị")
    press(head.page, "Kết thúc năm 2023")
    new = visitor(officer("LHH"))
    new.goto(f"/seasons/{season}/handover/")
    new.check_accessibility("hand-over")
    expect(new.page.get_by_text("Cờ luân lưu và hồ sơ giấy")).to_be_visible()
    new.goto("/seasons/?year=2024")
    new.page.get_by_role("link", name=re.compile("Khối thi đua các tổ chức")).first.click()
    new.check_accessibility("next season")
    new.shoot("09-next-year")
    expect(new.page.locator("#checklist").get_by_text("Ký giao ước trong quý I")).to_be_visible()
    new.goto(f"/schemes/season/{int(season) + 1}/")
    expect(new.page.get_by_role("cell", name="Dự thảo").first).to_be_visible()


def read_papers(visitor: Visit, season: str, folder: Path) -> None:
    """Every paper downloads as PDF and Word and opens with the bloc's name inside."""
    reader = visitor(officer("HNB"))
    reader.goto(f"/papers/season/{season}/")
    reader.check_accessibility("papers")
    reader.shoot("10-papers")
    for kind in PAPERS:
        for form in ("pdf", "docx"):
            answer = reader.context.request.get(
                f"{reader.product.url}/papers/season/{season}/{kind}.{form}"
            )
            path = folder / f"{kind}.{form}"
            path.write_bytes(answer.body())
            text = text_of(path)
            assert "Khối thi đua các tổ chức".casefold() in text.casefold(), path.name


def text_of(path: Path) -> str:
    """What the file says, read by another program's library."""
    if path.suffix == ".pdf":
        return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)
    document = Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
