"""Award money: totals by decision, fund and year; a decision's lines; the same as Excel."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.awards.history_import.place import HistoryPlace
from thidua.apps.awards.history_import.queries import places_of
from thidua.apps.awards.sheets.history import records_at
from thidua.apps.awards.statistics.asked import MoneyAsked, PlaceAsked, YearsAsked
from thidua.apps.awards.statistics.money import (
    MoneySum,
    by_decision,
    by_fund,
    by_year,
    groups_of,
)
from thidua.apps.awards.statistics.pricing import Pricing
from thidua.formats.tables_workbook import TableSheet, tables_workbook
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.lists import page_of

_COLUMNS = {"decision": by_decision, "year": by_year, "fund": by_fund}


@require_GET
def totals(request: HttpRequest) -> HttpResponse:
    """Sums by decision, fund or year of one place."""
    places, place = places_asked(request)
    asked = MoneyAsked.of(request.GET)
    if place and asked.format:
        return _workbook(place, asked)
    sums = _sums(place, asked) if place else []
    context: dict[str, Any] = {
        "places": places,
        "place": place,
        "asked": asked,
        "by": asked.by,
        "page": page_of(request, sums),
        "whole": MoneySum("", [line for each in sums for line in each.lines]),
        "in_words": asked.words,
    }
    return render(request, "awards/money.html", context)


@require_GET
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """The lines of one decision, each explained."""
    asked = MoneyAsked.of(request.GET)
    for place in places_of(user_of(request)):
        records = records_at(place, YearsAsked()).filter(decision=pk)
        pricing = Pricing(place.authority)
        sums = by_decision(groups_of(records, pricing), pricing)
        if sums:
            shown = {"sum": sums[0], "in_words": asked.words}
            return render(request, "awards/decision_money.html", shown)
    raise Http404


def places_asked(request: HttpRequest) -> tuple[list[HistoryPlace], HistoryPlace | None]:
    """The places of the user, and of them the one that the address names, else the first."""
    places = places_of(user_of(request))
    named = PlaceAsked.of(request.GET).place
    by_key = {place.key: place for place in places}
    return places, by_key.get(named) or (places[0] if places else None)


def _sums(place: HistoryPlace, asked: MoneyAsked) -> list[MoneySum]:
    records = records_at(place, YearsAsked(award=asked.award))
    if asked.first is not None:
        records = records.filter(decision__decided_on__year__gte=asked.first)
    if asked.last is not None:
        records = records.filter(decision__decided_on__year__lte=asked.last)
    pricing = Pricing(place.authority)
    return _COLUMNS[asked.by](groups_of(records, pricing), pricing)


@in_vietnamese
def _workbook(place: HistoryPlace, asked: MoneyAsked) -> HttpResponse:
    rows = [
        (each.name or _("chưa ghi nguồn"), each.note, line.award_name, line.kind_name, line.count,
         line.unpaid,
         line.amount.dong if line.amount else None, line.total, line.words)
        for each in _sums(place, asked)
        for line in each.lines
    ]  # fmt: skip
    columns = (
        (_("Quyết định, nguồn, năm"), 34), (_("Nguồn chi"), 20), (_("Danh hiệu, hình thức"), 38),
        (_("Đối tượng"), 14), (_("Số lượng"), 10), (_("Không trả"), 10),
        (_("Mức một suất (đồng)"), 16),
        (_("Thành tiền (đồng)"), 18), (_("Cách tính"), 70),
    )  # fmt: skip
    title = _("TIỀN THƯỞNG – %s") % place.name
    data = tables_workbook([TableSheet(_("Tiền thưởng"), title, columns, rows)])
    return file_answer(data, _("Tiền thưởng.xlsx"))
