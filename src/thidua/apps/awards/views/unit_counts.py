"""Units' years in figures: staff, LĐTT, CSTĐCS, shares and the ceiling."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from thidua.apps.awards.statistics.asked import YearAsked
from thidua.apps.awards.statistics.unit_counts import cap_on, counts_of
from thidua.apps.awards.statistics.unit_counts_words import counts_in_words
from thidua.apps.awards.views.money import places_asked
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.queries import valid_in
from thidua.web.lists import page_of
from thidua.web.words import written_share


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """The units of a place in one year."""
    places, place = places_asked(request)
    year = YearAsked.of(request.GET).year or timezone.localdate().year - 1
    shown: dict[str, Any] = {"places": places, "place": place, "year": year}
    if place is not None:
        units = Unit.objects.filter(valid_in(year), authority=place.authority)
        if place.unit is not None:
            units = units.filter(pk=place.unit.pk)
        page = page_of(request, units.order_by("sort_text", "pk"))
        cap = cap_on(place.authority.pk, date(year, 12, 31))
        counts = counts_of(page.object_list, year, cap)
        rows = [
            (unit, counts[unit.pk], counts_in_words(counts[unit.pk])) for unit in page.object_list
        ]
        shown |= {"page": page, "rows": rows, "cap": cap}
        shown["cap_percent"] = cap and written_share(cap.percent / 100)
    return render(request, "awards/unit_counts.html", shown)
