"""Which requests nobody watches: their times beside those of votes would tell who voted."""

import logging
from urllib.parse import urlsplit

from django.http import HttpRequest

SECRET = "/ballots/"  # noqa: S105 - where it begins


def is_unwatched(request: HttpRequest) -> bool:
    """Whether it is for a ballot's address, or comes straight from one."""
    before = (request.headers.get("Referer", ""), request.headers.get("HX-Current-URL", ""))
    return any(path.startswith(SECRET) for path in (request.path, *map(_path, before)))


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return SECRET  # nobody knows where it comes from


class NoLineOfBallots(logging.Filter):
    """Django names the address of what it could not find or answer; of a ballot's it does not."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Faults of the program are told without the address, all else is not."""
        request = getattr(record, "request", None)
        if not isinstance(request, HttpRequest) or not is_unwatched(request):
            return True
        record.msg, record.args = "fault while answering about a ballot", ()
        return record.levelno >= logging.ERROR
