"""Around a screening's list: its filters, and whom the law prefers among equals."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.apps.eligibility.models import Screening
from thidua.apps.eligibility.pages.screening_list import ANSWER_WORDS, ScreeningAsked, narrowed_rows
from thidua.apps.organisations.models import Unit
from thidua.apps.people.models import Person
from thidua.law.principles import Principle, principles
from thidua.web.lists import options


@dataclass(frozen=True, slots=True)
class Preference:
    """How many women there are among many who are eligible (P6)."""

    principle: Principle
    people: int
    women: int


def preference(screening: Screening, asked: ScreeningAsked) -> Preference | None:
    """Said when one award's eligible people are listed and there are several."""
    is_asked = asked.award and asked.answer == "yes"
    if not is_asked or screening.kind != Screening.Kind.INDIVIDUAL:
        return None
    rows = narrowed_rows(screening, asked)
    people = rows.count()
    women = rows.filter(person__sex=Person.Sex.FEMALE).count()
    return Preference(principles()["P6"], people, women) if people > 1 else None


def filters_of(
    screening: Screening, asked: ScreeningAsked, units: "QuerySet[Unit]", names: Mapping[str, str]
) -> dict[str, Any]:
    """The choices above the list."""
    mine = units.filter(authority=screening.authority_id).order_by("sort_text", "name")
    is_person = screening.kind == Screening.Kind.INDIVIDUAL
    return {
        "is_person": is_person,
        "awards": options(((code, names[code]) for code in screening.counts or {}), asked.award),
        "answers": options(ANSWER_WORDS.items(), asked.answer),
        "units": [] if screening.unit_id else options(mine.values_list("pk", "name"), asked.unit),
        "sexes": options(Person.Sex.choices, asked.sex) if is_person else [],
        "classes": options(Person.StaffClass.choices, asked.staff) if is_person else [],
        "directs": options(
            [("yes", _("lao động trực tiếp")), ("no", _("không trực tiếp"))], asked.direct
        )
        if is_person
        else [],
    }
