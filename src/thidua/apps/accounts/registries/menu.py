"""Entries of the bar's menu «Khen thưởng»: each app adds its own from ``ready()``.

award_menu(_("Hồ sơ"), "dossiers:board", order=40)
"""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry: its words, the name of the page's address, its place."""

    text: str | Promise
    url_name: str
    order: int


_items: dict[str, MenuItem] = {}


def award_menu(text: str | Promise, url_name: str, *, order: int) -> None:
    """Add an entry; the same page is entered once."""
    _items[url_name] = MenuItem(text, url_name, order)


def award_menu_items() -> list[MenuItem]:
    """The entries in order."""
    return sorted(_items.values(), key=lambda item: item.order)
