"""What other apps tell a person on the profile page: where one sits, in which blocs.

An app registers a function in ``ready()``; it answers with a template and what it shows::

    @profile_section
    def seats(user, day): return Section("organisations/_my_seats.html", {"seats": …})
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from thidua.apps.accounts.models import User


@dataclass(frozen=True, slots=True)
class Section:
    """A card of the profile page."""

    template: str
    data: Mapping[str, object]


Builder = Callable[[User, date], Section]
_builders: list[Builder] = []


def profile_section(builder: Builder) -> Builder:
    """Register a section."""
    _builders.append(builder)
    return builder


def sections_for(user: User, day: date) -> list[Section]:
    """Every section, in the order of registration."""
    return [builder(user, day) for builder in _builders]
