"""What a form was opened on, as a short mark: if it moved on since, the page is stale."""

import hashlib

from django.utils.translation import gettext as _

from thidua.apps.organisations.refusals import StalePage


def fingerprint(facts: object) -> str:
    """A mark of facts that are written alike each time."""
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:20]


def refuse_stale(facts: object, seen: str | None, name: object) -> None:
    """Somebody saved after the form was opened. None: the caller opened none."""
    if seen is not None and seen != fingerprint(facts):
        raise StalePage(
            _("%s vừa được người khác sửa sau khi bạn mở trang. Xem lại rồi lưu lần nữa.") % name
        )
