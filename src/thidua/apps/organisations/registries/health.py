"""What the machine says of itself: the configuration above the apps knows, a page here shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from thidua.web.badges import Badge


@dataclass(frozen=True, slots=True)
class HealthPart:
    """One part: how it is, in figures, and what to do where something is wrong."""

    name: str
    badge: Badge
    detail: str
    advice: str = ""


Read = Callable[[datetime], list[HealthPart]]
_read: list[Read] = []


def tell_health(read: Read) -> Read:
    """Register who knows."""
    _read[:] = [read]
    return read


def health_parts(now: datetime) -> list[HealthPart]:
    """Every part, in the order in which one looks."""
    return [line for read in _read for line in read(now)]
