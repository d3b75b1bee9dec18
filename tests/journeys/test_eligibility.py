"""A unit looks up why it, or its people, are not eligible, and what would make it so."""

from collections.abc import Callable

from tests.journeys.conftest import Visitor

Visit = Callable[..., Visitor]


def test_a_unit_sees_why_one_of_its_people_is_not_eligible(guest: Visit) -> None:
    officer = guest("hdy.gia-lai.cv")
    page = officer.page
    officer.goto("/")
    page.click("text=Khen thưởng")
    page.click(".dropdown-menu a:has-text('Đủ điều kiện gì?')")
    page.fill("#q", "mai thu")
    page.click("main button:has-text('Tìm')")
    page.click("a:has-text('Trần Thị Mai Thử')")

    page.fill("[name=year]", "2025")
    page.fill("[name=day]", "2026-03-15")
    page.click("button:has-text('Xem theo ngày này')")

    assert "Luật 06/2022/QH15" in page.inner_text(".alert-info")
    card = page.locator("#CSTD_TINH")
    assert "Căn cứ" not in card.inner_text()  # the answer first, what it rests on below it
    card.locator("summary").click()
    assert "Còn thiếu một điều kiện" in card.inner_text()
    assert "Còn thiếu 1 (cần 3, có 2)" in card.inner_text()
    assert "sớm nhất năm xét 2026, nếu năm đó đạt" in card.inner_text()
    assert "năm 2023 không đạt" in card.inner_text()
    assert "Luật 06/2022/QH15, Điều 22 khoản 1" in card.inner_text()
    officer.check_accessibility("conditions of a person")


def test_the_unit_itself_is_told_what_is_lacking(guest: Visit) -> None:
    leader = guest("hdy.gia-lai.tt", phone=True)
    leader.goto("/eligibility/?kind=units")
    leader.page.click("main .list-group a >> nth=0")
    leader.goto(leader.page.url.removeprefix(leader.product.url) + "?year=2025&day=2026-03-15")
    leader.page.click("#TTLDTT summary")

    text = leader.page.inner_text("#TTLDTT")

    assert "có 20/40" in text
    assert "sớm nhất năm xét 2026" in text
    assert "chỉ cảnh báo" in text
    leader.check_accessibility("conditions of a unit")


def test_the_standing_office_finds_many_and_the_reason_a_click_away(guest: Visit) -> None:
    office = guest("snv.gia-lai")
    page = office.page
    office.goto("/eligibility/screenings/")
    page.fill("[name=year]", "2025")
    page.fill("[name=day]", "2026-04-01")
    page.click("main button:has-text('Rà soát')")
    page.wait_for_url("**/jobs/**")
    page.click("a:has-text('Xem kết quả')", timeout=30_000)
    page.select_option("#award", "CSTD_TINH")
    page.select_option("#answer", "near")
    page.fill("#q", "mai thu")
    page.click("main button:has-text('Lọc')")

    page.click("td a:has-text('CSTĐ cấp tỉnh')")

    page.wait_for_selector("#dialog.show")
    assert "Còn thiếu 1 (cần 3, có 2)" in page.inner_text("#dialog-content")
    office.check_accessibility("a screening with a reason open")
