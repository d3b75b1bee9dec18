"""Registration and covenant: typed, returned, accepted, signed."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PASSWORD, every
from tests.journeys.story import HEAD, UNITS, Rows, Visit, leader, officer, press
from tests.journeys.year.opening import move_on


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
    for field in every(page, "input[name^='target-']:visible"):
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
