"""Links on a unit's page to what other apps keep of it: its people, its history of awards.

An app registers a function in ``ready()``; it answers with a link, or None for
who may not follow it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class UnitLink:
    """Words, address and icon of one link."""

    text: str
    url: str
    icon: str
    order: int = 50


Maker = Callable[[Unit, User], UnitLink | None]
_makers: list[Maker] = []


def unit_link(maker: Maker) -> Maker:
    """Register ``maker(unit, user)``."""
    _makers.append(maker)
    return maker


def links_of(unit: Unit, user: User) -> list[UnitLink]:
    """The links of a unit that a user may follow, in order."""
    made = (maker(unit, user) for maker in _makers)
    return sorted((link for link in made if link is not None), key=lambda link: link.order)
