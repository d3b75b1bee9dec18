"""This machine cannot do it now (database, disk, a key that is not here): 503 that says so.

One log line an outage. Nothing is lost by it: what was acknowledged stands, what was typed is
still on the user's page.
"""

import errno
import logging
import sys
import threading
import time
from collections.abc import Iterator

from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext

from thidua.config.environment import DATA
from thidua.config.responder import Responder
from thidua.config.watching.marks import OUTAGE, first_within
from thidua.domain.refusal import Unavailable

RETRY_AFTER = 5  # seconds
QUIET = 60.0  # seconds between two lines of the log about one outage

_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG, errno.EIO})
# SQLite calls everything an operational error, a mistake of ours in a query too.
_SQLITE = ("locked", "busy", "full", "disk i/o", "readonly", "unable to open")
_READ_ONLY_SERVER = "25006"  # PostgreSQL: the server became a standby
_log = logging.getLogger(__name__)


def is_unavailable(error: BaseException | None) -> bool:
    """Whether the error, or what it came from, is the database's or the disk's and will pass."""
    return any(_will_pass(each) for each in _chain(error))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _will_pass(error: BaseException) -> bool:
    if isinstance(error, OperationalError):
        text = str(error).lower()
        return connection.vendor != "sqlite" or any(word in text for word in _SQLITE)
    if isinstance(error, DatabaseError):
        return getattr(error.__cause__, "sqlstate", "") == _READ_ONLY_SERVER
    return isinstance(error, (InterfaceError, *_of_the_cache())) or (
        isinstance(error, OSError) and error.errno in _DISK
    )


def _of_the_cache() -> tuple[type[Exception], ...]:
    """What Valkey or Redis raises while it is away, where one is used at all."""
    found = sys.modules.get("redis.exceptions")
    return (found.ConnectionError, found.TimeoutError) if found else ()


def unavailable(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    """503 in the form that was asked for, and when to come back; a refusal says why itself."""
    refused = str(error) if isinstance(error, Unavailable) else ""
    if not refused:
        tell_outage(error)
    detail = refused or gettext(
        "Máy chủ tạm thời không ghi được dữ liệu. Việc vừa làm chưa được lưu; thử lại sau ít giây."
    )
    if request.path.startswith("/api/") or "application/json" in request.headers.get("Accept", ""):
        answer: HttpResponse = JsonResponse({"detail": detail, "refusal": detail}, status=503)
    else:
        page = render_to_string("errors/503.html", {"refused": refused})  # asks no database
        answer = HttpResponse(page, status=503)
    answer.headers["Retry-After"] = str(RETRY_AFTER)
    return answer


class UnavailableMiddleware:
    """Turns what a view raises about this machine into ``unavailable``; every 503 says when."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """A view that shows the refusal on its own page is asked again as soon."""
        answer = self.get_response(request)
        if answer.status_code == 503:
            answer.headers.setdefault("Retry-After", str(RETRY_AFTER))
        return answer

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """503, or nothing where the error is of another kind."""
        will_pass = isinstance(error, Unavailable) or is_unavailable(error)
        return unavailable(request, error) if will_pass else None


class NoLineForEachRefusal(logging.Filter):
    """Django writes a line, with a traceback, for every 5xx; the outage was told once."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Everything but answers with 503."""
        return getattr(record, "status_code", None) != 503


def tell_outage(error: BaseException | None) -> None:
    """One line of the log an outage, whichever process of this machine meets it first."""
    _Outage.tell(error)


class _Outage:
    """When this process last told of an outage, and where the others of this machine say so."""

    folder = DATA
    _lock = threading.Lock()
    _told = -QUIET

    @classmethod
    def tell(cls, error: BaseException | None) -> None:
        """One line, and silence for ``QUIET`` seconds."""
        with cls._lock:
            now = time.monotonic()
            if now - cls._told < QUIET:
                return
            cls._told = now
        if not first_within(QUIET, OUTAGE, cls.folder):
            return
        cause = next((each for each in _chain(error) if _will_pass(each)), error)
        _log.error("database or disk unavailable, answering 503: %s", cause)
