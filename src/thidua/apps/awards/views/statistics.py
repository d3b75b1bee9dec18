"""Statistics of awards: by year, award, unit, sex and direct workers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thidua.apps.awards.history_import.place import HistoryPlace
from thidua.apps.awards.sheets.statistics import statistics_workbook
from thidua.apps.awards.statistics.asked import StatisticsAsked, records_asked
from thidua.apps.awards.statistics.tables import statistics
from thidua.apps.awards.views.money import places_asked
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.settings.award_names import names_of
from thidua.apps.people.models import Person
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.lists import Option, options, page_of

PAGE = 50


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """Every table for one place, narrowed as the address says."""
    places, place = places_asked(request)
    if place is None:
        return render(request, "awards/statistics.html", {"places": places})
    asked = StatisticsAsked.on(request.GET, timezone.localdate())
    if asked.format:
        return _workbook(place, asked)
    found = statistics(records_asked(place, asked), asked, _called(place))
    units = [(line.name, line.cells(found.years), line.total) for line in found.units]
    context = {
        "places": places,
        "place": place,
        "asked": asked,
        "found": found,
        **_filters(place, asked),
        "rows": page_of(request, units, PAGE),
        "award_rows": [(line.name, line.cells(found.years), line.total) for line in found.awards],
    }
    return render(request, "awards/statistics.html", context)


def _called(place: HistoryPlace) -> dict[str, str]:
    return names_of(place.authority, timezone.localdate())


def _filters(place: HistoryPlace, asked: StatisticsAsked) -> dict[str, list[Option]]:
    """The choices above the tables."""
    units = Unit.objects.filter(authority=place.authority).order_by("sort_text", "name")
    directs = [("yes", _("Có")), ("no", _("Không")), ("unknown", _("Chưa rõ"))]
    return {
        "awards": options(_called(place).items(), asked.award),
        "units": [] if place.unit else options(units.values_list("pk", "name"), asked.unit),
        "sexes": options(Person.Sex.choices, asked.sex),
        "directs": options(directs, asked.direct),
    }


@in_vietnamese
def _workbook(place: HistoryPlace, asked: StatisticsAsked) -> HttpResponse:
    found = statistics(records_asked(place, asked), asked, _called(place))
    told = {"name": place.name, "first": asked.first, "last": asked.last}
    title = _("THỐNG KÊ KHEN THƯỞNG %(first)d – %(last)d – %(name)s") % told
    return file_answer(statistics_workbook(found, title), _("Thống kê khen thưởng.xlsx"))
