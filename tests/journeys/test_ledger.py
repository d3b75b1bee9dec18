"""The half-year of 2024 is pasted as its report tells it, ticked, saved and summed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visitor

Visit = Callable[..., Visitor]
REPORT = """Các doanh nghiệp thuộc Hiệp hội Doanh nghiệp góp khoảng 12 tỷ đồng làm đường.
Hội Đông y khám, phát thuốc cho 1.250 lượt người nghèo, trị giá gần 300 triệu đồng.
Theo Quyết định số 15/QĐ-UBND, tỉnh dự kiến chi 880 tỷ đồng."""


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_a_report_is_pasted_ticked_saved_and_summed(guest: Visit, *, phone: bool) -> None:
    person = guest("lhh.gia-lai.cv", phone=phone)
    page = person.page
    person.goto("/seasons/")
    page.get_by_role("link", name="Chính trị-Xã hội-Nghề nghiệp tỉnh Gia Lai").first.click()
    page.get_by_role("link", name="Sổ kết quả").first.click()
    sum_before = page.locator("main p.h1").text_content() or ""
    page.get_by_role("link", name="Dán báo cáo").click()
    person.check_accessibility("ledger paste")
    page.get_by_label("Dán nội dung báo cáo").fill(REPORT)
    page.get_by_role("button", name="Tìm số liệu").click()

    expect(page.locator("main mark").first).to_have_text("khoảng 12 tỷ đồng")
    person.check_accessibility("ledger found")
    rows = page.get_by_role("group", name="Số liệu")
    for at in range(rows.count()):
        if "880" in (rows.nth(at).locator("mark").text_content() or ""):
            rows.nth(at).get_by_label("Ghi vào sổ").uncheck()
    day = page.get_by_label("Đến ngày")
    day.fill("1.7.24")
    day.blur()
    expect(day).to_have_value("01/07/2024")
    page.get_by_role("button", name="Chọn trên lịch").last.press("Enter")
    expect(page.get_by_role("button", name="1 tháng 7", exact=True)).to_be_focused()
    person.check_accessibility("calendar")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("button", name="30 tháng 6", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(day).to_have_value("30/06/2024")
    expect(day).to_be_focused()
    page.get_by_role("button", name="Ghi các số liệu đã đánh dấu").click()

    expect(page.get_by_text("Đã ghi 2 kết quả vào sổ.")).to_be_visible()
    expect(page.locator("main")).to_contain_text("1.250 lượt người")
    sum_after = page.locator("main p.h1").text_content() or ""
    assert (sum_after.startswith("≈"), sum_after == sum_before) == (True, False)
    person.check_accessibility("ledger")
    assert page.evaluate("document.documentElement.scrollWidth > window.innerWidth") is False
