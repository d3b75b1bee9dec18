"""With the keyboard alone: sign in, find the way, fill in the sheet, open and close a dialog."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PASSWORD, Visitor
from tests.journeys.sheets import cell, expect_saved, open_sheet

Visit = Callable[..., Visitor]
OFFICER = "hdy.gia-lai.cv"
MOST_TABS = 60
FOCUS = """() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  const box = at.getBoundingClientRect();
  const seen = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    name: (at.innerText || at.getAttribute('aria-label') || at.name || '').trim(),
    shown: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
      || style.boxShadow !== 'none',
    uncovered: at === document.body || seen.some(e => at.contains(e) || e.contains(at)),
  };
}"""

IS_HELD = """() => {
  const at = document.activeElement;  // the body: past the last one, in the browser's own bar
  return at === document.body || document.getElementById('dialog').contains(at);
}"""


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the thing of this name has the focus; what has it can always be seen."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUS)
        assert found["shown"], f"the focus cannot be seen: {found}"
        assert found["uncovered"], f"the focus is covered: {found}"
        if name in found["name"]:
            return
    raise AssertionError(f"{name} is not reached in {MOST_TABS} steps")


def test_sign_in_and_reach_the_sheet(guest: Visit) -> None:
    person = guest()
    page = person.page
    person.goto("/accounts/login/")
    tab_to(page, "login")
    page.keyboard.type(OFFICER)
    tab_to(page, "password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Việc của tôi")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["name"] == "Đến nội dung chính"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('content').contains(document.activeElement)")


def test_enter_and_arrows_go_from_cell_to_cell(guest: Visit) -> None:
    person = guest(OFFICER)
    open_sheet(person)
    keyboard = person.page.keyboard
    cell(person, "1.6").focus()
    keyboard.press("Control+A")
    keyboard.type("1")
    keyboard.press("Enter")
    expect(cell(person, "1.7")).to_be_focused()
    keyboard.type("2")
    keyboard.press("ArrowUp")
    expect(cell(person, "1.6")).to_be_focused()
    keyboard.press("ArrowDown")
    expect(cell(person, "1.7")).to_be_focused()
    keyboard.press("Shift+Enter")
    expect(cell(person, "1.6")).to_be_focused()
    expect_saved(person)
    person.page.reload()
    expect(cell(person, "1.6")).to_have_value("1")
    expect(cell(person, "1.7")).to_have_value("2")


def test_the_focus_is_seen_on_every_step_through_the_sheet(guest: Visit) -> None:
    person = guest(OFFICER)
    open_sheet(person)
    tab_to(person.page, "Excel")
    person.page.keyboard.press("Enter")
    person.page.keyboard.press("ArrowDown")
    assert "Tải bảng này xuống" in person.page.evaluate(FOCUS)["name"]
    person.page.keyboard.press("Escape")
    assert "Excel" in person.page.evaluate(FOCUS)["name"]
    cell(person, "1.1").focus()
    for _ in range(12):
        person.page.keyboard.press("Tab")
        found = person.page.evaluate(FOCUS)
        assert found["shown"], found
        assert found["uncovered"], found


def test_a_dialog_holds_the_focus_and_gives_it_back(guest: Visit) -> None:
    person = guest(OFFICER)
    open_sheet(person)
    page = person.page
    opener, address = page.locator("a.points").first, page.url
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(page).to_have_url(address)
    expect(dialog).to_have_accessible_name(re.compile(r"\w+"))
    for step in ("Tab", "Shift+Tab"):
        for _ in range(8):
            page.keyboard.press(step)
            assert page.evaluate(IS_HELD), step
    page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
    expect(opener).to_be_focused()


def test_search_everything_without_a_mouse(guest: Visit) -> None:
    person = guest(OFFICER)
    page = person.page
    person.goto("/organisations/units/")
    page.keyboard.press("/")
    page.keyboard.type("hoi dong y")
    found = page.locator("nav [data-found] a")
    expect(found.first).to_contain_text("Hội Đông y")
    page.keyboard.press("ArrowDown")
    assert "Hội Đông y" in page.evaluate(FOCUS)["name"]
    page.keyboard.press("Escape")
    expect(found).to_have_count(0)
    page.keyboard.press("Control+k")
    page.keyboard.type("hoi dong y")
    expect(found.first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=hoi"))
    expect(page.locator("main [data-found] a").first).to_contain_text("Hội Đông y")
    page.locator("body").press("/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Hội Đông y").first).to_be_visible()
