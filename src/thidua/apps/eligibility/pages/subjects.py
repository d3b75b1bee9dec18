"""Choosing whose conditions to look into: the people and units a user may ask for."""

from dataclasses import dataclass

from django.db.models import QuerySet

from thidua.apps.organisations.models import Unit
from thidua.apps.people.models import Person
from thidua.web.asked import Asked, a_choice, a_search
from thidua.web.lists import with_words


@dataclass(frozen=True, slots=True)
class SubjectSearch(Asked):
    """What the address asks for."""

    words: str = a_search()
    kind: str = a_choice(("units",))

    @property
    def of_units(self) -> bool:
        """Whether units are looked for, not people."""
        return self.kind == "units"


def found_people(people: "QuerySet[Person]", asked: SubjectSearch) -> "QuerySet[Person]":
    """Those whose code or name holds every word, in Vietnamese order."""
    return with_words(people, asked.words).order_by("sort_text", "pk")


def found_units(units: "QuerySet[Unit]", asked: SubjectSearch) -> "QuerySet[Unit]":
    """Those whose code or names hold every word, in Vietnamese order."""
    return with_words(units, asked.words).order_by("sort_text", "name", "pk")
