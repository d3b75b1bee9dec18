"""Units' years in figures: staff, LĐTT, CSTĐCS, shares and the ceiling."""

from datetime import date
from fractions import Fraction
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thidua.apps.accounts.request import user_of
from thidua.apps.awards.history_export import year_in
from thidua.apps.awards.history_import.queries import places_of
from thidua.apps.awards.statistics.tables import percent_text
from thidua.apps.awards.unit_counts import UnitCounts, cap_on, counts_of
from thidua.apps.awards.views.money import chosen
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.queries import valid_in
from thidua.apps.people.models import Person

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
        rows = [(unit, counts[unit.pk], told(counts[unit.pk])) for unit in page.object_list]
        shown |= {"page": page, "rows": rows, "cap": cap}
        shown["cap_percent"] = cap and percent_text(cap.percent).removesuffix(" %")
    return render(request, "awards/unit_counts.html", shown)


def told(counts: UnitCounts) -> dict[str, str]:
    """The figures in words."""
    classes = [
        f"{counts.by_class[key]} {str(name).lower()}"
        for key, name in Person.StaffClass.choices
        if key in counts.by_class
    ]
    return {
        "classes": ", ".join(classes),
        "headcount": _count(counts.headcount),
        "ldtt": _with_share(counts.ldtt, counts.headcount, is_complete=counts.is_complete),
        "cstdcs": _with_share(counts.cstdcs, counts.ldtt, is_complete=counts.is_complete),
        "most": _count(counts.most_cstdcs),
    }


def _count(count: int | None) -> str:
    return _("chưa rõ") if count is None else f"{count:,}".replace(",", ".")


def _with_share(part: int | None, whole: int | None, *, is_complete: bool) -> str:
    """29/40 = 72,5 %; "ít nhất" until the history is complete."""
    if part is None:
        return _("chưa rõ")
    share = "" if not whole else f"/{whole} = {percent_text(Fraction(part * 100, whole))}"
    return f"{part}{share}" if is_complete else _("ít nhất %s") % f"{part}{share}"
