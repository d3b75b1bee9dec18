"""Entries of the bar's menus: each app adds its own from ``ready()``.

award_menu(_("Hồ sơ"), "dossiers:board", order=40)
office_menu(_("Thiết lập"), "organisations:settings", order=90)
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from thidua.apps.accounts.models import User

SeesOffice = Callable[[User], bool]


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry: its words, the name of the page's address, its place."""

    text: str | Promise
    url_name: str
    order: int


_awards: dict[str, MenuItem] = {}
_office: dict[str, MenuItem] = {}
_sees_office: list[SeesOffice] = []


def award_menu(text: str | Promise, url_name: str, *, order: int) -> None:
    """Add an entry of «Khen thưởng», for everybody; the same page is entered once."""
    _awards[url_name] = MenuItem(text, url_name, order)


def office_menu(text: str | Promise, url_name: str, *, order: int) -> None:
    """Add an entry of «Điều hành», for standing offices; the same page is entered once."""
    _office[url_name] = MenuItem(text, url_name, order)


def office_menu_is_for(sees_office: SeesOffice) -> SeesOffice:
    """Register who finds «Điều hành» in the bar."""
    _sees_office[:] = [sees_office]
    return sees_office


def award_menu_items() -> list[MenuItem]:
    """The entries of «Khen thưởng» in order."""
    return _in_order(_awards)


def office_menu_items() -> list[MenuItem]:
    """The entries of «Điều hành» in order."""
    return _in_order(_office)


def sees_office_menu(user: User) -> bool:
    """Whether the user finds «Điều hành» in the bar."""
    return any(sees(user) for sees in _sees_office)


def _in_order(items: dict[str, MenuItem]) -> list[MenuItem]:
    return sorted(items.values(), key=lambda item: item.order)
