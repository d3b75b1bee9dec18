"""The beginning of the year: the season, the scoring table."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Visitor
from tests.journeys.story import HEAD, SCHEME, Visit, officer, press


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
    page.get_by_role("button", name="Nhận", exact=True).click()
    head.goto(f"/schemes/season/{season}/")
    head.check_accessibility("scheme")
    head.shoot("02-scheme")
    press(page, "Thông qua")
    head.check_accessibility("adopt scheme")
    page.get_by_label("Tôi hiểu").check()
    press(page, "Thông qua")
    expect(page.get_by_role("cell", name="Đã thông qua").first).to_be_visible()
    move_on(head, season, "Đăng ký")
