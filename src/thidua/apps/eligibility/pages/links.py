"""Where a missing fact is entered."""

from django.urls import reverse

from thidua.apps.organisations.models import Unit
from thidua.apps.people.models import Person


def record_url(subject: Person | Unit) -> str:
    """The page of the years and awards of a person or a unit."""
    name = "people:person" if isinstance(subject, Person) else "awards:unit"
    return reverse(name, args=[subject.pk])
