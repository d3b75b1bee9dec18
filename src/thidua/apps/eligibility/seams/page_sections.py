"""The way from a person's page to what the person may be given."""

from datetime import date

from thidua.apps.accounts.models import User
from thidua.apps.people.models import Person
from thidua.apps.people.registries.page_sections import PersonSection, person_section


@person_section(order=20)
def conditions(person: Person, user: User, day: date) -> PersonSection:
    """A link; judging ten awards would make every look at a person slower."""
    return PersonSection("eligibility/_person_card.html", {"person": person})
