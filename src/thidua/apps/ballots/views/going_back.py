"""After an act of the chair: back to the hall when it was begun there, else to the ballot."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from thidua.apps.ballots.models import Ballot
from thidua.web.asked import is_in


def place(request: HttpRequest, ballot: Ballot) -> str:
    """The address of the hall or of the ballot."""
    if is_in(request.GET, "hall"):
        return reverse("meetings:hall", args=[ballot.motion.conference_id])
    return reverse("ballots:detail", args=[ballot.pk])


def back(request: HttpRequest, ballot: Ballot) -> HttpResponse:
    """There."""
    return redirect(place(request, ballot))
