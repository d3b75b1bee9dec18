"""One page: thirty rows of units for a signed-in user, nothing else."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from thidua.apps.organisations.models import Unit


@login_required
def rows(request: HttpRequest) -> HttpResponse:
    """Thirty units in order, on a plain page."""
    units = Unit.objects.filter(authority=1).order_by("sort_text")[:30]
    return render(request, "rows.html", {"units": units})


urlpatterns = [path("rows/", rows)]
