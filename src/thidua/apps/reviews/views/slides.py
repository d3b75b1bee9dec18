"""One slide at a time, as the address asks."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from thidua.apps.reviews.pages.screen import Slide
from thidua.web.asked import key_in


def slide_page(
    request: HttpRequest, slides: Sequence[Slide], *, whose: str, leave: str
) -> HttpResponse:
    """The slide of this number, the first or the last when there is none; ``leave`` is the exit."""
    at = min(max(key_in(request.GET, "slide") or 1, 1), len(slides))
    context = {"whose": whose, "leave": leave, "slide": slides[at - 1], "at": at}
    context |= {"count": len(slides), "before": at - 1, "after": at + 1 if at < len(slides) else 0}
    return render(request, "reviews/screen.html", context)
