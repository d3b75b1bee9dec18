"""The half-year of the 2024 bloc of eight units: launch, results, reports, review, its meeting."""

import re
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.utils import timezone
from docx import Document
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PASSWORD, Product, Visitor, every
from tests.journeys.story import Visit, officer, press
from tests.journeys.year.opening import move_on

HEAD = officer("LHH")
SEED = f"""
from dataclasses import replace
from thidua.apps.demo.telling.loading import tell_stories
from thidua.apps.demo.telling.people import People
from thidua.apps.demo.telling.stories import stories
told = {{story.name: story for story in stories()}}
before, now = told["gia-lai-ctxhnn-2023"], told["gia-lai-ctxhnn-2024"].facts
facts = before.facts | {{name: said for name, said in now.items() if name != "continues"}}
facts |= {{"head": "LHH", "deputy": "HHDN", "until": "signing"}}
facts |= {{"meetings": [], "scorers": [], "observations": []}}
tell_stories([replace(before, facts=facts)], People("{PASSWORD}"), print)
"""
MOVEMENT = "Vì người nghèo - Không để ai bị bỏ lại phía sau"
REPORT = "Báo cáo sơ kết 6 tháng đầu năm 2024"
RESOLVED = "Thống nhất phương hướng, nhiệm vụ 6 tháng cuối năm 2024"
TOLD = "Rà soát số hội viên được khen thưởng"
PASTED = (
    "Các cấp Hội Chữ thập đỏ bàn giao 9 căn nhà trị giá gần 800 triệu đồng; 87 công trình nhân đạo "
    "trị giá 3 tỷ đồng; trao 467 suất học bổng trị giá hơn 1 tỷ đồng."
)


def launch(visitor: Visit, season: str) -> None:
    """The head moves the year on and launches a movement; a unit records what it did in it."""
    head = visitor(HEAD)
    page = head.page
    move_on(head, season, "Thực hiện phong trào")
    head.goto(f"/movements/{season}/")
    press(page, "Phát động phong trào")
    page.get_by_label("Tên phong trào").fill(MOVEMENT)
    page.get_by_label("Cấp phát động").select_option(label="Tỉnh")
    page.get_by_label("Hình thức").select_option(label="Chuyên đề")
    page.get_by_label("Ngày phát động").fill("29/03/2024")
    page.get_by_label("Ngày kết thúc").fill("30/11/2024")
    page.get_by_label("Mục tiêu").fill("Thăm, tặng quà, xây nhà cho hộ nghèo")
    page.get_by_label("Hạn sơ kết").fill("31/07/2024")
    press(page, "Phát động")
    expect(page.locator("main")).to_contain_text("Thăm, tặng quà, xây nhà cho hộ nghèo")


DEEDS = (
    ("HHDN", "Hiệp hội Doanh nghiệp", "Góp xây trường, làm đường, điện", "", "", "khoảng 25 tỷ"),
    ("NNDC", "", "Thăm, tặng quà", "3343", "suất quà", "1,6 tỷ"),
    ("LHH", "Cả Khối", "Bàn giao phòng học, thư viện", "4", "công trình", "481 triệu"),
)


def record(visitor: Visit, season: str) -> None:
    """Lines typed at a desk and on a phone, one for the whole bloc, a report pasted."""
    for code, unit, *deed in DEEDS:
        _record(visitor(officer(code), phone=code == "HHDN"), season, unit, *deed)
    person = visitor(officer("CTD"))
    page = person.page
    person.goto(f"/ledger/{season}/paste/")
    page.get_by_label("Dán nội dung báo cáo").fill(PASTED)
    press(page, "Tìm số liệu")
    page.get_by_label("Đến ngày").fill("30/06/2024")
    press(page, "Ghi các số liệu đã đánh dấu")
    expect(page.get_by_text("Đã ghi 3 kết quả vào sổ.")).to_be_visible()


def _record(person: Visitor, season: str, unit: str, *deed: str) -> None:
    page = person.page
    person.goto(f"/ledger/{season}/record/")
    for label, words in zip(("Đã làm gì", "Số lượng", "Đơn vị tính", "Số tiền"), deed, strict=True):
        page.get_by_label(label, exact=True).fill(words)
    page.get_by_label("Ngày làm (đến ngày)").fill("30/06/2024")
    if unit:
        whole = page.get_by_label("Của đơn vị").locator("option", has_text=unit)
        page.get_by_label("Của đơn vị").select_option(label=whole.inner_text())
    if "quà" in deed[0]:
        page.get_by_label("Thuộc phong trào").select_option(label=MOVEMENT)
    press(page, "Ghi vào sổ")
    expect(page.locator("main")).to_contain_text(deed[0])


def ask(visitor: Visit, season: str) -> None:
    """The head makes the form of the half-year from the usual one."""
    head = visitor(HEAD)
    head.goto(f"/reports/{season}/create/")
    head.page.get_by_label("Bắt đầu từ mẫu của kỳ").select_option(label="6 tháng đầu năm")
    press(head.page, "Lấy mẫu này")
    press(head.page, "Lưu biểu mẫu")
    expect(head.page.get_by_text("Xem lại rồi mở cho các đơn vị")).to_be_visible()


def report(visitor: Visit, season: str) -> None:
    """It is opened; two units, let in by an extension, report what is known of them."""
    head = visitor(HEAD)
    page = head.page
    head.goto(f"/reports/{season}/")
    press(page, REPORT)
    press(page, "Mở cho các đơn vị")
    press(page, "Mở báo cáo")
    print(page.url, page.locator("main").inner_text()[:1500])
    expect(page.locator("main")).to_contain_text("Đã nhận 0/8 báo cáo")
    form = page.url
    for name in ("Hội Chữ thập đỏ", "Hội Nạn nhân chất độc da cam"):
        page.goto(form)
        page.get_by_role("link", name=re.compile(name)).first.click()
        extend(page)
    for code, told in (("CTD", "9 căn nhà"), ("NNDC", "3.343 suất quà")):
        _report(visitor(officer(code)), told)


def extend(page: Page) -> None:
    """The head, late, lets one unit in."""
    press(page, "Gia hạn")
    day = timezone.localdate() + timedelta(days=3)
    page.get_by_label("Gia hạn đến ngày").fill(f"{day:%d/%m/%Y}")
    page.get_by_label("Lý do gia hạn").fill("Chờ số liệu của cơ sở")
    page.get_by_label("Người ký").fill("Thường trực Liên hiệp hội")
    page.get_by_label("Ghi sau hạn").check()
    press(page, "Gia hạn")
    expect(page.locator("main")).to_contain_text("ghi sau hạn")


def _report(person: Visitor, told: str) -> None:
    page = person.page
    person.goto("/")
    press(page, "Soạn báo cáo")
    expect(page.locator("main")).to_contain_text(told)
    page.get_by_label("Kết quả nổi bật, điển hình tiên tiến", exact=True).fill(
        "Phong trào lan rộng"
    )
    page.get_by_label("Hạn chế, nguyên nhân", exact=True).fill("Kinh phí còn khó khăn")
    press(page, "Lưu và xem trước khi nộp")
    expect(page.locator("main")).to_contain_text("Chưa nộp được, còn thiếu số liệu hoặc lý do")
    press(page, "Quay lại soạn")
    for field in every(page, "textarea[name$=missing_reason]:visible"):
        field.fill("Chưa có trong kỳ")
    share = page.get_by_label("Tỷ lệ nhiệm vụ được giao đã hoàn thành", exact=True)
    share.fill("52,5")
    press(page, "Lưu và xem trước khi nộp")
    press(page, "Nộp báo cáo")
    expect(page.locator("main")).to_contain_text("Phong trào lan rộng")


def receive(visitor: Visit, season: str) -> None:
    """Who owes a report is seen; one that came is returned with a reason."""
    head = visitor(HEAD)
    page = head.page
    head.goto(f"/reports/{season}/")
    page.get_by_role("link", name=REPORT).last.click()
    expect(page.locator("main")).to_contain_text("Đã nhận 2/8 báo cáo")
    page.get_by_role("link", name=re.compile("Hội Chữ thập đỏ")).first.click()
    press(page, "Trả lại")
    page.get_by_label("Lý do trả lại").fill("Ghi thêm số công trình nhân đạo")
    page.locator("main form").get_by_role("button", name="Trả lại").click()
    expect(page.locator("main")).to_contain_text("Đã trả lại")


def accept(visitor: Visit, season: str) -> None:
    """What was returned is mended; both are accepted, and the bloc's table counts them."""
    unit = visitor(officer("CTD"))
    unit.goto("/")
    expect(unit.page.locator("main")).to_contain_text("bị trả lại")
    unit.page.get_by_role("link", name="Sửa", exact=True).first.click()
    expect(unit.page.locator("main")).to_contain_text("Ghi thêm số công trình nhân đạo")
    praised = unit.page.get_by_label("Kết quả nổi bật, điển hình tiên tiến", exact=True)
    praised.fill("87 công trình nhân đạo")
    press(unit.page, "Lưu và xem trước khi nộp")
    press(unit.page, "Nộp báo cáo")
    expect(unit.page.locator("main")).to_contain_text("87 công trình nhân đạo")
    head = visitor(HEAD)
    page = head.page
    head.goto(f"/reports/{season}/")
    page.get_by_role("link", name=REPORT).last.click()
    form = page.url
    for name in ("Hội Chữ thập đỏ", "Hội Nạn nhân chất độc da cam"):
        page.goto(form)
        page.get_by_role("link", name=re.compile(name)).first.click()
        press(page, "Chấp nhận")
        expect(page.locator("main")).to_contain_text("Đã chấp nhận")
    page.goto(form)
    press(page, "Tổng hợp")
    expect(page.locator("main")).to_contain_text("3.343")


def review(visitor: Visit, season: str) -> None:
    """The consolidated report: sums with their qualifiers, words, on the wall and as files."""
    head = visitor(HEAD)
    page = head.page
    head.goto(f"/reviews/{season}/?period=half")
    main = page.locator("main")
    expect(main.locator("p.h1")).to_have_text("≈ 31,88 tỷ đồng")
    press_text = page.get_by_label("Tin ngắn gửi báo").or_(main.locator("textarea")).first
    told = press_text.input_value()
    for each in ("31,88 tỷ đồng", "3.343 suất quà", "467 suất học bổng"):
        assert each in told
    press(page, "Soạn lời văn")
    page.get_by_label("Phương hướng").fill("Hoàn thành 100 % các chỉ tiêu")
    press(page, "Lưu")
    expect(main).to_contain_text("Hoàn thành 100 % các chỉ tiêu")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Word").click()
    words = "\n".join(_texts(Document(waiting.value.path())))
    for each in ("khoảng 25 tỷ đồng", "≈ 31,88 tỷ đồng", "Hoàn thành 100 % các chỉ tiêu"):
        assert each in words


def _texts(document: Any) -> list[str]:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(each.text for each in document.paragraphs), *cells]


def meet(visitor: Visit, season: str) -> None:
    """The meeting over it: called, the roll, opened, its agenda begun."""
    head = visitor(HEAD)
    page = head.page
    head.goto(f"/meetings/season/{season}/all/")
    press(page, "Triệu tập cuộc họp")
    page.get_by_label("Loại họp").select_option(label="Hội nghị sơ kết sáu tháng")
    page.get_by_label("Ngày họp").fill("31/07/2024")
    page.get_by_label("Giờ khai mạc").fill("14:00")
    page.get_by_label("Địa điểm").fill("TP. Pleiku")
    page.get_by_label("Người chủ trì").fill("Nguyễn Văn Chủ")
    page.get_by_label("Thư ký").fill("Trần Thị Ghi")
    press(page, "Lập cuộc họp")
    expect(page.get_by_text("Tiếp theo: gửi giấy mời")).to_be_visible()
    meeting = page.url
    page.goto(f"{meeting}hall/")
    for _ in range(8):
        page.locator("[data-section=roll]").get_by_role("button", name="Có mặt").first.click()
    press(page, "Khai mạc")
    expect(page.locator("#now-title")).to_have_text("Chưa có mục nào đang tiến hành")
    press(page, "Sang mục")


def conclude(visitor: Visit, season: str) -> None:
    """What the meeting resolved, who has to do what, its end, all of it in the minutes."""
    head = visitor(HEAD)
    page, main = head.page, head.page.locator("main")
    head.goto(f"/meetings/season/{season}/all/")
    press(page, "Hội nghị sơ kết sáu tháng")
    meeting = page.url
    page.goto(f"{meeting}hall/")
    press(page, "Ghi nghị quyết")
    page.get_by_label("Hội nghị thống nhất").fill(RESOLVED)
    page.locator("main form").get_by_role("button", name="Ghi nghị quyết").click()
    expect(main).to_contain_text("Đã ghi (1)")
    page.goto(meeting)
    press(page, "Ghi chỉ đạo")
    page.get_by_label("Việc phải làm").fill(TOLD)
    doer = page.get_by_label("Đơn vị thực hiện")
    doer.select_option(label=doer.locator("option", has_text="Hội Nhà báo").inner_text())
    page.locator("main form button").last.click()
    expect(main).to_contain_text(TOLD)
    page.goto(meeting)
    page.get_by_label("Giờ bế mạc").fill("16:30")
    press(page, "Bế mạc hội nghị")
    expect(main).to_contain_text("Đã bế mạc")
    unit = visitor(officer("HNB"))
    unit.goto("/")
    expect(unit.page.locator("main")).to_contain_text(TOLD)
    minutes = page.context.request.get(f"{meeting}papers/minutes.docx")
    words = "\n".join(_texts(Document(BytesIO(minutes.body()))))
    for each in ("Hội nghị sơ kết", RESOLVED, "8/8"):
        assert each in words


STEPS = (launch, record, ask, report, receive, accept, review, meet, conclude)


@pytest.fixture(scope="module")
def bloc(product: Product) -> Product:
    """The bloc with its table adopted and the covenant of 2024 signed; nothing done yet."""
    product.thidua("manage", "shell", given=SEED)
    return product


def test_a_bloc_runs_its_half_year(bloc: Product, visitor: Visit) -> None:
    person = visitor(HEAD)
    person.goto("/seasons/")
    link = person.page.locator("main a[href^='/seasons/']", has_text="Gia Lai").first
    found = re.search(r"/seasons/(\d+)/", link.get_attribute("href") or "")
    assert found
    for step in STEPS:
        step(visitor, found[1])
    assert "nguyên vẹn" in bloc.thidua("audit", "verify")
