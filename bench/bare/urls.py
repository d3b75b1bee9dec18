"""One page: thirty rows of units for a signed-in user, as Django's own generic list gives it."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.urls import path
from django.views.generic import ListView

from thidua.apps.organisations.models import Unit


class Rows(LoginRequiredMixin, ListView):  # type: ignore[type-arg] # not generic at run time
    """Thirty units in order, with their number and the way to the next page."""

    queryset = Unit.objects.filter(authority=1).order_by("sort_text")
    paginate_by = 30
    template_name = "rows.html"


urlpatterns = [path("rows/", Rows.as_view())]
