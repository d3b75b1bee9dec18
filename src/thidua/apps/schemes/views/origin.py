"""A table beside what it was made from: the table it was copied from, and last year's."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.schemes.definition.comparison import compare
from thidua.apps.schemes.definition.reading import in_order
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import award_names_in, last_years_table, schemes_visible_to
from thidua.apps.schemes.views.finding import scheme_of

ORIGINS = ("copied", "last-year")


def origin(request: HttpRequest, scheme_pk: int, which: str) -> HttpResponse:
    """What differs, in words; a table that the user may not open is not found."""
    scheme = scheme_of(request, scheme_pk)
    old = _origin(request, scheme, which)
    before, now = in_order(old.definition), in_order(scheme.definition)
    context = {
        "season": scheme.season,
        "tab": "scheme",
        "old": old,
        "new": scheme,
        "differences": compare(before, now, award_names_in(scheme.season)),
    }
    return render(request, "schemes/origin.html", context)


def _origin(request: HttpRequest, scheme: Scheme, which: str) -> Scheme:
    last_year = last_years_table(scheme.season, scheme.kind) if which == "last-year" else None
    key = scheme.based_on_id if which == "copied" else last_year and last_year.pk
    if which not in ORIGINS or key is None:
        raise Http404
    return get_object_or_404(schemes_visible_to(user_of(request)), pk=key)
