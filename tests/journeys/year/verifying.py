"""Verification, the answer of a unit, the ranking."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Visitor, every
from tests.journeys.story import DEPUTY, HEAD, UNITS, Visit, officer, press

AGREE = re.compile(r"Đồng ý \d+ dòng")


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
            person.page.get_by_role("button", name=AGREE).click()
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
    links = every(person.page, "main a[href$='/verify/']")
    return [str(link.get_attribute("href")) for link in links]


def change_one(person: Visitor) -> None:
    """Another figure without a reason is refused; with one it is kept."""
    page = person.page
    line = page.locator("article.examined", has=page.get_by_text("3.2", exact=True)).first
    line.get_by_role("link", name="Số khác…").click()
    line.locator("[name$='-actual']").fill("3")
    line.get_by_role("button", name="Ghi số thẩm định").click()
    expect(page.locator("article.examined [role=alert]").first).to_be_visible()
    line = page.locator("article.examined", has=page.get_by_text("3.2", exact=True)).first
    line.locator("textarea[name=reason]").fill("Một phong trào chưa có báo cáo kết quả")
    line.locator("[name$='-actual']").fill("3")
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
    member.page.locator("#group-chart").scroll_into_view_if_needed()
    expect(member.page.locator("#group-chart svg")).to_be_visible()
    member.check_accessibility("result")
    member.shoot("07-result")
    expect(member.page.get_by_text("Liên hiệp các Hội Khoa học và Kỹ thuật").first).to_be_visible()
