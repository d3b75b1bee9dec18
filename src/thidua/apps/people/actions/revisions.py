"""A page made before somebody else saved is refused, so that nobody overwrites unseen."""

from typing import Protocol

from django.utils.translation import gettext as _

from thidua.apps.organisations.refusals import StalePage


class Revised(Protocol):
    """Anything that counts how often it was saved."""

    revision: int


def refuse_moved_on(thing: Revised, seen: str | None, name: object) -> None:
    """Somebody saved after the form was opened. None: the caller opened none."""
    if seen is not None and seen != str(thing.revision):
        raise StalePage(
            _("%s vừa được người khác sửa sau khi bạn mở trang. Xem lại rồi lưu lần nữa.") % name
        )
