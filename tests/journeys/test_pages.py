"""Every page that a person can reach by its links: answers, fits, reads and can be read."""

import re
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request
from playwright.sync_api import TimeoutError as PageTimeout

from tests.config.test_pruned_styles import classes_of
from tests.journeys.conftest import Visitor
from thidua.config.environment import NODE_MODULES
from thidua.config.packages import NPM_FILES
from thidua.config.pruned_styles import pruned_for_us

Visit = Callable[..., Visitor]
PEOPLE = {
    "officer of a member": "hdy.gia-lai.cv",
    "leader who has not signed": "td.khanh-hoa.tt",
    "head of a running bloc": "lhh.gia-lai.cv",
    "head who sets a year up": "nb.tinh-chua-neu.cv",
    "standing office": "snv.gia-lai",
}
BEFORE_THE_DOOR = {
    "/accounts/login/": 200,
    "/accounts/signup/": 200,
    "/accounts/password/reset/": 200,
    "/organisations/invitations/accept/khong-co-loi-moi-nay/": 410,
    "/khong-co-trang-nay/": 404,
}
NOT_A_PAGE = re.compile(
    r"\.(xlsx|docx|pdf|json|yaml|csv|ics|svg|png)$|/(workbook|logout|(download|language)/\w+)/$|^/api/"
)
FEED = re.compile(r"/feed\.(atom|rss)$")  # read by programs: opened, and told apart from pages
ENGLISH = re.compile(
    r"\b(Log ?in|Log ?out|Sign ?in|Sign ?out|Sign ?up|Username|Password|Submit|Save|Delete|Cancel"
    r"|Edit|Search|Next|Previous|Required|Invalid|Error|None|True|False|undefined|NaN|Loading)\b"
    r"|This field|\{\{|\{%"
)
MOST_BYTES_AT_FIRST = 300_000
MOST_BYTES_LATER = 60_000
WIDTHS = (1366, 390, 360)
HIGHEST = {(1366, 768): 200, (683, 384): 300}
"""An office's screen, the same at 200 % zoom; where the first table begins at the latest."""
LIST_TOP = """() => document.querySelector('main form[role=search]') === null ? 0 : Math.min(
  ...[...document.querySelectorAll('main table')].filter(each => each.checkVisibility()).map(
    each => Math.round(each.getBoundingClientRect().top + scrollY)), 1e6) % 1e6"""
NO_LIST = re.compile(
    r"/(insight/(extract|awards)|awards/statistics)/"  # asked for piece by piece; several tables
    r"|/ledger/\d+/$|/reports/\d+/create/"  # typed on first
    r"|/pledges/\d+/registrations/$"  # the own one first
)
PAGE_FACTS = """() => ({
  title: document.title,
  headings: [...document.querySelectorAll('h1')].filter(h => h.checkVisibility()).map(
    h => h.textContent.trim()),
  text: document.body.innerText,
  names: [...document.querySelectorAll('[aria-label],[title],[placeholder]')].flatMap(
    e => ['aria-label', 'title', 'placeholder'].map(n => e.getAttribute(n)).filter(Boolean)),
  classes: [...new Set([...document.querySelectorAll('[class]')].flatMap(e => [...e.classList]))],
  links: [...document.querySelectorAll('a[href]')].map(a => a.href),
})"""
TOO_WIDE = """() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return null;
  const wide = [...document.querySelectorAll('body *')].filter(
    e => e.getBoundingClientRect().right > page.clientWidth + 1);
  return page.scrollWidth + ' px: ' + wide.slice(0, 3).map(
    e => e.tagName + '.' + String(e.className.baseVal ?? e.className)).join(' > ');
}"""

MOVED_SIDEWAYS = """() => [...document.querySelectorAll('main div')].filter(
  e => e.scrollWidth > e.clientWidth + 2 && getComputedStyle(e).overflowX === 'auto'
    && e.querySelector(':scope > table:not(.matrix)')).map(
  e => e.firstElementChild.className + ' ' + e.scrollWidth + ' > ' + e.clientWidth)"""


def pattern_of(path: str) -> str:
    """The path without the keys of its rows: one page of a kind is enough."""
    return re.sub(r"\d+|(?<=/guides/)[^/]+|(?<=/portal/)(?!office/)[^/]+", "<n>", path)


@pytest.mark.parametrize("role", PEOPLE)
def test_every_page_within_reach_is_sound(guest: Visit, role: str, shared_folder: Path) -> None:
    person = guest(PEOPLE[role])
    watch = Watch(person)
    faults: list[str] = []
    patterns = set()
    for path in reachable(person, faults):
        if patterns and watch.bytes > MOST_BYTES_LATER:
            faults.append(f"{path}: fetches {watch.bytes} bytes after the first visit")
        patterns.add(pattern_of(path))
        found = [*watch.taken(), *faults_of(person)]
        if is_first(pattern_of(path), shared_folder):
            found += person.accessibility_faults()
        faults += [f"{path}: {fault}" for fault in found]
    assert faults == []
    assert len(patterns) >= 20, sorted(patterns)


@pytest.mark.parametrize(("path", "status"), BEFORE_THE_DOOR.items())
def test_pages_before_the_door_are_sound(guest: Visit, path: str, status: int) -> None:
    person = guest()
    watch = Watch(person)
    answer = person.page.goto(f"{person.product.url}{path}")
    assert answer is not None
    assert answer.status == status
    told = [fault for fault in watch.taken() if f"status of {status}" not in fault]
    assert [*told, *faults_of(person), *person.accessibility_faults()] == []


@cache
def left_out_of_styles() -> set[str]:
    """The classes of Tabler that are not served: no page may bear one."""
    whole = NODE_MODULES.joinpath(NPM_FILES["tabler/tabler.css"]).read_text("utf-8")
    return classes_of(whole) - classes_of(pruned_for_us(whole))


def reachable(person: Visitor, faults: list[str]) -> Iterator[str]:
    """Open the home page and, from link to link, one page of each kind; yields while it is open."""
    waiting, seen = deque(["/"]), {"/"}
    while waiting:
        path = waiting.popleft()
        answer = person.page.goto(f"{person.product.url}{path}", wait_until="load")
        if answer is None or answer.status != 200:
            faults.append(f"{path}: status {answer.status if answer else 'none'}")
            continue
        if feed := FEED.search(path):
            assert f"application/{feed[1]}+xml" in answer.headers["content-type"]
            continue
        yield path
        for link in person.page.evaluate(PAGE_FACTS)["links"]:
            found = urlsplit(link)
            kind = pattern_of(found.path)
            is_ours = link.startswith(person.product.url + "/")
            if is_ours and kind not in seen and not NOT_A_PAGE.search(found.path):
                seen.add(kind)
                waiting.append(f"{found.path}?{found.query}" if found.query else found.path)


class Watch:
    """What the browser complains about, whom it asks, and how much it fetches for a page."""

    def __init__(self, person: Visitor) -> None:
        self.found: list[str] = []
        self.url = person.product.url
        self.bytes = 0
        person.page.on("console", self._listen)
        person.page.on("request", self._ask)
        self.session = person.context.new_cdp_session(person.page)
        self.session.send("Network.enable")
        self.session.on("Network.loadingFinished", self._count)

    def _count(self, event: dict[str, int]) -> None:
        self.bytes += event["encodedDataLength"]

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.found.append(f"console: {message.text}")

    def _ask(self, request: Request) -> None:
        if request.is_navigation_request():
            self.bytes = 0
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.found.append(f"asks another host: {request.url}")

    def taken(self) -> list[str]:
        """What was found; the list begins anew."""
        found, self.found = self.found, []
        return found


def is_first(pattern: str, shared_folder: Path) -> bool:
    """Whether no worker of this run came to such a page before: axe reads one of a kind."""
    folder = shared_folder / "read-by-axe"
    folder.mkdir(exist_ok=True)
    try:
        (folder / quote(pattern, safe="")).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def faults_of(person: Visitor) -> Iterator[str]:
    """Everything wrong with the open page."""
    page = person.page
    facts = page.evaluate(PAGE_FACTS)
    if not facts["title"].strip(" ·"):
        yield "no title"
    if len(facts["headings"]) != 1 or not facts["headings"][0]:
        yield f"headings of the first level: {facts['headings']}"
    for text in (facts["text"], *facts["names"]):
        for found in ENGLISH.finditer(text):
            yield f"English left over: “{text[max(0, found.start() - 30) : found.end() + 30]}”"
    if unstyled := set(facts["classes"]) & left_out_of_styles():
        yield f"classes whose rules were left out of the style sheet: {sorted(unstyled)}"
    yield from begins_low(page)
    yield from too_wide(page)


def begins_low(page: Page) -> Iterator[str]:
    """Where a list stands lower on an office's screen, or at 200 % zoom, than it may."""
    path = urlsplit(page.url).path
    if page.locator("main table").count() and not NO_LIST.match(path):
        for (width, height), highest in HIGHEST.items():
            page.set_viewport_size({"width": width, "height": height})
            if (found := page.evaluate(LIST_TOP)) > highest:
                yield f"the list begins at {found} px of {height}"


def too_wide(page: Page, widths: tuple[int, ...] = WIDTHS) -> Iterator[str]:
    """Widths at which the page itself must be scrolled sideways, or on a phone a list in it."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 768})
        with suppress(PageTimeout):  # a chart may be settling; what stays too wide is a fault
            page.wait_for_function(f"() => ({TOO_WIDE})() === null", timeout=2_000)
        found = page.evaluate(TOO_WIDE)
        if found:
            yield f"wider than {width} px: {found}"
    if min(widths) == widths[-1]:
        with suppress(PageTimeout):  # a page turns its rows into cards a moment after it is narrow
            page.wait_for_function(f"() => ({MOVED_SIDEWAYS})().length === 0", timeout=2_000)
        for found in page.evaluate(MOVED_SIDEWAYS):
            yield f"at {widths[-1]} px only a matrix is moved sideways, not: {found}"
    page.set_viewport_size({"width": widths[0], "height": 768})


@pytest.mark.parametrize(
    ("appearance", "phone"),
    [({"theme": "dark"}, False), ({"type_size": "large"}, False), ({}, True)],
    ids=["dark", "large type", "phone"],
)
def test_the_main_pages_are_sound_however_they_are_shown(
    guest: Visit, appearance: dict[str, str], phone: bool
) -> None:
    person = guest(PEOPLE["head of a running bloc"], phone=phone)
    person.context.add_cookies(
        [{"name": n, "value": v, "url": person.product.url} for n, v in appearance.items()]
    )
    widths = WIDTHS[::-1] if phone else WIDTHS
    watch = Watch(person)
    season = season_of(person)
    faults = []
    for path in main_pages(person, season):
        person.goto(path)
        found = (*watch.taken(), *person.accessibility_faults(), *too_wide(person.page, widths))
        faults += [f"{path}: {fault}" for fault in found]
    assert faults == []


def season_of(person: Visitor) -> str:
    """The season that scoring is open in."""
    person.goto("/")
    link = person.page.locator("a[href^='/appraisals/']").first.get_attribute("href") or ""
    if "/season/" not in link:
        person.goto(link)
        link = (
            person.page.locator("a[href^='/appraisals/season/']").first.get_attribute("href") or ""
        )
    return re.sub(r"\D+", "", link)


def main_pages(person: Visitor, season: str) -> list[str]:
    """The pages that people spend their year on."""
    person.goto(f"/appraisals/season/{season}/")
    sheet = person.page.locator("main a[href^='/appraisals/sheets/']").first.get_attribute("href")
    return [
        "/",
        "/seasons/",
        f"/seasons/{season}/",
        f"/schemes/season/{season}/",
        f"/pledges/{season}/registrations/",
        f"/pledges/{season}/covenant/",
        f"/appraisals/season/{season}/",
        str(sheet),
        f"/appraisals/season/{int(season) - 1}/result/",
        f"/meetings/season/{season}/",
        f"/papers/season/{season}/",
        "/organisations/units/",
        "/accounts/profile/",
    ]


@pytest.mark.parametrize("width", [1366, 1200])
def test_the_bar_of_an_office_is_one_line(guest: Visit, width: int) -> None:
    person = guest(PEOPLE["standing office"])
    person.page.set_viewport_size({"width": width, "height": 768})
    person.page.goto(f"{person.product.url}/")
    entries = person.page.locator("nav.navbar .navbar-nav > .nav-item")
    boxes = [each.bounding_box() or {} for each in entries.all()]

    assert len(boxes) == 7
    assert {round(box["y"]) for box in boxes} == {round(boxes[0]["y"])}
    assert max(box["height"] for box in boxes) < 50
    ends = [(box["x"], box["x"] + box["width"]) for box in boxes]
    assert all(end <= start + 1 for (_, end), (start, _) in pairwise(ends))


def test_the_first_visit_is_light(guest: Visit) -> None:
    person, stranger = guest(PEOPLE["head of a running bloc"]), guest()
    season = season_of(person)
    inside = [*main_pages(person, season), "/eligibility/law/", f"/ledger/{season}/"]
    fetched = {}
    for visitor, paths in ((person, inside), (stranger, ["/accounts/login/", "/ballots/b/"])):
        watch = Watch(visitor)
        watch.session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        watch.session.send("Network.setBypassServiceWorker", {"bypass": True})  # none is there yet
        for path in paths:
            visitor.page.goto(f"{visitor.product.url}{path}", wait_until="networkidle")
            fetched[path] = watch.bytes
    assert min(fetched.values()) > 100_000, fetched
    assert max(fetched.values()) < MOST_BYTES_AT_FIRST, fetched


def test_the_chart_is_drawn_when_one_scrolls_to_it(guest: Visit) -> None:
    person = guest(PEOPLE["head of a running bloc"])
    person.goto(f"/appraisals/season/{int(season_of(person)) - 1}/result/")
    chart = person.page.locator("#group-chart")
    assert chart.locator("svg").count() == 0
    chart.scroll_into_view_if_needed()
    chart.locator("svg").wait_for()
    units = person.page.locator(".ranking tbody tr").count()
    assert chart.locator("svg path").count() >= units
