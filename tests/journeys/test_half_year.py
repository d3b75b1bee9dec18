"""The half-year of 2024: from the ledger to the consolidated report, its results, its wall."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.conftest import Visitor

Visit = Callable[..., Visitor]


def test_the_half_year_is_reviewed_shown_on_the_wall_and_written(guest: Visit) -> None:
    person = guest("lhh.gia-lai.cv")
    page = person.page
    person.goto("/seasons/")
    page.get_by_role("link", name="Chính trị-Xã hội-Nghề nghiệp tỉnh Gia Lai").first.click()
    page.get_by_role("link", name="Sổ kết quả").first.click()
    page.get_by_role("link", name="Sơ kết, tổng kết").click()
    expect(page.locator("main p.h1")).to_have_text("≈ 31,88 tỷ đồng")
    expect(page.locator("main")).to_contain_text("9 căn nhà; 87 công trình nhân đạo; 467 suất")

    page.get_by_role("link", name="Trình chiếu").click()
    expect(page.locator(".slide-figure")).to_have_text("≈ 31,88 tỷ đồng")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".slide-foot")).to_contain_text("2/")
    page.get_by_role("link", name="Thoát").click()

    page.get_by_role("link", name="Xem theo đơn vị").click()
    page.get_by_role("link", name="Nhập kết quả").first.click()
    page.get_by_label("Kết quả (%)").fill("96,5")
    page.get_by_label("Nguồn số liệu, còn thiếu gì").fill("Báo cáo của các đơn vị")
    page.get_by_role("button", name="Lưu kết quả").click()
    expect(page.locator("main")).to_contain_text("96,5%")

    page.go_back()
    page.goto(page.url.split("/targets/")[0] + "/words/?period=half")
    page.get_by_label("Tồn tại, khó khăn, nguyên nhân").fill("Kinh phí còn khó khăn")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.locator("main")).to_contain_text("Kinh phí còn khó khăn")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Word").click()
    assert waiting.value.suggested_filename.endswith(".docx")
