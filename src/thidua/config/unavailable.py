"""The database or the disk cannot take anything now: 503 that says so, one log line an outage.

Nothing is lost by it: what was acknowledged stands, what was typed is still on the user's page.
"""

import errno
import logging
import threading
import time
from collections.abc import Iterator

from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_noop

from thidua.config.responder import Responder

RETRY_AFTER = 5  # seconds
QUIET = 60.0  # seconds between two lines of the log about one outage
DETAIL = gettext_noop(
    "Máy chủ tạm thời không ghi được dữ liệu. Việc vừa làm chưa được lưu; thử lại sau ít giây."
)

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
    return isinstance(error, InterfaceError) or (
        isinstance(error, OSError) and error.errno in _DISK
    )


def unavailable(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    """503 in the form that was asked for, and when to come back."""
    _Outage.tell(error)
    if request.path.startswith("/api/") or "application/json" in request.headers.get("Accept", ""):
        answer: HttpResponse = JsonResponse({"detail": DETAIL, "refusal": DETAIL}, status=503)
    else:
        answer = HttpResponse(render_to_string("errors/503.html"), status=503)  # asks no database
    answer.headers["Retry-After"] = str(RETRY_AFTER)
    return answer


class UnavailableMiddleware:
    """Turns what a view raises about database and disk into ``unavailable``."""

    def __init__(self, get_response: Responder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing to do unless the view raises; the error pages see to other middleware."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """503, or nothing where the error is of another kind."""
        return unavailable(request, error) if is_unavailable(error) else None


class NoLineForEachRefusal(logging.Filter):
    """Django writes a line, with a traceback, for every 5xx; the outage was told once."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Everything but answers with 503."""
        return getattr(record, "status_code", None) != 503


class _Outage:
    """When this process last told of an outage."""

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
        cause = next((each for each in _chain(error) if _will_pass(each)), error)
        _log.error("database or disk unavailable, answering 503: %s", cause)
