"""Reading people: only whose unit they are, and the standing office."""

from datetime import date

from django.db.models import Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.people.models import Person, Posting, Viewing
from thidua.domain.identity import has_marks
from thidua.domain.person_names import person_order
from thidua.domain.vietnamese_text import fold


def people_visible_to(user: User) -> QuerySet[Person]:
    """The people of the user's units, and all of an authority for its standing office."""
    seats = seats_of(user)
    return Person.objects.filter(Q(authority__in=seats.standing_of) | Q(unit__in=seats.units))


def people_units_visible_to(user: User) -> QuerySet[Unit]:
    """Units whose people the user may see and write down."""
    seats = seats_of(user)
    return Unit.objects.filter(Q(authority__in=seats.standing_of) | Q(pk__in=seats.units))


def double_of(person: Person) -> Person | None:
    """Somebody else of the authority who may be the same: the same name and year of birth.

    Marks decide; a name typed without any may be that of anybody who reads so.
    """
    name = person.full_name
    called = Q(sort_text=person_order(name))
    if not has_marks(name):
        called |= Q(search_text__endswith=f" {fold(name)}")
    others = Person.objects.exclude(pk=person.pk).select_related("unit")
    others = others.filter(called, authority=person.authority_id)
    if person.birth_year is not None:
        others = others.filter(Q(birth_year=person.birth_year) | Q(birth_year=None))
    return next((each for each in others if fold(each.full_name) == fold(name)), None)


def open_posting(person: Person) -> Posting | None:
    """Where the person works now, from when; without a query when postings were fetched before."""
    return next((each for each in person.postings.all() if each.until is None), None)


def unit_on(person: Person, day: date) -> Unit:
    """Where the person worked on a day; the present unit when that is not known."""
    there = (Q(since=None) | Q(since__lte=day)) & (Q(until=None) | Q(until__gte=day))
    posting = person.postings.filter(there).select_related("unit").order_by("-since", "-pk").first()
    return posting.unit if posting is not None else person.unit


def viewings_of(person: Person) -> QuerySet[Viewing]:
    """Who opened the person's page, newest first."""
    return person.viewings.select_related("user").order_by("-viewed_on", "-first_at")


def has_viewed(person: Person, user: User, day: date) -> bool:
    """Whether it is written down already that the user looked on that day."""
    return Viewing.objects.filter(person=person, user=user, viewed_on=day).exists()
