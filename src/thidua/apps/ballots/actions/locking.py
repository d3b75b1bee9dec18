"""A ballot held for one act, and the refusals that its state calls for."""

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.refusals import (
    BallotNotDraft,
    BallotNotOpen,
    BallotNotReady,
    BallotWaiting,
)
from thidua.apps.meetings.models import Conference, Motion
from thidua.web.revisions import StalePage


def locked_ballot(ballot: Ballot) -> Ballot:
    """The ballot, locked against other acts; papers may still fall into its box meanwhile."""
    held = Ballot.objects.select_for_update(of=("self",), no_key=True)
    return held.select_related("motion__conference__season__bloc__authority").get(pk=ballot.pk)


def shared_ballot(ballot: Ballot) -> Ballot:
    """The ballot as it is, held so that thousands may act at once; whoever changes it waits.

    Inside a transaction. SQLite lets one write at a time anyhow.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM ballots_ballot WHERE id = %s FOR SHARE", [ballot.pk])
    rows = Ballot.objects.select_related("motion__conference__season__bloc__authority")
    return rows.get(pk=ballot.pk)


def refuse_unless_draft(ballot: Ballot) -> None:
    """What is decided before a vote is decided before it opens."""
    if ballot.state != Ballot.State.DRAFT:
        raise BallotNotDraft(
            _("“%(question)s”: %(state)s nên không sửa được nữa.")
            % {"question": ballot.question, "state": ballot.get_state_display().lower()}
        )


def refuse_unless_open(ballot: Ballot) -> None:
    """Voting and closing need an open ballot."""
    if ballot.state != Ballot.State.OPEN:
        raise BallotNotOpen(f"“{ballot.question}” {_(_STATES[Ballot.State(ballot.state)])}.")


def refuse_unless_meeting(ballot: Ballot) -> None:
    """Votes belong to a conference that has begun and is not over."""
    conference = ballot.motion.conference
    if conference.state != Conference.State.OPEN:
        raise BallotNotOpen(_("Hội nghị chưa khai mạc hoặc đã bế mạc nên không bỏ phiếu được."))


def refuse_other_ballots(motion: Motion, mine: Ballot | None = None) -> None:
    """A motion has one ballot that is not published: else a result could be seen and voted away.

    The motion is held until the transaction ends, so that two people cannot both begin one.
    """
    Motion.objects.select_for_update(no_key=True).get(pk=motion.pk)
    waiting = Ballot.objects.filter(motion=motion, state__in=_WAITING)
    if mine is not None:  # drafts of an older version may stand beside each other
        waiting = waiting.exclude(pk=mine.pk).exclude(state=Ballot.State.DRAFT)
    other = waiting.first()
    if other is not None:
        raise BallotWaiting(
            _(
                "Nội dung này còn một cuộc bỏ phiếu chưa xong: “%(question)s” %(state)s."
                " Công bố kết quả hoặc dừng cuộc ấy trước."
            )
            % {"question": other.question, "state": _STATES[Ballot.State(other.state)]}
        )


def refuse_decided(motion: Motion) -> None:
    """What was decided without a ballot is opened again, with a reason, before it is voted on."""
    if motion.decided_at is not None and motion.source != Motion.Source.BALLOT:
        raise BallotNotReady(
            _("“%s” đã có kết luận không qua bỏ phiếu kín. Mở lại với lý do trước.") % motion.title
        )


def refuse_stale(ballot: Ballot, revision: int) -> None:
    """Two people may prepare the same ballot."""
    if ballot.revision != revision:
        raise StalePage(_("Có người vừa sửa cuộc bỏ phiếu này. Xem lại nội dung mới rồi lưu lại."))


_WAITING = (Ballot.State.DRAFT, Ballot.State.OPEN, Ballot.State.CLOSED)
_STATES = {
    Ballot.State.OPEN: gettext_noop("đang bỏ phiếu"),
    Ballot.State.DRAFT: gettext_noop("chưa mở bỏ phiếu"),
    Ballot.State.CLOSED: gettext_noop("đã đóng hòm phiếu"),
    Ballot.State.PUBLISHED: gettext_noop("đã đóng và công bố kết quả"),
    Ballot.State.VOID: gettext_noop("đã dừng, không kiểm phiếu"),
}
