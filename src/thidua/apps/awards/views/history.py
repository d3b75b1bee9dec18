"""The history of a unit, and the catalogues."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.awards.actions.years import confirm_history
from thidua.apps.awards.facts import Subject
from thidua.apps.awards.pages.catalogue import catalogues
from thidua.apps.awards.pages.timeline import people_awarded, timeline_of
from thidua.apps.people.queries import people_units_visible_to
from thidua.web.asked import choice_in


def unit(request: HttpRequest, unit_pk: int) -> HttpResponse:
    """What a unit was given by year, and how many of its people were given what."""
    units = people_units_visible_to(user_of(request)).select_related("authority")
    shown = get_object_or_404(units, pk=unit_pk)
    timeline = timeline_of(Subject.of_unit(shown), timezone.localdate())
    context = {
        "unit": shown,
        "data": {
            "timeline": timeline,
            "unit": shown,
            "keeps": True,
            "is_complete": shown.is_history_complete,
        },
        "people_awarded": people_awarded(shown),
    }
    return render(request, "awards/unit.html", context)


@require_POST
def confirm(request: HttpRequest, unit_pk: int) -> HttpResponse:
    """The unit's history is all written down, or is not after all."""
    user = user_of(request)
    shown = get_object_or_404(people_units_visible_to(user), pk=unit_pk)
    is_complete = bool(choice_in(request.POST, "complete", {"yes"}))
    confirm_history(shown, is_complete=is_complete, actor=user, at=timezone.now())
    text = _("Đã xác nhận nhập đủ.") if is_complete else _("Đã bỏ xác nhận nhập đủ.")
    messages.success(request, text)
    return redirect("awards:unit", shown.pk)


def catalogue(request: HttpRequest) -> HttpResponse:
    """Emulation titles and forms of commendation, with who decides and by which article."""
    titles, forms = catalogues(timezone.localdate())
    return render(request, "awards/catalogue.html", {"titles": titles, "forms": forms})
