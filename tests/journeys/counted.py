"""Clicks and keys of somebody at a task, and how long they take a practised hand.

Seconds by the keystroke-level model of Card, Moran and Newell: 1.35 s to think before each click,
1.3 s to point and click, 0.28 s a key. Waiting for pages is not in them, so that they are the same
on every machine.
"""

from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from playwright.sync_api import Locator, Page

THINK, CLICK, KEY = Decimal("1.35"), Decimal("1.3"), Decimal("0.28")


@dataclass
class Counted:
    """One person at one task."""

    page: Page
    clicks: int = 0
    keys: int = 0

    def press(self, name: str, *, within: str = "body", exact: bool = False) -> None:
        """A button or link by its words."""
        body = self.page.locator(within)
        button = body.get_by_role("button", name=name, exact=exact)
        self.click(button.or_(body.get_by_role("link", name=name, exact=exact)).first)

    def click(self, thing: Locator) -> None:
        """Anything else."""
        thing.click()
        self.clicks += 1

    def write(self, field: Locator, text: str) -> None:
        """Go to a field and type."""
        self.click(field)
        field.fill(text)
        self.keys += len(text)

    def key(self, *names: str) -> None:
        """Keys without a field."""
        for name in names:
            self.page.keyboard.press(name)
            self.keys += 1

    @property
    def seconds(self) -> int:
        """Of thinking, pointing and typing, rounded up."""
        return ceil((THINK + CLICK) * self.clicks + KEY * self.keys)
