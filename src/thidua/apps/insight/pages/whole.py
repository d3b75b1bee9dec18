"""Pages over many authorities, counted at most once in five minutes, with the moment told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from django.utils.translation import get_language

from thidua.apps.insight.extracts.sources import Offices
from thidua.apps.insight.pages.extract import Sent
from thidua.web.kept import Kept

KEEP = 300  # seconds
Shown = TypeVar("Shown")


@dataclass(frozen=True, slots=True)
class Counted(Generic[Shown]):
    """A page and when it was counted; None: now."""

    page: Shown
    at: datetime | None


_counted: Kept[Counted[object]] = Kept(64)


def counted(
    name: str, offices: Offices, sent: Sent, at: datetime, make: Callable[[], Shown]
) -> Counted[Shown]:
    """The page of one authority is counted now, of several at most once in ``KEEP``."""
    if len(offices) < 2:
        return Counted(make(), None)
    slot = int(at.timestamp()) // KEEP
    asked = sorted((key, told) for key, told in sent.items() if key != "page")
    mark = (name, frozenset(offices), tuple(asked), get_language(), slot)
    return _counted.by(mark, lambda: Counted(make(), at))  # type: ignore[return-value] # the name says which
