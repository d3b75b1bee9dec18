"""The 8-unit bloc of 2023 as the journey types it: who signs in, and which figures they enter."""

import csv
from collections import defaultdict
from collections.abc import Callable

from playwright.sync_api import Page

from tests.journeys.conftest import PASSWORD, ROOT, Visitor

DATA = ROOT / "src/thidua/apps/demo/data"
SCHEME = DATA / "gia-lai-ctxhnn-2023-scheme.yaml"
UNITS = ("HDY", "HNB", "CTD", "LHH", "HHDN", "NNDC", "CTCT", "VHNT")
HEAD, DEPUTY = "HDY", "LHH"
BY_WORKBOOK = "NNDC"
SEED = f"""
from thidua.apps.demo.telling.loading import gather_bloc
gather_bloc("gia-lai-ctxhnn-2023", "{PASSWORD}")
"""

Visit = Callable[..., Visitor]
Rows = dict[str, list[dict[str, str]]]


def officer(code: str) -> str:
    """The officer's user name."""
    return f"{code.lower()}.gia-lai.cv"


def leader(code: str) -> str:
    """The leader's user name."""
    return f"{code.lower()}.gia-lai.tt"


def figures() -> dict[str, Rows]:
    """What each unit reports, by unit and criterion, in order."""
    found: dict[str, Rows] = defaultdict(lambda: defaultdict(list))
    text = (DATA / "gia-lai-ctxhnn-2023-results.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        found[row["unit"]][row["criterion"]].append(row)
    return found


def press(page: Page, name: str) -> None:
    """Press a button or link by its words."""
    body = page.locator("body")
    body.get_by_role("button", name=name).or_(body.get_by_role("link", name=name)).first.click()
