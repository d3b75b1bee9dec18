"""Units' years in figures: staff, LĐTT, CSTĐCS, shares and the ceiling."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.awards.history_import.queries import places_of
from thidua.apps.awards.statistics.asked import year_in
from thidua.apps.awards.statistics.tables import percent_text
from thidua.apps.awards.statistics.unit_counts import cap_on, counts_of
from thidua.apps.awards.statistics.unit_counts_words import counts_in_words
from thidua.apps.awards.views.money import chosen
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.queries import valid_in

PAGE = 30


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """The units of a place in one year."""
    places = places_of(user_of(request))
    place = chosen(request, places)
    year = year_in(request.GET, "year") or timezone.localdate().year - 1
    shown: dict[str, Any] = {"places": places, "place": place, "year": year}
    if place is not None:
        units = Unit.objects.filter(valid_in(year), authority=place.authority)
        if place.unit is not None:
            units = units.filter(pk=place.unit.pk)
        page = Paginator(units.order_by("sort_text", "pk"), PAGE).get_page(request.GET.get("page"))
        cap = cap_on(place.authority.pk, date(year, 12, 31))
        counts = counts_of(page.object_list, year, cap)
        rows = [
            (unit, counts[unit.pk], counts_in_words(counts[unit.pk])) for unit in page.object_list
        ]
        shown |= {"page": page, "rows": rows, "cap": cap}
        shown["cap_percent"] = cap and percent_text(cap.percent).removesuffix(" %")
    return render(request, "awards/unit_counts.html", shown)
