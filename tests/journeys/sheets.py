"""Finding one's way to a scoring sheet and its cells, for the journeys in the shared demo."""

import re

from playwright.sync_api import Locator, expect

from tests.journeys.conftest import PASSWORD, Visitor

SAVED = "Đã lưu lúc"


def open_sheet(person: Visitor) -> str:
    """From the home page to the sheet of one's own unit; its path."""
    person.goto("/")
    found = person.page.locator("main a[href^='/appraisals/sheets/']").first.get_attribute("href")
    assert found, "nothing to score on the home page"
    path = re.match(r"/appraisals/sheets/\d+/", found)
    assert path
    person.goto(path[0])
    return path[0]


def hand_in(person: Visitor) -> None:
    """On the page of signing: what counts 0 is accepted, the password is typed again."""
    sign_with_password(person)
    expect(person.page.get_by_text("Đã nộp tự chấm").first).to_be_visible()


def sign_with_password(person: Visitor) -> None:
    """All but looking at what comes of it."""
    if person.page.get_by_label("Tôi đồng ý").count():
        person.page.get_by_label("Tôi đồng ý").check()
    person.page.get_by_label("Mật khẩu của tài khoản").fill(PASSWORD)
    person.page.get_by_role("button", name="Ký và nộp").click()


def row(person: Visitor, item: str) -> Locator:
    """The line of one criterion."""
    return person.page.locator(f"tr[data-item='{item}']").first


def cell(person: Visitor, item: str, figure: str = "actual") -> Locator:
    """Where a figure of the criterion is typed."""
    return row(person, item).locator(f"[name$='-{figure}']")


def expect_saved(person: Visitor) -> None:
    """The page says that everything is stored."""
    expect(person.page.locator("#save-status")).to_contain_text(SAVED, timeout=15_000)
