"""Whether the draft tells units apart, tried on last year's figures."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.apps.schemes.pages.discrimination import page_of
from thidua.apps.schemes.views.finding import draft_to_edit
from thidua.apps.schemes.views.stale import frame


@require_safe
def discrimination(request: HttpRequest, scheme_pk: int) -> HttpResponse:
    """Each criterion's spread, everybody at the maximum marked; for those who write the table."""
    scheme = draft_to_edit(request, scheme_pk)
    context = {"scheme": scheme, "page": page_of(scheme), **frame(request, scheme)}
    return render(request, "schemes/discrimination.html", context)
