"""Tells the conference which motions have a ballot that is open, or counted and not published."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from thidua.apps.ballots.models import Ballot
from thidua.apps.meetings.registries.voting import votes_under_way


@votes_under_way
def unfinished_ballots(motions: Collection[int]) -> dict[int, str]:
    """A result that somebody has seen is published before anything else can decide."""
    running = Ballot.objects.filter(
        motion__in=motions, state__in=[Ballot.State.OPEN, Ballot.State.CLOSED]
    )
    words = {
        Ballot.State.OPEN: _("“%s” đang bỏ phiếu kín, chưa đóng hòm"),
        Ballot.State.CLOSED: _("“%s” đã kiểm phiếu kín, chưa công bố kết quả"),
    }
    return {
        row.motion_id: words[Ballot.State(row.state)] % row.question
        for row in running.only("motion", "state", "question")
    }
