"""``/healthz`` and ``/readyz``: for the machine itself and for balancers, whatever the settings.

Both answer before a host is refused or a request redirected, and nobody is signed in for them.
"""

import shutil
import time

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from thidua.apps.ballots.actions.keys import key_fault
from thidua.config import draining
from thidua.config.database import lacking
from thidua.config.environment import DATA
from thidua.config.responder import Responder
from thidua.config.watching import health_page as health_page  # tells the page of health
from thidua.config.worker_beat import silence, silence_in_words

MOST_KEPT = 30.0  # seconds for which applied migrations need not be read again
LEAST_FREE = 100_000_000  # bytes: with less nothing may be written soon
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
}


class HealthMiddleware:
    """``/healthz``: the process lives. ``/readyz``: database, migrations, ballot keys, disk too.

    Before it stops, a machine says so in both: 404 is what HAProxy takes for "send nobody new"
    (``http-check disable-on-404``).

    A line for each follows for who asks from this machine itself, without a proxy between; what
    stops it is told to all. A silent worker is told and stops nothing: pages still answer.
    """

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response
        self._applied_until = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the two paths before anything else can fail."""
        if request.path == "/healthz":
            return _answer("draining", 404) if draining.is_draining() else _answer("ok", 200)
        if request.path == "/readyz":
            return _answer("draining", 503) if draining.is_draining() else self._ready(request)
        return self.get_response(request)

    def _ready(self, request: HttpRequest) -> HttpResponse:
        try:
            fault = self._fault()
        except (DatabaseError, InterfaceError):
            return _answer("database does not answer", 503)
        if fault:
            return _answer(fault, 503)
        return _answer("\n".join(["ready", *(_lines() if _is_here(request) else [])]), 200)

    def _fault(self) -> str:
        if time.monotonic() >= self._applied_until:
            if lacking():
                return "migrations pending"
            self._applied_until = time.monotonic() + MOST_KEPT
        return key_fault() or _disk_fault()


def _lines() -> list[str]:
    free = shutil.disk_usage(DATA).free // 1_000_000
    return [
        "database: ok",
        "migrations: ok",
        "ballot keys: ok",
        f"disk: {free} MB free",
        f"worker: {silence_in_words(silence())}",
    ]


def _disk_fault() -> str:
    try:
        free = shutil.disk_usage(DATA).free
    except OSError as error:
        return f"data folder: {error.strerror}"
    return f"disk: {free // 1_000_000} MB free" if free < LEAST_FREE else ""


def _is_here(request: HttpRequest) -> bool:
    return (
        request.META.get("REMOTE_ADDR") in {"127.0.0.1", "::1"}
        and "X-Forwarded-For" not in request.headers
    )


def _answer(text: str, status: int) -> HttpResponse:
    answer = HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    for name, value in HEADERS.items():
        answer.headers[name] = value
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
    answer.headers["Content-Security-Policy"] = "; ".join(
        f"{directive} {' '.join(sources)}" for directive, sources in policy
    )
    if status == 503:
        answer.headers["Retry-After"] = "5"
    return answer
