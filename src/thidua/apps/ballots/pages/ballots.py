"""What the list of ballots shows, and what the chair is told before one is closed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.ballots.box.takings import takings_in
from thidua.apps.ballots.models import Ballot, Nominee
from thidua.apps.ballots.queries import attendance, turnout
from thidua.apps.meetings.models import Motion


@dataclass(frozen=True, slots=True)
class BallotRow:
    """One ballot of the list."""

    ballot: Ballot
    result: str


def ballot_rows(ballots: Sequence[Ballot]) -> list[BallotRow]:
    """Every ballot with its result in words; nothing of it before it is published. One query."""
    wanted = [ballot.pk for ballot in ballots if ballot.state == Ballot.State.PUBLISHED]
    nominees = Nominee.objects.filter(ballot__in=wanted)
    names = {
        (row.ballot_id, row.unit.code): row.unit.called for row in nominees.select_related("unit")
    }
    return [BallotRow(ballot, _result(ballot, names)) for ballot in ballots]


def _result(ballot: Ballot, names: dict[tuple[int, str], str]) -> str:
    if ballot.state == Ballot.State.CLOSED:
        return _("chờ công bố")
    if ballot.state == Ballot.State.VOID:
        return _("không kiểm phiếu: %s") % ballot.void_reason
    kept = ballot.kept
    if kept is None or ballot.state != Ballot.State.PUBLISHED:
        return ""
    votes = {line.candidate: line.votes for line in kept.lines}
    chosen = [_with_votes(names[ballot.pk, code], votes.get(code)) for code in kept.elected]
    tied = [names[ballot.pk, code] for code in kept.tied]
    told = [_("Được chọn: %s") % "; ".join(chosen) if chosen else _("Không đơn vị nào được chọn")]
    if tied:
        told.append(_("bằng phiếu ở suất cuối: %s") % "; ".join(tied))
    return ". ".join(told)


def _with_votes(name: str, votes: int | None) -> str:
    return name if votes is None else _("%(name)s (%(votes)d phiếu)") % {
        "name": name, "votes": votes,
    }  # fmt: skip


def without_ballot(motions: Sequence[Motion], ballots: Sequence[Ballot]) -> list[Motion]:
    """Motions that wait for a vote: not decided, and none prepared or held."""
    voted = {ballot.motion_id for ballot in ballots if ballot.state != Ballot.State.VOID}
    return [row for row in motions if row.decided_at is None and row.pk not in voted]


def closing_facts(ballot: Ballot) -> dict[str, object]:
    """What the chair should know before closing: who has no slip, who has not voted, by number."""
    here = {row.unit_id for row in attendance(ballot) if row.is_in_hall}
    voters = list(ballot.roll.filter(is_excluded=False).select_related("unit", "taken_by"))
    people = turnout(ballot)
    has_count = ballot.way == Ballot.Way.SLIPS  # of papers in the box, before it is opened
    return {
        "takings": takings_in(voters),
        "slipless": [
            row.unit.name
            for row in voters
            if row.unit_id in here and not (row.has_slip or row.has_opinion)
        ],
        "absent": [row.unit.name for row in voters if row.has_slip and row.unit_id not in here],
        "waiting": people.issued - people.received if has_count else 0,
    }
