"""What is handed to an action."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Adoption:
    """When the units adopted it, on what ground, and which of them were there."""

    day: date
    note: str = ""
    present: Collection[int] = ()
