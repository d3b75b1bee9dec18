"""A real server on a real database and a real Chromium for the browser journeys."""

import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    StorageState,
    expect,
    sync_playwright,
)
from playwright.sync_api import Error as PlaywrightError

from tools.chromium import find

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")
PASSWORD = "thi-dua-khoi-2026"
DESK = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
STEPS = """
from django.utils import timezone
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.opening import open_scoring
from thidua.apps.schemes.actions.adopting import adopt_scheme
from thidua.apps.seasons.actions.states import move_season
from thidua.apps.seasons.models import Season
now = timezone.now()
season = Season.objects.get(bloc__code="GL-CTXHNN", year=2024)
open_scoring(season, actor=User.objects.get(username="lhh.gia-lai.cv"), at=now)
season = Season.objects.get(bloc__code="GL-SNTH", year=2024)
head, draft = User.objects.get(username="nhnn.gia-lai.cv"), season.schemes.get()
adopt_scheme(draft, "Hội nghị đầu năm", revision=draft.revision, actor=head, at=now)
move_season(season, "open", actor=head, at=now)
from datetime import date
from tests.factories_registry import give, good_years, invent, make_person, tell_year
from thidua.apps.demo.telling.screening import screen_people
from thidua.apps.organisations.models import Unit
unit = Unit.objects.get(code="HDY", authority__code="gia-lai")
mai = make_person(unit, "THU-01", full_name="Trần Thị Mai Thử", is_history_complete=True)
good_years(mai, range(2020, 2026), ("LDTT", "CSTDCS"))
mai.award_records.filter(year=2023, award="CSTDCS").delete()
invent(mai, 2025, "tinh")
counts = {"members": 40, "completed": 40, "ldtt": 20, "cstdcs": 1, "disciplined": 0}
tell_year(unit, 2025, classification="HTTNV", **counts)
screen_people(unit.authority, standing=User.objects.get(username="snv.gia-lai"), at=now)
"""
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


expect.set_options(timeout=20_000)  # what must come, comes later on a busy machine


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here is a journey."""
    for item in items:
        if "journeys" in str(item.path):
            item.add_marker(pytest.mark.journey)


@dataclass
class Product:
    """A served installation of its own: ``thidua serve`` on an empty data folder."""

    url: str
    environment: dict[str, str]
    pages_checked: set[str] = field(default_factory=set)
    process: subprocess.Popen[bytes] | None = None
    signed_in: dict[str, StorageState] = field(default_factory=dict)

    @classmethod
    def on_a_free_port(cls, environment: dict[str, str]) -> "Product":
        """Not started yet."""
        return cls(f"http://127.0.0.1:{_free_port()}", environment)

    def start(self) -> None:
        """Serve, in a process group of its own, until ``stop`` or ``kill``."""
        command = [sys.executable, "-m", "thidua", "serve", "--port", self.url.rsplit(":")[-1]]
        self.process = subprocess.Popen(
            command, env=self.environment, cwd=ROOT, start_new_session=True
        )
        _wait_until_ready(self.url, self.process)

    def stop(self) -> None:
        """As an office stops it."""
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=20)
            self.process = None

    def kill(self) -> None:
        """As a power cut stops it: every process of it at once, without a last word."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=20)
        self.process = None

    def thidua(self, *arguments: str, given: str = "") -> str:
        """Run the command in this installation; its output."""
        done = subprocess.run(
            [sys.executable, "-m", "thidua", *arguments],
            env=self.environment,
            cwd=ROOT,
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_ready(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(1200):
        assert process.poll() is None, "thidua serve stopped"
        try:
            with urllib.request.urlopen(f"{url}/readyz", timeout=2) as answer:  # noqa: S310 - our own
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("thidua serve did not become ready in 120 s")


def _environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "THIDUA_DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'thidua.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "thidua.config.settings.production",
        "THIDUA_WORKERS": "1",
        "THIDUA_STATIC_ROOT": str(ROOT / "var" / f"test-static-{WORKER}"),
    }


@contextmanager
def served(folder: Path, before: str = "") -> Iterator[Product]:
    """An installation on a data folder, served once a script of the shell has been run on it."""
    product = Product.on_a_free_port(_environment(folder))
    try:
        if before:
            product.thidua("manage", "shell", given=before)
        product.start()
        yield product
    finally:
        product.stop()


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """An empty installation for one module of journeys."""
    with served(tmp_path_factory.mktemp("product")) as product:
        yield product


@pytest.fixture(scope="session")
def told_demo(shared_folder: Path) -> Path:
    """The data folder of the five blocs, told once for all workers: take a copy."""
    folder = shared_folder / "demo"
    with (shared_folder / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "demo-accounts.txt").exists():
            folder.mkdir()
            Product("", _environment(folder)).thidua("demo", "--password", PASSWORD)
    return folder


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all workers of this run."""
    own = tmp_path_factory.getbasetemp()
    return own if WORKER == "alone" else own.parent


@pytest.fixture(scope="session")
def demo(told_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The five blocs for all who share them; one year is open to register, one to be scored."""
    folder = tmp_path_factory.mktemp("shared") / "demo"
    with served(shutil.copytree(told_demo, folder), STEPS) as demo:
        yield demo


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all journeys; missing Chromium fails, never skips."""
    path = find()
    assert path, "no Chromium: run `make test`, which installs it or says what to type"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def every(page: Page, selector: str) -> list[Locator]:
    """All that fit, once the page is whole: a list taken while it still comes is short."""
    page.wait_for_load_state()
    return page.locator(selector).all()


@dataclass
class Visitor:
    """One person at one screen."""

    page: Page
    product: Product
    context: BrowserContext

    def goto(self, path: str) -> None:
        """Open a path of the product."""
        self.page.goto(f"{self.product.url}{path}")

    def sign_in(self, username: str, password: str = PASSWORD) -> None:
        """Through the sign-in page, as a person does."""
        self.goto("/accounts/login/")
        self.page.fill("input[name=login]", username)
        self.page.fill("input[name=password]", password)
        self.page.click("main button[type=submit]")
        self.page.wait_for_url(lambda url: "/accounts/login" not in url)

    def check_accessibility(self, name: str) -> None:
        """No serious or critical finding of axe-core on this page."""
        if name in self.product.pages_checked:
            return
        self.product.pages_checked.add(name)
        found = self.accessibility_faults()
        assert found == [], f"{name}: {json.dumps(found, ensure_ascii=False, indent=1)}"

    def accessibility_faults(self) -> list[str]:
        """Serious and critical findings of axe-core on this page, with the elements."""
        self.page.wait_for_load_state()
        try:
            return self._axe()
        except PlaywrightError:  # the page was left meanwhile: the one that came is looked at
            self.page.wait_for_load_state()
            return self._axe()

    def _axe(self) -> list[str]:
        # A debugging session, not the page, runs axe: the page's own policy allows no such script.
        self.page.evaluate(AXE.read_text("utf-8"))
        found: list[str] = self.page.evaluate(
            "() => axe.run(document, {resultTypes: ['violations']}).then(r => r.violations"
            ".filter(v => ['serious', 'critical'].includes(v.impact))"
            ".map(v => [v.id, ...v.nodes.slice(0, 5).map(n => n.html.slice(0, 200))].join(' | ')))"
        )
        return found

    def shoot(self, name: str) -> None:
        """A picture for the tutorial, when THIDUA_SCREENSHOTS names a folder."""
        folder = os.environ.get("THIDUA_SCREENSHOTS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=f"{folder}/{name}.png", animations="disabled")


@pytest.fixture
def visitor(chromium: Browser, product: Product) -> Iterator[Callable[..., Visitor]]:
    """Opens a fresh browser for a person, signed in once: ``visitor("hdy.tt", phone=True)``."""
    yield from _browsers(chromium, product)


@pytest.fixture
def guest(chromium: Browser, demo: Product) -> Iterator[Callable[..., Visitor]]:
    """The same in the shared demo; options go to the browser."""
    yield from _browsers(chromium, demo)


def _browsers(chromium: Browser, product: Product) -> Iterator[Callable[..., Visitor]]:
    opened: list[BrowserContext] = []

    def open_browser(username: str = "", *, phone: bool = False, **options: Any) -> Visitor:
        size = PHONE if phone else DESK
        context = chromium.new_context(
            viewport=size,  # type: ignore[arg-type] # a mapping of the two sides
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            accept_downloads=True,
            reduced_motion="reduce",
            storage_state=product.signed_in.get(username),
            **options,
        )
        opened.append(context)
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        page.on("pageerror", _fail_on_error)
        page.on("console", _fail_on_console)
        person = Visitor(page, product, context)
        if username and username not in product.signed_in:
            person.sign_in(username)
            product.signed_in[username] = context.storage_state()
        return person

    _errors.clear()
    yield open_browser
    for context in opened:
        context.close()
    assert _errors == []


_errors: list[str] = []


def _fail_on_error(error: object) -> None:
    _errors.append(f"script error: {error}")


def _fail_on_console(message: object) -> None:
    text = getattr(message, "text", "")
    expected = ("status of 4", "net::ERR_INTERNET", "net::ERR_CONNECTION", "net::ERR_EMPTY")
    if getattr(message, "type", "") == "error" and not any(each in text for each in expected):
        _errors.append(f"console: {text}")
