"""«Đủ điều kiện gì?»: choosing a subject, its cards, one award's reasons, two laws side by side."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.eligibility.forms import ComparisonForm, QuestionForm
from thidua.apps.eligibility.pages.cards import card_of
from thidua.apps.eligibility.pages.subject import compared, subject_page
from thidua.apps.eligibility.pages.subjects import SubjectSearch, found_people, found_units
from thidua.apps.eligibility.queries import judged_people_visible_to, judged_units_visible_to
from thidua.apps.eligibility.tracks.judging import law_of, verdict_for
from thidua.apps.eligibility.tracks.registry_cases import Subject, case_of, latest_year_of
from thidua.apps.eligibility.tracks.scope import Judged
from thidua.apps.eligibility.tracks.wording import verdict_in_words
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.settings.award_names import names_of
from thidua.apps.people.actions.people import view_person
from thidua.apps.people.models import Person
from thidua.apps.people.queries import has_viewed
from thidua.domain.eligibility_facts import facts_of
from thidua.law.rule_sets import picking_words
from thidua.web.lists import page_of
from thidua.web.parts import asks_for_part


def index(request: HttpRequest) -> HttpResponse:
    """Whose conditions?"""
    user, asked = user_of(request), SubjectSearch.of(request.GET)
    people = found_people(judged_people_visible_to(user), asked)
    units = found_units(judged_units_visible_to(user), asked)
    page = page_of(request, units if asked.of_units else people)
    context = {
        "asked": asked,
        "page": page,
        "unit_count": units.count(),
        "person_count": people.count(),
    }
    return render(request, "eligibility/index.html", context)


def person(request: HttpRequest, person_pk: int) -> HttpResponse:
    """Every award for a person."""
    return _page(request, _person(request, person_pk))


def unit(request: HttpRequest, unit_pk: int) -> HttpResponse:
    """Every award for a unit."""
    return _page(request, _unit(request, unit_pk))


def compare_person(request: HttpRequest, person_pk: int) -> HttpResponse:
    """A person under two laws."""
    return _compare(request, _person(request, person_pk))


def compare_unit(request: HttpRequest, unit_pk: int) -> HttpResponse:
    """A unit under two laws."""
    return _compare(request, _unit(request, unit_pk))


def person_reason(request: HttpRequest, person_pk: int, award: str) -> HttpResponse:
    """Why a person is, or is not, eligible for one award."""
    return _reason(request, _person(request, person_pk), award)


def unit_reason(request: HttpRequest, unit_pk: int, award: str) -> HttpResponse:
    """The same for a unit."""
    return _reason(request, _unit(request, unit_pk), award)


def _person(request: HttpRequest, pk: int) -> Person:
    """Found, and written down that the user looked."""
    user = user_of(request)
    found = get_object_or_404(judged_people_visible_to(user), pk=pk)
    if not has_viewed(found, user, timezone.localdate()):
        view_person(found, actor=user, at=timezone.now())
    return found


def _unit(request: HttpRequest, pk: int) -> Unit:
    return get_object_or_404(judged_units_visible_to(user_of(request)), pk=pk)


def _page(request: HttpRequest, subject: Subject) -> HttpResponse:
    today = timezone.localdate()
    form = QuestionForm.asked(request.GET, today, partial(latest_year_of, subject, today))
    context: dict[str, Any] = {"form": form, "subject": subject, **_addresses(subject)}
    context["picking"] = picking_words()
    if form.is_valid():
        facts = form.cleaned_data
        context["page"] = subject_page(subject, award_year=facts["year"], received_on=facts["day"])
    return render(request, "eligibility/subject.html", context)


def _compare(request: HttpRequest, subject: Subject) -> HttpResponse:
    form = ComparisonForm.asked(request.GET, timezone.localdate())
    context: dict[str, Any] = {"form": form, "subject": subject, **_addresses(subject)}
    context["picking"] = picking_words()
    if form.is_valid():
        facts = form.cleaned_data
        days = (facts["day"], facts["other"])
        sides, rows = compared(subject, award_year=facts["year"], days=days)
        context |= {"sides": sides, "rows": rows, "differing": sum(row.differs for row in rows)}
    return render(request, "eligibility/compare.html", context)


def _reason(request: HttpRequest, subject: Subject, award: str) -> HttpResponse:
    form = QuestionForm.asked(request.GET, timezone.localdate())
    if not asks_for_part(request) or not form.is_valid():
        address = f"{_addresses(subject)['here']}?{urlencode(request.GET, doseq=True)}#{award}"
        return redirect(address)
    when = {"award_year": form.cleaned_data["year"], "received_on": form.cleaned_data["day"]}
    verdict, case = verdict_for(subject, award, **when), case_of(subject, **when)
    law = law_of(case.received_on)
    names = names_of(Judged(subject).authority, case.received_on)
    card = card_of(
        verdict_in_words(verdict, names),
        facts_of(case),
        name=names[award],
        kind=case.kind,
        rule_set=law.code,
    )
    context = {"card": card, "subject": subject, "law": law, **when, **_addresses(subject)}
    return render(request, "eligibility/_reason.html", context)


def _addresses(subject: Subject) -> dict[str, str]:
    place = "person" if isinstance(subject, Person) else "unit"
    return {
        "here": reverse(f"eligibility:{place}", args=[subject.pk]),
        "comparison": reverse(f"eligibility:compare_{place}", args=[subject.pk]),
    }
