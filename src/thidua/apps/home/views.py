"""The first page: what I owe, by when, one button for each; the search over everything."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from thidua.apps.accounts.registries.finding import found_by, is_enough
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.home.pages.board import board_of
from thidua.apps.home.pages.starting import START, starts_of
from thidua.web.asked import search_in
from thidua.web.lists import page_of


def index(request: HttpRequest) -> HttpResponse:
    """What the user owes; below it where each bloc stands, and who is late."""
    user = user_of(request)
    board = board_of(user, timezone.localdate())
    page = page_of(request, board.overseen)
    context = {"board": board, "page": page, "starts": starts_of(user), "closes": START}
    return render(request, "home/index.html", context)


def search(request: HttpRequest) -> HttpResponse:
    """Everything that the user may see and that holds the words of the address."""
    return render(request, "home/search.html", _found(request))


def search_found(request: HttpRequest) -> HttpResponse:
    """The same without the page around it, while somebody types."""
    return render(request, "home/_found.html", _found(request))


def _found(request: HttpRequest) -> dict[str, object]:
    words = search_in(request.GET)
    groups = found_by(user_of(request), words)
    return {"words": words, "groups": groups, "is_enough": is_enough(words)}
