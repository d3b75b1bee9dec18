"""What the page of a council's meeting shows: members, the list with counts, what is needed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from thidua.apps.dossiers.council.vote_shares import share_for, share_setting
from thidua.apps.dossiers.council.vote_words import result_words
from thidua.apps.dossiers.forms.council import CountForm
from thidua.apps.dossiers.models import CouncilMeeting, CouncilMember, CouncilVote
from thidua.apps.dossiers.queries import votes_of
from thidua.apps.organisations.settings.values import ValueInForce
from thidua.domain.ballot_rules import Base, Threshold, parse_share
from thidua.web.words import written_share


@dataclass(frozen=True, slots=True)
class VoteRow:
    """One proposal on the list with its small form."""

    vote: CouncilVote
    form: CountForm | None
    needs: "Needed | None"
    result: str
    bloc: str


@dataclass(frozen=True, slots=True)
class Needed:
    """What an award needs, and where the authority sets it."""

    words: str
    setting: str
    is_known: bool


class Needs:
    """What each award needs, asked once for an award and a day."""

    def __init__(self, members: int) -> None:
        self.members = members
        self._told: dict[tuple[str, date], Needed] = {}

    def of(self, vote: CouncilVote) -> "Needed":
        """cần 9/9 phiếu (90 %, NĐ 91/2017, Điều 45 khoản 8)."""
        nomination = vote.nomination
        day = nomination.received_on or vote.meeting.held_on
        key = (nomination.award, day)
        if key not in self._told:
            share = share_for(nomination.authority, nomination.award, day)
            setting = share_setting(nomination.authority, nomination.award)
            self._told[key] = Needed(self._words(share), setting, is_known=share is not None)
        return self._told[key]

    def _words(self, share: ValueInForce | None) -> str:
        if share is None:
            return _("chưa có quy định tỷ lệ")
        threshold = Threshold(parse_share(str(share.value)), Base.ALL_MEMBERS)
        return _("cần %(needed)s/%(members)s phiếu (%(share)s, %(source)s)") % {
            "needed": threshold.needed(self.members), "members": self.members,
            "share": written_share(share.value), "source": share.source,
        }  # fmt: skip


def council_page(meeting: CouncilMeeting, data: Any = None) -> dict[str, Any]:
    """The page's context; ``data`` is what was typed."""
    members = list(meeting.members.all())
    presences = [each.presence for each in members]
    needs = Needs(len(members))
    votes = votes_of(meeting)
    for vote in votes:
        vote.meeting = meeting
    rows = [_row(vote, needs, data) for vote in votes]
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


def _row(vote: CouncilVote, needs: Needs, data: Any) -> VoteRow:
    season = vote.nomination.season
    is_waiting = vote.passed is None and vote.meeting.state == CouncilMeeting.State.OPEN
    return VoteRow(
        vote,
        CountForm(data, prefix=str(vote.pk)) if is_waiting else None,
        needs.of(vote) if is_waiting else None,
        "" if vote.passed is None else result_words(vote),
        season.bloc_name if season else "",
    )
