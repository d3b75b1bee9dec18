"""Choosing whose conditions to look into: the people and units a user may ask for."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.queries import with_words
from thidua.apps.people.models import Person
from thidua.domain.vietnamese_text import fold

PAGE = 30


@dataclass(frozen=True, slots=True)
class SubjectSearch:
    """What the address asks for."""

    words: str = ""
    of_units: bool = False

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "SubjectSearch":
        """Read from an address."""
        return cls(query.get("q", "").strip()[:100], query.get("kind") == "units")


def found_people(people: "QuerySet[Person]", asked: SubjectSearch) -> "QuerySet[Person]":
    """Those whose code or name holds every word, in Vietnamese order."""
    for word in fold(asked.words).split():
        people = people.filter(search_text__contains=word)
    return people.order_by("sort_text", "pk")


def found_units(units: "QuerySet[Unit]", asked: SubjectSearch) -> "QuerySet[Unit]":
    """Those whose code or names hold every word, in Vietnamese order."""
    return with_words(units, asked.words).order_by("sort_text", "name", "pk")
