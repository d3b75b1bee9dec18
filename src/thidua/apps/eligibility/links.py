"""Pages of other parts that a missing fact is entered on; those that are not there are left out."""

from django.urls import NoReverseMatch, reverse

from thidua.apps.organisations.models import Unit
from thidua.apps.people.models import Person

_PERSON_PAGES = ("awards:person", "people:person")
_UNIT_PAGES = ("awards:unit", "organisations:unit")


def record_url(subject: Person | Unit) -> str:
    """Where the years and awards of a subject are entered; empty while there is no such page."""
    for name in _PERSON_PAGES if isinstance(subject, Person) else _UNIT_PAGES:
        try:
            return reverse(name, args=[subject.pk])
        except NoReverseMatch:
            continue
    return ""
