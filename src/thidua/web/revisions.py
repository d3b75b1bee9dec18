"""A page made before somebody else saved is refused, so that nobody overwrites unseen."""

import hashlib
from typing import Protocol

from django.http import HttpRequest
from django.utils.translation import gettext as _

from thidua.domain.refusal import Refusal
from thidua.web.asked import key_in


class StalePage(Refusal):
    """Somebody saved after this page was opened."""


class Revised(Protocol):
    """Anything that counts how often it was saved."""

    revision: int


def seen_in(request: HttpRequest) -> str | None:
    """The mark that a form carries of what it was opened on; None: it carries none."""
    return request.POST.get("seen")


def revision_in(request: HttpRequest) -> int:
    """The revision that a page was opened on; -1, which nothing has, when it does not say."""
    revision = key_in(request.POST, "revision")
    return -1 if revision is None else revision


def refuse_moved_on(thing: Revised, seen: str | None, name: object) -> None:
    """Somebody saved after the form was opened. None: the caller opened none."""
    if seen is not None and seen != str(thing.revision):
        raise stale(name)


def fingerprint(facts: object) -> str:
    """A mark of facts that are written alike each time, for what counts no revisions."""
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:20]


def refuse_stale(facts: object, seen: str | None, name: object) -> None:
    """The same by fingerprint."""
    if seen is not None and seen != fingerprint(facts):
        raise stale(name)


def stale(name: object) -> StalePage:
    """The refusal."""
    return StalePage(
        _("%s vừa được người khác sửa sau khi bạn mở trang. Xem lại rồi lưu lần nữa.") % name
    )
