"""What the page of a council's meeting shows: members, the list with counts, what is needed."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from thidua.apps.dossiers.forms import CountForm
from thidua.apps.dossiers.models import CouncilMeeting, CouncilMember, CouncilVote
from thidua.apps.dossiers.queries import votes_of
from thidua.apps.dossiers.vote_shares import share_for
from thidua.apps.dossiers.vote_words import percent_words, result_words
from thidua.domain.ballot_rules import Base, Threshold, parse_share


@dataclass(frozen=True, slots=True)
class VoteRow:
    """One proposal on the list with its small form."""

    vote: CouncilVote
    form: CountForm | None
    needs: str
    result: str
    bloc: str


def council_page(meeting: CouncilMeeting, data: Any = None) -> dict[str, Any]:
    """The page's context; ``data`` is what was typed."""
    members = list(meeting.members.all())
    presences = [each.presence for each in members]
    rows = [_row(vote, meeting, len(members), data) for vote in votes_of(meeting)]
    return {
        "meeting": meeting,
        "members": members,
        "present": presences.count(CouncilMember.Presence.PRESENT),
        "written": presences.count(CouncilMember.Presence.WRITTEN),
        "absent": presences.count(CouncilMember.Presence.ABSENT),
        "rows": rows,
        "is_open": meeting.state == CouncilMeeting.State.OPEN,
        "open_rows": [row for row in rows if row.form is not None],
    }


def _row(vote: CouncilVote, meeting: CouncilMeeting, members: int, data: Any) -> VoteRow:
    nomination = vote.nomination
    is_waiting = vote.passed is None and meeting.state == CouncilMeeting.State.OPEN
    bloc = nomination.season.bloc.name if nomination.season else ""
    return VoteRow(
        vote,
        CountForm(data, prefix=str(vote.pk)) if is_waiting else None,
        _needs(vote, members),
        result_words(vote) if vote.passed is not None else "",
        bloc,
    )


def _needs(vote: CouncilVote, members: int) -> str:
    nomination = vote.nomination
    share = share_for(nomination.authority, nomination.award, vote.meeting.held_on
                      if nomination.received_on is None else nomination.received_on)  # fmt: skip
    if share is None:
        return _("chưa có quy định tỷ lệ: ghi ở Thiết lập")
    needed = Threshold(parse_share(str(share.value)), Base.ALL_MEMBERS).needed(members)
    return _("cần %(needed)s/%(members)s phiếu (%(share)s, %(source)s)") % {
        "needed": needed, "members": members, "share": percent_words(str(share.value)),
        "source": share.source,
    }  # fmt: skip
