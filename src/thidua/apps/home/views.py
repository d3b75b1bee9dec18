"""The first page: what I owe, by when, one button for each."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.home.pages.board import board_of


def index(request: HttpRequest) -> HttpResponse:
    """What the user owes; below it where each bloc stands, and who is late."""
    board = board_of(user_of(request), timezone.localdate())
    page = Paginator(board.overseen, 30).get_page(request.GET.get("page"))
    return render(request, "home/index.html", {"board": board, "page": page})
