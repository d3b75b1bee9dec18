"""The list of people and its sheet."""

from typing import cast

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.people.actions.people import export_people
from thidua.apps.people.models import Person
from thidua.apps.people.pages.lists import PeopleAsked, narrowed_people, person_lines
from thidua.apps.people.queries import people_units_visible_to, people_visible_to
from thidua.apps.people.sheets.people import counts_by_unit, person_rows
from thidua.formats.people_sheet import write_people
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.lists import options, page_of


def listing(request: HttpRequest) -> HttpResponse:
    """The people a user may see, narrowed and sorted by the address."""
    user = user_of(request)
    asked = PeopleAsked.of(request.GET)
    people = narrowed_people(people_visible_to(user), asked)
    page = page_of(request, people)
    units = list(
        people_units_visible_to(user).order_by("sort_text", "name").values_list("pk", "name")
    )
    only = units[0][0] if len(units) == 1 else asked.unit
    context = {
        "page": page,
        "rows": person_lines(cast("QuerySet[Person]", page.object_list)),
        "asked": asked,
        "units": options(units, asked.unit),
        "unit_pk": only if only in dict(units) else None,
        "has_units": bool(units),
    }
    return render(request, "people/people.html", context)


@in_vietnamese
def workbook(request: HttpRequest) -> HttpResponse:
    """The same list, all pages, in the layout that can be filled in and read back."""
    user = user_of(request)
    people = narrowed_people(people_visible_to(user), PeopleAsked.of(request.GET))
    for unit, count in counts_by_unit(people):
        export_people(unit, count, actor=user, at=timezone.now())
    return file_answer(write_people(person_rows(people)), _("Danh sách cá nhân.xlsx"))
