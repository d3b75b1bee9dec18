"""The page of one person, and the forms that write people down."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.models import Unit
from thidua.apps.people.actions.people import add_person, edit_person, view_person
from thidua.apps.people.forms import PersonForm
from thidua.apps.people.models import Person
from thidua.apps.people.queries import (
    has_viewed,
    people_units_visible_to,
    people_visible_to,
    viewings_of,
)
from thidua.apps.people.registries.page_sections import sections_of
from thidua.web.acting import done, form_page
from thidua.web.revisions import seen_in

_VIEWINGS_SHOWN = 20


def detail(request: HttpRequest, person_pk: int) -> HttpResponse:
    """One person: who, where, what other apps tell; that it was opened is written down."""
    user, today = user_of(request), timezone.localdate()
    person = person_of(user, person_pk)
    if not has_viewed(person, user, today):
        view_person(person, actor=user, at=timezone.now())
    sees_viewings = can(user, "people.view_viewings", person)
    context = {
        "person": person,
        "postings": person.postings.select_related("unit"),
        "sections": sections_of(person, user, today),
        "sees_viewings": sees_viewings,
        "viewings": viewings_of(person)[:_VIEWINGS_SHOWN] if sees_viewings else (),
    }
    return render(request, "people/person.html", context)


def create(request: HttpRequest, unit_pk: int) -> HttpResponse:
    """Write down somebody new; who may be a double is asked about once."""
    user = user_of(request)
    unit = get_object_or_404(people_units_visible_to(user), pk=unit_pk)
    initial = {"counts_in_ratios": True, "staff_class": Person.StaffClass.CIVIL_SERVANT}
    form = PersonForm(request.POST or None, initial=initial)
    added: list[Person] = []
    if request.method == "POST" and done(form, lambda: added.append(_added(unit, form, user))):
        messages.success(request, _("Đã thêm %s.") % added[0])
        return redirect("people:person", added[0].pk)
    back = f"{reverse('people:people')}?unit={unit.pk}"
    return form_page(
        request, form, title=_("Thêm cá nhân"), button=_("Thêm"), back=back, thing=unit
    )


def edit(request: HttpRequest, person_pk: int) -> HttpResponse:
    """Correct what is written about a person."""
    user = user_of(request)
    person = person_of(user, person_pk)
    authorise(user, "people.edit_person", person)
    form = PersonForm(request.POST) if request.method == "POST" else PersonForm.of(person)
    seen, at = seen_in(request), timezone.now()
    if request.method == "POST" and done(
        form,
        lambda: edit_person(
            person, form.facts(person), actor=user, at=at, seen=seen, despite_doubts=form.is_ticked
        ),
    ):
        messages.success(request, _("Đã lưu thông tin của %s.") % person)
        return redirect("people:person", person.pk)
    words = {"title": _("Sửa thông tin cá nhân"), "button": _("Lưu")}
    return form_page(request, form, **words, seen=person.revision, **page_of(person))


def person_of(user: User, pk: int) -> Person:
    """The person, if the user may see them."""
    people = people_visible_to(user).select_related("unit", "authority")
    return get_object_or_404(people, pk=pk)


def page_of(person: Person) -> dict[str, object]:
    """Where a form about a person leads back to."""
    return {"back": reverse("people:person", args=[person.pk]), "thing": person}


def _added(unit: Unit, form: PersonForm, user: User) -> Person:
    at, facts = timezone.now(), form.facts()
    return add_person(unit, facts, actor=user, at=at, despite_doubts=form.is_ticked)
