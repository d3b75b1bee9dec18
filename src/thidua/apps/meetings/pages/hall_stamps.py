"""The stamp that every page of the hall asks for, made once for all of them in a while."""

from datetime import datetime

from django.conf import settings
from django.http import Http404

from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.pages.hall import live_stamp
from thidua.apps.meetings.registries.hall import Audience
from thidua.web.kept import Kept

_kept: Kept[str] = Kept(2000)  # halls at a time, in turns


def stamp_now(conference_pk: int, audience: Audience, at: datetime) -> str:
    """Two questions to the database in ``HALL_STAMP_KEPT`` seconds, however many ask.

    Raises:
        Http404: there is no such conference any more.
    """
    if not settings.HALL_STAMP_KEPT:
        return _made(conference_pk, audience, at)
    turn = int(at.timestamp() / settings.HALL_STAMP_KEPT)
    mark = (conference_pk, audience, turn)
    return _kept.by(mark, lambda: _made(conference_pk, audience, at))


def _made(conference_pk: int, audience: Audience, at: datetime) -> str:
    conference = Conference.objects.filter(pk=conference_pk).first()
    if conference is None:
        raise Http404
    return str(live_stamp(conference, audience, at))
