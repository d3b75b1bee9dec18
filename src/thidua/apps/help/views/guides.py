"""How-tos on the screen: all, one, ten lines beside the page at hand; first-visit words closed."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.help.guidance.reading import folder_of, guides
from thidua.apps.help.pages.panel import panel_of
from thidua.web.downloads import framed_answer


def index(request: HttpRequest) -> HttpResponse:
    """Every how-to, and what helps on the page that one comes from."""
    panel = panel_of(user_of(request), _page_before(request))
    return render(request, "help/index.html", {"guides": guides().values(), "panel": panel})


def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """One how-to, whole."""
    found = guides().get(slug)
    if found is None:
        raise Http404
    return render(request, "help/guide.html", {"guide": found})


def picture(_request: HttpRequest, language: str, name: str) -> HttpResponseBase:
    """A picture of a how-to."""
    path = folder_of(language) / "images" / name
    if language not in dict(settings.LANGUAGES) or not path.is_file():
        raise Http404
    return framed_answer(path.open("rb"), name)


def panel(request: HttpRequest) -> HttpResponse:
    """Ten lines for the page at hand, in a dialog above it."""
    page = _page_before(request)
    return render(
        request, "help/_panel.html", {"panel": panel_of(user_of(request), page), "page": page}
    )


def _page_before(request: HttpRequest) -> str:
    """The path of the page that asks, or that one came from."""
    address = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    return urlsplit(address).path
