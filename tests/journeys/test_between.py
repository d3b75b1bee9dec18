"""Between signing and conference: flags in the hall, a late report and its points, wrong input."""

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import timezone
from docx import Document
from playwright.sync_api import expect

from tests.journeys.conftest import Visitor
from tests.journeys.sheets import open_sheet

Visit = Callable[..., Visitor]
MEGABYTE = 1024 * 1024
UNIT = "Hội Văn học Nghệ thuật tỉnh Gia Lai"
REPORT = "Báo cáo sơ kết 6 tháng đầu năm 2024"


def season_of(person: Visitor, name: str) -> str:
    """The key of a bloc's newest year, from the list."""
    person.goto("/seasons/")
    link = person.page.get_by_role("link", name=name).first.get_attribute("href")
    found = re.search(r"/seasons/(\d+)/", link or "")
    assert found
    return found[1]


def call_meeting(head: Visitor, season: str) -> str:
    """A signing meeting, from the list of meetings; its path."""
    page = head.page
    head.goto(f"/meetings/season/{season}/all/")
    page.get_by_role("link", name="Triệu tập cuộc họp").click()
    page.get_by_label("Loại họp").select_option(label="Hội nghị ký kết giao ước, phát động thi đua")
    page.get_by_label("Ngày họp").fill("29/03/2024")
    page.get_by_label("Giờ khai mạc").fill("08:00")
    for label, words in (
        ("Địa điểm", "TP. Pleiku"),
        ("Người chủ trì", "Nguyễn Văn Chủ"),
        ("Thư ký", "Trần Thị Ghi"),
    ):
        page.get_by_label(label).fill(words)
    head.check_accessibility("call meeting")
    page.get_by_role("button", name="Lập cuộc họp").click()
    expect(page.get_by_text("Tiếp theo: gửi giấy mời")).to_be_visible()
    return page.url.removeprefix(head.product.url)


def seat_observer(head: Visitor, meeting: str, account: str) -> None:
    """Somebody from outside the bloc."""
    page = head.page
    page.get_by_role("link", name="Quan sát viên").click()
    page.get_by_label("Tên đăng nhập").fill(account)
    page.get_by_label("Chức vụ, cơ quan").fill("Phòng Tham mưu, Công an tỉnh")
    head.check_accessibility("observers")
    page.get_by_role("button", name="Mời quan sát viên").click()
    expect(page.get_by_text("Đã mời quan sát viên")).to_be_visible()


def test_last_years_flags_are_handed_over_in_the_hall(guest: Visit) -> None:
    head = guest("nhnn.gia-lai.cv")
    page = head.page
    meeting = call_meeting(head, season_of(head, "các Sở, ngành tổng hợp"))
    seat_observer(head, meeting, "cat.gia-lai.cv")
    head.goto(f"{meeting}hall/")
    for _ in range(3):
        page.locator("[data-section=roll]").get_by_role("button", name="Có mặt").first.click()
    page.get_by_role("button", name="Khai mạc").click()
    expect(page.locator("#now-title")).to_have_text("Chưa có mục nào đang tiến hành")
    page.get_by_role("button", name="Bắt đầu Trao cờ, bằng khen năm trước").click()
    page.get_by_role("link", name="Ghi đã trao").click()
    flag = page.get_by_label(re.compile("Văn phòng Đoàn Đại biểu Quốc hội"))
    expect(flag).to_be_checked()
    page.get_by_label("Người trao").fill("Lê Văn Trao, Phó Chủ tịch UBND tỉnh")
    page.get_by_label("Thừa ủy quyền của").fill("Chủ tịch UBND tỉnh")
    head.check_accessibility("handing over")
    page.get_by_role("button", name="Ghi đã trao").click()
    expect(page.get_by_text("Đã ghi vào sổ khen thưởng và biên bản.")).to_be_visible()

    observer = guest("cat.gia-lai.cv", phone=True)
    observer.goto("/")
    observer.page.get_by_role("link", name="Vào hội trường").first.click()
    expect(observer.page.locator("#now-title")).to_have_text("Trao cờ, bằng khen năm trước")
    expect(observer.page.locator("main")).to_contain_text("không biểu quyết")
    observer.check_accessibility("observer's seat")
    observer.goto(meeting)
    expect(observer.page.locator("main")).not_to_contain_text("TP. Pleiku")

    minutes = page.context.request.get(f"{head.product.url}{meeting}papers/minutes.docx")
    assert minutes.status == 200
    words = Document(BytesIO(minutes.body())).paragraphs
    assert any("thừa ủy quyền" in each.text.lower() for each in words)


def test_a_late_report_costs_points_until_it_is_extended(guest: Visit) -> None:
    unit, office = guest("vhnt.gia-lai.cv"), guest("snv.gia-lai")
    open_sheet(unit)
    told = unit.page.locator("tr[data-item]", has_text=f"{REPORT} trễ")
    expect(told.first).to_be_visible()
    sheet = unit.page.url

    office.goto(f"/reports/{season_of(office, 'Chính trị-Xã hội-Nghề nghiệp')}/")
    page = office.page
    page.get_by_role("link", name=re.compile(UNIT)).first.click()
    page.get_by_role("link", name="Gia hạn").click()
    day = timezone.localdate() + timedelta(days=2)
    page.get_by_label("Gia hạn đến ngày").fill(f"{day:%d/%m/%Y}")
    page.get_by_label("Giờ", exact=True).fill("00:00")
    page.get_by_label("Lý do gia hạn").fill("Văn phòng Hội bị bão làm hỏng máy")
    page.get_by_label("Người ký").fill("Nguyễn Văn A, Phó Giám đốc, CV 12")
    page.get_by_role("button", name="Gia hạn").click()
    expect(page.locator("main .alert-danger").first).to_contain_text("Ghi sau hạn")
    page.get_by_label("Ghi sau hạn").check()
    page.get_by_role("button", name="Gia hạn").click()
    before = timezone.localdate() + timedelta(days=1)
    expect(page.locator("main")).to_contain_text(f"24:00 ngày {before:%d/%m/%Y}")
    expect(page.locator("main")).to_contain_text("ghi sau hạn")

    unit.page.goto(sheet)
    expect(unit.page.locator("tr[data-item]", has_text=f"{REPORT} trễ")).to_have_count(0)


def test_what_cannot_be_is_told_beside_it_and_nothing_is_lost(guest: Visit) -> None:
    person = guest("lhh.gia-lai.cv")
    page = person.page
    season = season_of(person, "Chính trị-Xã hội-Nghề nghiệp")
    person.goto(f"/ledger/{season}/")
    page.get_by_label("Đã làm gì").fill("Trao học bổng thử")
    page.get_by_label("Ngày làm (đến ngày)").fill("30/06/2024")
    page.get_by_label("Của đơn vị").select_option(index=1)
    for typed, said in (("1.234.56", "1.234.56"), ("2 tỷ đồng", "số tiền")):
        page.get_by_label("Số lượng", exact=True).fill(typed)
        page.get_by_role("button", name="Ghi vào sổ").click()
        expect(page.locator("main .invalid-feedback").first).to_contain_text(said)
        expect(page.get_by_label("Đã làm gì")).to_have_value("Trao học bổng thử")
        expect(page.get_by_label("Số lượng", exact=True)).to_have_value(typed)

    person.goto(f"/ledger/{season}/paste/")
    lines = [f"Hội trao {n} suất học bổng, trị giá {n} triệu đồng." for n in range(2, 502)]
    page.get_by_label("Dán nội dung báo cáo").fill("\n".join(lines))
    page.get_by_role("button", name="Tìm số liệu").click()
    expect(page.locator("main")).to_contain_text("501 triệu đồng")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("hội nghị.jpg", b"\xff\xd8\xff\xe0" + bytes(40 * MEGABYTE), "20 MB"),
        ("hội nghị.png", b"%PDF-1.7\n" + bytes(4000), "không đọc được ảnh"),
    ],
    ids=["40 MB", "a false extension"],
)
def test_a_photo_that_cannot_be_taken_is_named(
    guest: Visit, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    person = guest("lhh.gia-lai.cv")
    page = person.page
    season = season_of(person, "Chính trị-Xã hội-Nghề nghiệp")
    person.goto(f"/meetings/season/{season}/all/")
    page.get_by_role("link", name="Hội nghị sơ kết sáu tháng năm 2024").click()
    page.get_by_role("link", name=re.compile("Thêm, sửa ảnh")).click()
    path = tmp_path / name
    path.write_bytes(content)
    page.set_input_files("input[type=file]", path)
    page.get_by_role("button", name="Thêm ảnh").click()
    told = page.locator("main [role=alert]").first
    expect(told).to_contain_text(name)
    expect(told).to_contain_text(said)
    expect(page.get_by_text("Chưa có ảnh")).to_be_visible()
