"""Screenings: starting one, the list of them, what one found."""

from typing import cast

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.eligibility.actions.screening import start_screening
from thidua.apps.eligibility.forms import ScreeningForm
from thidua.apps.eligibility.models import Screening, ScreeningRow
from thidua.apps.eligibility.pages.screening import filters_of, preference
from thidua.apps.eligibility.pages.screening_list import (
    ANSWER_WORDS,
    PAGE,
    asked_of,
    counts_of,
    file_rows,
    narrowed_rows,
    page_rows,
    told_rows,
)
from thidua.apps.eligibility.queries import judged_units_visible_to, screenings_visible_to
from thidua.apps.eligibility.refusals import TooManyRows
from thidua.apps.organisations.settings.award_names import names_of
from thidua.domain.refusal import Refusal
from thidua.formats.list_workbook import list_workbook
from thidua.web.acting import told
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.lists import page_of

ROWS_IN_A_FILE = 20_000


def listing(request: HttpRequest) -> HttpResponse:
    """The screenings there are, and a form for another."""
    user, today = user_of(request), timezone.localdate()
    usual = {"year": today.year, "day": today.isoformat()}
    form = ScreeningForm(user=user, initial=usual)
    page = page_of(request, screenings_visible_to(user), PAGE)
    context = {"page": page, "form": form, "user_pk": user.pk}
    return render(request, "eligibility/screenings.html", context)


def start(request: HttpRequest) -> HttpResponse:
    """Have everybody screened in the background."""
    user = user_of(request)
    if request.method != "POST":
        return redirect("eligibility:screenings")
    form = ScreeningForm(request.POST, user=user)
    if form.is_valid():
        facts = form.cleaned_data
        when = {"award_year": facts["year"], "received_on": facts["day"]}
        try:
            made = start_screening(
                form.chosen, facts["kind"], actor=user, at=timezone.now(), **when
            )
        except Refusal as refusal:
            form.add_error(None, told(refusal))
        else:
            return redirect("jobs:detail", made.job_id)
    page = page_of(request, screenings_visible_to(user), PAGE)
    context = {"page": page, "form": form, "user_pk": user.pk}
    return render(request, "eligibility/screenings.html", context, status=422)


def detail(request: HttpRequest, screening_pk: int) -> HttpResponse:
    """What was found, narrowed and sorted by the address."""
    screening = _found(request, screening_pk)
    asked = asked_of(screening, request.GET)
    page = page_of(request, narrowed_rows(screening, asked), PAGE)
    rows = cast("QuerySet[ScreeningRow]", page.object_list)
    names = names_of(screening.authority, screening.received_on)
    context = {
        "screening": screening,
        "asked": asked,
        "page": page,
        "rows": page_rows(screening, told_rows(screening, rows, asked.award), names),
        "counts": counts_of(screening, names),
        "preference": preference(screening, asked),
        **filters_of(screening, asked, judged_units_visible_to(user_of(request)), names),
    }
    return render(request, "eligibility/screening.html", context)


@in_vietnamese
def workbook(request: HttpRequest, screening_pk: int) -> HttpResponse:
    """The same list, all pages."""
    screening = _found(request, screening_pk)
    asked = asked_of(screening, request.GET)
    rows = narrowed_rows(screening, asked)
    if (count := rows.count()) > ROWS_IN_A_FILE:
        text = _("Danh sách có %(count)s dòng, tệp chỉ chứa %(most)s: lọc bớt rồi tải lại.")
        raise TooManyRows(text % {"count": count, "most": ROWS_IN_A_FILE})
    names = names_of(screening.authority, screening.received_on)
    heads = [(_("Tên"), 30), (_("Chức vụ"), 24), (_("Đơn vị"), 36)]
    heads += [(str(words), 40) for words in ANSWER_WORDS.values()]
    content = list_workbook(
        str(screening), heads, file_rows(told_rows(screening, rows, asked.award), names)
    )
    return file_answer(content, _("Rà soát %s.xlsx") % screening)


def _found(request: HttpRequest, pk: int) -> Screening:
    return get_object_or_404(screenings_visible_to(user_of(request)), pk=pk)
