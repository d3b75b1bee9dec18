"""The first page: what I owe, by when, one button for each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.home.pages.board import board_of
from thidua.web.lists import page_of


def index(request: HttpRequest) -> HttpResponse:
    """What the user owes; below it where each bloc stands, and who is late."""
    board = board_of(user_of(request), timezone.localdate())
    page = page_of(request, board.overseen)
    return render(request, "home/index.html", {"board": board, "page": page})
