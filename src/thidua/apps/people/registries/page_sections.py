"""What other apps show on a person's page: the history of awards, what the person may be given.

An app registers a function in ``ready()``; it answers with a template and what it shows, or None::

    @person_section(order=10)
    def history(person, user, day): return PersonSection("awards/_history.html", {"years": …})
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from thidua.apps.accounts.models import User
from thidua.apps.people.models import Person


@dataclass(frozen=True, slots=True)
class PersonSection:
    """A card of the person's page."""

    template: str
    data: Mapping[str, object]


Builder = Callable[[Person, User, date], PersonSection | None]
_builders: dict[str, tuple[int, Builder]] = {}


def person_section(*, order: int) -> Callable[[Builder], Builder]:
    """Register a section at its place."""

    def register(builder: Builder) -> Builder:
        _builders[f"{builder.__module__}.{builder.__qualname__}"] = (order, builder)
        return builder

    return register


def sections_of(person: Person, user: User, day: date) -> list[PersonSection]:
    """Every section that has something to show, in order."""
    ordered = sorted(_builders.values(), key=lambda pair: pair[0])
    built = (builder(person, user, day) for _, builder in ordered)
    return [section for section in built if section is not None]
