"""Links on a decision's page to what other apps make of it: certificates.

An app registers a function in ``ready()``; it answers with a link, or None for
who may not follow it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.awards.models import Decision


@dataclass(frozen=True, slots=True)
class DecisionLink:
    """Words, address and icon of one link."""

    text: str
    url: str
    icon: str


Maker = Callable[[Decision, User], DecisionLink | None]
_makers: list[Maker] = []


def decision_link(maker: Maker) -> Maker:
    """Register ``maker(decision, user)``."""
    _makers.append(maker)
    return maker


def links_of(decision: Decision, user: User) -> list[DecisionLink]:
    """The links of a decision that a user may follow."""
    made = (maker(decision, user) for maker in _makers)
    return [link for link in made if link is not None]
