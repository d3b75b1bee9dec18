"""Every request has a number; it is counted and told as one line, unless nobody may watch it."""

import logging
import re
import time
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponseBase

from thidua.apps.accounts.models import User
from thidua.config.responder import Responder
from thidua.config.watching.log_lines import REQUEST_LOG, request_number
from thidua.config.watching.measures import AT_WORK, count
from thidua.config.watching.secrecy import is_unwatched

NUMBER = "X-Request-ID"
_RIGHT = re.compile(r"[A-Za-z0-9._-]{8,64}")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_WITHOUT_VIEW = ("/healthz", "/readyz", settings.STATIC_URL)
_log = logging.getLogger(REQUEST_LOG)


class WatchingMiddleware:
    """Outside all others, so that whatever answers is counted; absent where nobody watches."""

    def __init__(self, get_response: Responder) -> None:
        if not (settings.METRICS or settings.LOG_REQUESTS):
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The number goes along from a proxy to the log and back to whoever asked."""
        if is_unwatched(request):
            return self.get_response(request)
        given = request.headers.get(NUMBER, "")
        number = given if _RIGHT.fullmatch(given) else uuid4().hex
        begun, mark = time.perf_counter(), request_number.set(number)
        try:
            answer = self._watched(request, begun)
        finally:
            request_number.reset(mark)
        answer.headers[NUMBER] = number
        return answer

    def _watched(self, request: HttpRequest, begun: float) -> HttpResponseBase:
        with AT_WORK.track_inprogress():
            answer = self.get_response(request)
        seconds, address = time.perf_counter() - begun, address_of(request)
        method = request.method if request.method in _METHODS else "-"
        count(address, str(method), answer.status_code, seconds)
        told: dict[str, object] = {"status": answer.status_code, "ms": round(seconds * 1000, 1)}
        told["user"] = _user_key(request)
        if settings.LOG_REQUESTS:
            _log.info("%s %s", method, address, extra={"told": told})
        return answer


def address_of(request: HttpRequest) -> str:
    """The name of the address, or its pattern, which holds no secret of a link."""
    match = request.resolver_match
    if match:
        return match.view_name or match.route
    return next((each for each in _WITHOUT_VIEW if request.path.startswith(each)), "-")


def _user_key(request: HttpRequest) -> int | None:
    """Who asked, where the view needed to know: nobody is read for the log."""
    known = vars(request).get("_cached_user") or vars(request).get("user")
    return known.pk if type(known) is User else None
