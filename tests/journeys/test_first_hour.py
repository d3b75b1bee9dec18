"""The tutorial of the first hour followed literally, in both languages; the clicks it takes."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.journeys.conftest import PASSWORD, ROOT, Product, Visitor, _browsers, served
from tests.journeys.counted import Counted
from tests.journeys.story import Visit

TUTORIALS = {"vi": "gio-dau-tien.md", "en": "first-hour.md"}
CLICKS = ROOT / "docs" / "explanation" / "clicks.md"
PART = re.compile(
    r"^## \d\. ([^\n(]+) \(`([\w.-]+)`[^\n]*\n(.*?)(?=^## )", re.MULTILINE | re.DOTALL
)
STATE = """
from thidua.apps.appraisals.models import Sheet
print(Sheet.objects.get(unit__code="LS", unit__authority__code="minh-hoa").state)
"""
ROW = re.compile(r"^\| ([^|]+) \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)
DONE = re.compile(r"\*\*([^*]+)\*\*|(?<!\*)\*([^*]+)\*(?!\*)")
FIND, DECISION = "23/qd-lhh", "23/QĐ-LHH-MH"
TYPED = {"Mật khẩu": PASSWORD, "Password": PASSWORD, "Tìm": FIND, "Search": FIND}


@pytest.fixture
def fresh(told_demo: Path, tmp_path: Path) -> Iterator[Product]:
    """The demo as a new user finds it."""
    with served(shutil.copytree(told_demo, tmp_path / "demo")) as product:
        yield product


def found(person: Visitor, words: str) -> Locator:
    """What a reader takes for these words: the very ones, else longer ones; the page first."""
    for exact in (True, False):
        for within in ("main", "body"):
            here = person.page.locator(within)
            thing = here.get_by_role("button", name=words, exact=exact)
            for role in ("link", "checkbox"):
                thing = thing.or_(here.get_by_role(role, name=words, exact=exact))  # type: ignore[arg-type] # names of roles
            thing = thing.locator("visible=true")
            if thing.count():
                return thing.first
    raise AssertionError(f"“{words}” is not on {person.page.url}")


def follow(person: Visitor, told: str) -> Counted:
    """Each step of a part, from the first page."""
    person.goto("/")
    hand = Counted(person.page)
    for step in re.findall(r"^\d\. (.*?)(?=^\d\. |\Z)", told, re.MULTILINE | re.DOTALL):
        for pressed, field in DONE.findall(" ".join(step.split())):
            person.page.wait_for_load_state()
            if pressed == DECISION:  # found while one types
                expect(person.page.locator("nav [data-found] a").first).to_be_visible()
            if pressed:
                hand.click(found(person, pressed))
            else:
                text = next(text for word, text in TYPED.items() if word in field)
                hand.write(person.page.get_by_label(field).locator("visible=true").first, text)
    return hand


@pytest.fixture
def visit(chromium: Browser, fresh: Product) -> Iterator[Visit]:
    yield from _browsers(chromium, fresh)


@pytest.mark.parametrize("language", TUTORIALS)
def test_the_first_hour_goes_as_the_tutorial_says(
    visit: Visit, fresh: Product, language: str
) -> None:
    text = (ROOT / "docs/tutorial" / TUTORIALS[language]).read_text("utf-8")
    counted = []
    for title, user, told in PART.findall(text):
        person = visit()
        cookie = {"name": "django_language", "value": language, "url": fresh.url}
        person.context.add_cookies([cookie])  # type: ignore[list-item] # a mapping
        person.sign_in(user)
        hand = follow(person, told)
        expect(person.page.locator("html")).to_have_attribute("lang", language)
        person.page.wait_for_load_state()
        counted.append((title.strip(), str(hand.clicks), str(hand.keys), str(hand.seconds)))
        if "23" in told:
            expect(person.page.locator("h1")).to_contain_text(DECISION)
    assert fresh.thidua("manage", "shell", "-c", STATE).split()[-1] == "locked"
    assert len(counted) == 5
    published = re.findall(
        r"^\| ([^|]+) \| (\d+) \| (\d+) \| (\d+) \|$", CLICKS.read_text(), re.MULTILINE
    )
    assert language != "vi" or published[:5] == counted
