"""Pages for frames of other sites: bare, and only for the sites that the office named."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.clickjacking import xframe_options_exempt

from thidua.apps.portal.keeping.public import framed_by, portal_or_404, public
from thidua.apps.portal.models import Publication
from thidua.apps.portal.pages.decisions import decision_rows
from thidua.apps.portal.pages.results import public_results
from thidua.apps.portal.queries.public import shown
from thidua.apps.portal.views.public import page

MOST = 20


@xframe_options_exempt  # which knows one site at most; the policy names them
@public
def framed_result(request: HttpRequest, code: str, publication_pk: int) -> HttpResponse:
    """One ranking."""
    portal = portal_or_404(code)
    public_one = get_object_or_404(shown(portal, Publication.Kind.RESULT), pk=publication_pk)
    (found,) = public_results(portal, [public_one])
    answer = page(request, "framed_result", portal, result=found)
    framed_by(answer, portal.frame_hosts)
    return answer


@xframe_options_exempt  # which knows one site at most; the policy names them
@public
def framed_decisions(request: HttpRequest, code: str) -> HttpResponse:
    """The newest decisions."""
    portal = portal_or_404(code)
    newest = shown(portal, Publication.Kind.DECISION).order_by("-decision__decided_on", "-pk")
    answer = page(request, "framed_decisions", portal, rows=decision_rows(newest[:MOST]))
    framed_by(answer, portal.frame_hosts)
    return answer
