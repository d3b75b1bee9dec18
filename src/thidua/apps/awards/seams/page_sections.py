"""What this app shows on a person's page."""

from datetime import date

from thidua.apps.accounts.models import User
from thidua.apps.awards.facts import Subject
from thidua.apps.awards.pages.timeline import timeline_of
from thidua.apps.people.models import Person
from thidua.apps.people.registries.page_sections import PersonSection, person_section


@person_section(order=10)
def history(person: Person, user: User, day: date) -> PersonSection:
    """The history by year; whoever sees the person keeps it."""
    data = {
        "timeline": timeline_of(Subject.of_person(person), day),
        "person": person,
        "keeps": True,
        "is_complete": person.is_history_complete,
        "is_illustrative": person.is_illustrative,
    }
    return PersonSection("awards/_history.html", data)
