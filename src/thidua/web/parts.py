"""Whether a page or only a part of one is asked for: htmx puts parts into the page that is open."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


def asks_for_part(request: HttpRequest) -> bool:
    """True for htmx; a browser that opens the same address gets the whole page."""
    details: HtmxDetails = request.htmx  # type: ignore[attr-defined] # set by HtmxMiddleware
    return bool(details)
