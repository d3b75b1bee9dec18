"""Before a vote: who stands, who may not vote, opening, acclamation."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.ballots.conftest import Hall
from tests.factories import NOON
from thidua.apps.ballots.actions.opening import acclaim_ballot, open_ballot
from thidua.apps.ballots.actions.preparing import (
    edit_ballot,
    prepare_ballot,
    withdraw_nominee,
)
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.queries import standing_nominees
from thidua.apps.ballots.refusals import BallotNotDraft, BallotNotReady
from thidua.apps.meetings.models import Motion
from thidua.domain.ballot_rules import SeatsOutOfRange, ShareOutOfRange
from thidua.web.reasons import ReasonMissing
from thidua.web.revisions import StalePage


def test_prepare_ballot_keeps_nominees_their_source_and_who_may_not_vote(hall: Hall) -> None:
    excluded = {hall.units("CCC")[0]: "Đơn vị mới, chưa đủ điều kiện theo Điều 3 Quy chế"}
    ballot = hall.draft("AAA", "CCC", excluded=excluded)

    nominees = [(row.unit.code, row.source) for row in standing_nominees(ballot)]
    assert nominees == [("AAA", "ranking"), ("CCC", "hall")]
    assert [entry.is_excluded for entry in ballot.roll.all()] == [False, False, True]


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"nominees": ()}, BallotNotReady),
        ({"nominees": (0,)}, BallotNotReady),
        ({"threshold": "0"}, ShareOutOfRange),
        ({"threshold_source": " "}, BallotNotReady),
        ({"seats": 0}, SeatsOutOfRange),
        ({"quorum": "3/2"}, ShareOutOfRange),
        ({"excluded": {1: " "}}, ReasonMissing),
        ({"way": "paper"}, BallotNotReady),
    ],
)
def test_prepare_ballot_refuses_what_makes_no_sense(
    hall: Hall, changes: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        hall.draft(**changes)


def test_prepare_ballot_is_for_head_and_deputy(hall: Hall) -> None:
    for actor in (hall.world.member, hall.world.standing, hall.world.outsider):
        with pytest.raises(PermissionDenied):
            prepare_ballot(hall.motion, hall.plan(), actor=actor, at=NOON)
    assert Ballot.objects.count() == 0


def test_edit_ballot_refuses_a_stale_page_and_an_open_ballot(hall: Hall) -> None:
    ballot = hall.draft()
    plan = hall.plan("AAA", "BBB")

    edit_ballot(ballot, plan, revision=1, actor=hall.head, at=NOON)
    with pytest.raises(StalePage):
        edit_ballot(ballot, plan, revision=1, actor=hall.head, at=NOON)
    open_ballot(ballot, actor=hall.head, at=NOON)
    with pytest.raises(BallotNotDraft):
        edit_ballot(ballot, plan, revision=3, actor=hall.head, at=NOON)


def test_withdraw_nominee_needs_a_reason_and_takes_it_off_the_paper(hall: Hall) -> None:
    ballot = hall.draft()
    nominee = ballot.nominees.get(unit__code="BBB")

    with pytest.raises(ReasonMissing):
        withdraw_nominee(nominee, " ", actor=hall.head, at=NOON)
    withdraw_nominee(nominee, "Xin rút", actor=hall.head, at=NOON)

    assert [row.unit.code for row in standing_nominees(ballot)] == ["AAA", "CCC"]


def test_open_ballot_waits_for_the_meeting_and_for_the_ballot_before(hall: Hall) -> None:
    first, second = hall.draft(), hall.another()
    open_ballot(first, actor=hall.head, at=NOON)

    with pytest.raises(BallotNotReady):
        open_ballot(second, actor=hall.head, at=NOON)
    with pytest.raises(BallotNotDraft):
        open_ballot(first, actor=hall.head, at=NOON)
    with pytest.raises(PermissionDenied):
        open_ballot(second, actor=hall.world.member, at=NOON)


def test_acclaim_ballot_needs_exactly_one_candidate(hall: Hall) -> None:
    ballot = hall.draft()
    with pytest.raises(BallotNotReady):
        acclaim_ballot(ballot, actor=hall.head, at=NOON)
    edit_ballot(ballot, hall.plan("BBB"), revision=1, actor=hall.head, at=NOON)

    done = acclaim_ballot(ballot, actor=hall.head, at=NOON)

    motion = Motion.objects.get(pk=hall.motion.pk)
    assert (done.state, motion.method, motion.source) == ("published", "acclamation", "ballot")
    assert [row.unit.code for row in motion.candidates.filter(is_chosen=True)] == ["BBB"]
