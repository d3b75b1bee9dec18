"""Whose history a page is about, by its address; who may not read it is told there is none."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.awards.facts import Subject
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.settings.award_names import names_among
from thidua.apps.people.queries import people_units_visible_to, people_visible_to


def subject_for(request: HttpRequest, keys: dict[str, Any]) -> Subject:
    """The person or the unit of the address."""
    user = user_of(request)
    if "person_pk" in keys:
        people = people_visible_to(user).select_related("unit", "authority")
        return Subject.of_person(get_object_or_404(people, pk=keys["person_pk"]))
    return Subject.of_unit(get_object_or_404(people_units_visible_to(user), pk=keys["unit_pk"]))


def names_for(subject: Subject) -> dict[str, str]:
    """What the subject's authority calls its awards today."""
    mine = Authority.objects.filter(pk=subject.authority_id)
    return names_among(mine, timezone.localdate())


def address_of(subject: Subject) -> str:
    """The page of the person, of the unit's history, or of decisions."""
    if subject.person is not None:
        return reverse("people:person", args=[subject.person.pk])
    if subject.unit is not None:
        return reverse("awards:unit", args=[subject.unit.pk])
    return reverse("awards:decisions")


def page_of(subject: Subject) -> dict[str, object]:
    """Where a form about a subject leads back to."""
    return {"back": address_of(subject), "thing": subject.name}
