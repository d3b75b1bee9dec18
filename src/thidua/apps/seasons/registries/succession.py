"""Copying a season's set-up into next year's: higher apps register what they carry over.

A carrier adds only what the new season still lacks: it may run twice, when next year was prepared
early and then again when the old year is closed.
"""

from collections.abc import Callable
from datetime import datetime

from thidua.apps.accounts.models import User
from thidua.apps.seasons.models import Season

Carrier = Callable[[Season, Season, User, datetime], None]
_carriers: list[Carrier] = []


def carries_over(carrier: Carrier) -> Carrier:
    """Register ``carrier(old, new, actor, at)``; they run in the order of the apps."""
    if carrier not in _carriers:
        _carriers.append(carrier)
    return carrier


def carry_over(old: Season, new: Season, actor: User, at: datetime) -> None:
    """Let every app copy its part; inside the caller's transaction."""
    for carrier in _carriers:
        carrier(old, new, actor, at)
