"""Pages for everybody: what stands on the portal of an authority."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from thidua.apps.portal.keeping.public import READERS_KEEP, portal_or_404, public
from thidua.apps.portal.models import Portal, Publication
from thidua.apps.portal.pages.decisions import decision_rows, holder_rows, public_decision
from thidua.apps.portal.pages.exemplars import exemplar_rows
from thidua.apps.portal.pages.feeds import about
from thidua.apps.portal.pages.news import day_rows, movement_rows, news_rows
from thidua.apps.portal.pages.results import public_results, result_row
from thidua.apps.portal.queries.public import open_portals, shown, shown_news, shown_photo
from thidua.web.addresses import absolute
from thidua.web.downloads import stored_answer
from thidua.web.lists import page_of

FEW = 5


def page(request: HttpRequest, template: str, portal: Portal, **context: object) -> HttpResponse:
    """A page of a portal."""
    told = {"portal": portal, "code": portal.authority.code, "address": absolute(request.path)}
    return render(request, f"portal/{template}.html", {**told, **context})


@public
def portals(request: HttpRequest) -> HttpResponse:
    """The portals that are open."""
    return render(request, "portal/portals.html", {"portals": open_portals().order_by("authority")})


@public
def front(request: HttpRequest, code: str) -> HttpResponse:
    """The newest of everything, and where to look something up."""
    portal = portal_or_404(code)
    days = [each for each in day_rows(portal, timezone.localdate()) if not each.is_past]
    return page(
        request,
        "front",
        portal,
        results=[result_row(each) for each in shown(portal, Publication.Kind.RESULT)[:FEW]],
        decisions=decision_rows(_decisions(portal)[:FEW]),
        news=news_rows(portal, shown_news(portal)[:3]),
        exemplars=exemplar_rows(portal, shown(portal, Publication.Kind.EXEMPLAR)[:3]),
        days=days[:FEW],
        about=about(portal),
    )


@public
def results(request: HttpRequest, code: str) -> HttpResponse:
    """Every ranking, the newest year first."""
    portal = portal_or_404(code)
    found = shown(portal, Publication.Kind.RESULT).order_by("-season__year", "season__bloc__name")
    return page(request, "results", portal, rows=[result_row(each) for each in found])


@public
def result(request: HttpRequest, code: str, publication_pk: int) -> HttpResponse:
    """One ranking."""
    portal = portal_or_404(code)
    public_one = get_object_or_404(shown(portal, Publication.Kind.RESULT), pk=publication_pk)
    (found,) = public_results(portal, [public_one])
    return page(request, "result", portal, result=found)


@public
def decisions(request: HttpRequest, code: str) -> HttpResponse:
    """Every decision, the newest first."""
    portal = portal_or_404(code)
    listed = page_of(request, _decisions(portal))
    rows = decision_rows(listed.object_list)
    return page(request, "decisions", portal, rows=rows, page=listed)


def _decisions(portal: Portal) -> QuerySet[Publication]:
    newest = ("-decision__decided_on", "-pk")
    return shown(portal, Publication.Kind.DECISION).order_by(*newest)


@public
def decision(request: HttpRequest, code: str, publication_pk: int) -> HttpResponse:
    """One decision: its counts, its collectives."""
    portal = portal_or_404(code)
    public_one = get_object_or_404(shown(portal, Publication.Kind.DECISION), pk=publication_pk)
    found = public_decision(portal, public_one)
    listed = page_of(request, found.collectives, 50)
    rows = holder_rows(list(listed.object_list))
    return page(request, "decision", portal, decision=found, rows=rows, page=listed)


@public
def calendar(request: HttpRequest, code: str) -> HttpResponse:
    """The days of the blocs."""
    portal = portal_or_404(code)
    return page(request, "calendar", portal, days=day_rows(portal, timezone.localdate()))


@public
def movements(request: HttpRequest, code: str) -> HttpResponse:
    """Every movement."""
    portal = portal_or_404(code)
    found = page_of(request, shown(portal, Publication.Kind.MOVEMENT))
    return page(request, "movements", portal, rows=movement_rows(found.object_list), page=found)


@public
def movement(request: HttpRequest, code: str, publication_pk: int) -> HttpResponse:
    """One movement."""
    portal = portal_or_404(code)
    public_one = get_object_or_404(shown(portal, Publication.Kind.MOVEMENT), pk=publication_pk)
    (found,) = movement_rows([public_one])
    return page(request, "movement", portal, movement=found)


@public
def exemplars(request: HttpRequest, code: str) -> HttpResponse:
    """Every exemplar."""
    portal = portal_or_404(code)
    found = page_of(request, shown(portal, Publication.Kind.EXEMPLAR), 12)
    rows = exemplar_rows(portal, found.object_list)
    return page(request, "exemplars", portal, rows=rows, page=found)


@public
def exemplar(request: HttpRequest, code: str, publication_pk: int) -> HttpResponse:
    """One exemplar with story and photos."""
    portal = portal_or_404(code)
    public_one = get_object_or_404(shown(portal, Publication.Kind.EXEMPLAR), pk=publication_pk)
    (found,) = exemplar_rows(portal, [public_one])
    return page(request, "exemplar", portal, exemplar=found)


@public
def news(request: HttpRequest, code: str) -> HttpResponse:
    """Every piece of news."""
    portal = portal_or_404(code)
    found = page_of(request, shown_news(portal), 12)
    return page(request, "news", portal, rows=news_rows(portal, found.object_list), page=found)


@public
def news_item(request: HttpRequest, code: str, news_pk: int) -> HttpResponse:
    """One piece of news with its photos."""
    portal = portal_or_404(code)
    (found,) = news_rows(portal, [get_object_or_404(shown_news(portal), pk=news_pk)])
    return page(request, "news_item", portal, news=found)


@public
def photo(request: HttpRequest, code: str, photo_pk: int) -> HttpResponseBase:
    """A photo of news."""
    return _photo(code, photo_pk, is_small=False)


@public
def preview(request: HttpRequest, code: str, photo_pk: int) -> HttpResponseBase:
    """The small one."""
    return _photo(code, photo_pk, is_small=True)


def _photo(code: str, photo_pk: int, *, is_small: bool) -> HttpResponseBase:
    found = shown_photo(portal_or_404(code), photo_pk)
    if found is None:
        raise Http404
    file = found.stored.preview if is_small else found.stored.file
    answer = stored_answer(file.open("rb"), f"anh-{photo_pk}.jpg", shown=True)
    answer.headers["Cache-Control"] = f"public, max-age={READERS_KEEP}"
    return answer
