"""Public pages that were made a moment ago, answered without making them again.

Kept in the process, for half a minute at most, and until something was put on a portal or taken
off it: each process asks once a second how often that happened.
"""

import re
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import get_language_from_request

from thidua.apps.portal.models import Portal

PLACE = "/portal/"
WE_KEEP = 30.0
"""Seconds; what changes without an act of the portal (an award is revoked) shows itself so soon."""
LOOK_AFTER = 1.0
VARY = "Accept-Encoding, Accept-Language, Cookie"
"""What a page depends on; the one cookie that counts is that of the language."""
MOST_OF_ONE = 400_000  # bytes of one page; photos are files and not kept here
MOST_BYTES = 32_000_000  # of all pages together, in each process
_ASKED = re.compile(r"(page=\d{1,4})?")
"""Queries of pages that are kept: whoever invents others makes us keep nothing."""
Key = tuple[str, bool, str]
Mark = tuple[tuple[int, int, bool], ...]


class _Page(NamedTuple):
    mark: Mark
    until: float
    tag: str
    content: bytes
    headers: dict[str, str]


class KeptPages:
    """Middleware in front of sessions, languages and everything that asks who reads."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._pages: OrderedDict[Key, _Page] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()
        self._mark: Mark = ()
        self._look_at = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """A kept page while it is fresh, else a new one, which is kept."""
        address = request.get_full_path()
        if (
            not request.path.startswith(PLACE)
            or request.method not in {"GET", "HEAD"}
            or not _ASKED.fullmatch(address.partition("?")[2])
        ):
            return self.get_response(request)
        packs = "gzip" in request.headers.get("Accept-Encoding", "")
        key = (address, packs, get_language_from_request(request))
        try:
            mark = self._now_marked()
        except (DatabaseError, InterfaceError):
            return self.get_response(request)  # which says so in its own words
        page = self._pages.get(key)
        if page is not None and page.mark == mark and time.monotonic() < page.until:
            return _sent(request, page)
        response = self.get_response(request)
        if "public" in response.headers.get("Cache-Control", ""):
            response.headers["Vary"] = VARY  # whoever asks, whatever was looked at
        made = _page_of(response, mark)
        if made is None:
            return response
        self._keep(key, made)
        return _sent(request, made)

    def _now_marked(self) -> Mark:
        if time.monotonic() >= self._look_at:
            rows = Portal.objects.order_by("pk").values_list("pk", "edition", "is_open")
            self._mark = tuple(rows)
            self._look_at = time.monotonic() + LOOK_AFTER
        return self._mark

    def _keep(self, key: Key, page: _Page) -> None:
        with self._lock:
            before = self._pages.pop(key, None)
            self._bytes += len(page.content) - (len(before.content) if before else 0)
            self._pages[key] = page
            while self._bytes > MOST_BYTES:
                _key, oldest = self._pages.popitem(last=False)
                self._bytes -= len(oldest.content)


def _page_of(response: HttpResponseBase, mark: Mark) -> _Page | None:
    """What can be kept of an answer: a whole page for everybody, without a cookie."""
    if (
        not isinstance(response, HttpResponse)
        or response.status_code != 200
        or response.cookies
        or "public" not in response.headers.get("Cache-Control", "")
        or len(response.content) > MOST_OF_ONE
    ):
        return None
    tag = response.headers.get("ETag", "")
    until = time.monotonic() + WE_KEEP
    return _Page(mark, until, tag, response.content, dict(response.headers.items()))


def _sent(request: HttpRequest, page: _Page) -> HttpResponse:
    """The page, or only that the reader has it."""
    known = request.headers.get("If-None-Match", "").replace("W/", "")
    has_it = bool(page.tag) and page.tag.replace("W/", "") in [
        each.strip() for each in known.split(",")
    ]
    answer = HttpResponse(status=304) if has_it else HttpResponse(page.content)
    for name, value in page.headers.items():
        if not has_it or name not in {"Content-Length", "Content-Encoding", "Content-Type"}:
            answer.headers[name] = value
    if has_it:
        del answer.headers["Content-Type"]
    return answer
