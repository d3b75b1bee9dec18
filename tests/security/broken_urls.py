"""The product's addresses, and one whose view fails."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from thidua.config import urls


def broken(request: HttpRequest) -> HttpResponse:
    """Fails with a message that nobody outside may read."""
    raise RuntimeError("a mistake of ours")


urlpatterns = [path("broken/", broken), *urls.urlpatterns]
handler500 = urls.handler500
