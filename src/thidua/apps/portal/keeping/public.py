"""Pages for everybody: nobody signs in, nothing is remembered of who reads, all may keep them."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from thidua.apps.portal.models import Portal
from thidua.apps.portal.queries.public import open_portal

READERS_KEEP = 20
"""Seconds for which browsers and proxies keep a page; with ``kept.WE_KEEP`` under a minute."""
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors {frames}"
)
"""No script at all; tools that look at a page in a browser may read ``robots.txt`` beside it."""
View = Callable[..., HttpResponseBase]


def public(view: View) -> View:
    """A view for everybody who asks to read."""

    @login_not_required
    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        response = view(request, *args, **named)
        headers = response.headers
        headers.setdefault("Cache-Control", f"public, max-age={READERS_KEEP}")
        headers.setdefault("Content-Security-Policy", POLICY.format(frames="'none'"))
        if hasattr(response, "content") and response.status_code == 200:
            headers["ETag"] = f'"{sha256(response.content).hexdigest()[:32]}"'
        return response

    return answer


def portal_or_404(code: str) -> Portal:
    """The open portal of an address.

    Raises:
        Http404: there is none, or it is closed; both answer alike.
    """
    portal = open_portal(code)
    if portal is None:
        raise Http404
    return portal


def framed_by(response: HttpResponseBase, hosts: str) -> None:
    """Let the named sites show the page in a frame of theirs; nobody else."""
    frames = hosts or "'none'"
    response.headers["Content-Security-Policy"] = POLICY.format(frames=frames)
