"""A published ballot decides its motion."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from tests.factories import NOON, World
from thidua.apps.meetings.actions.ballot_outcome import BallotOutcome, record_ballot_outcome
from thidua.apps.meetings.actions.motions import agree_motion
from thidua.apps.meetings.models import Conference, Motion
from thidua.apps.meetings.refusals import ConferenceNotOpen, MotionDecided
from thidua.domain.vote_outcome import VoteOutcome


def outcome(world: World) -> BallotOutcome:
    """AAA elected by two of three."""
    units = (world.units["AAA"].pk, world.units["BBB"].pk)
    return BallotOutcome(
        decided=VoteOutcome(("AAA",)), votes={"AAA": 2, "BBB": 1}, units=units,
        seats=1, base="valid",
        threshold="1/2", strict=True, threshold_source="Điều 8",
    )  # fmt: skip


def test_record_ballot_outcome_writes_counts_and_source(ranked: World, meeting: Conference) -> None:
    motion = meeting.motions.get(award="CO_TINH")

    done = record_ballot_outcome(motion, outcome(ranked), actor=ranked.head, at=NOON)

    assert (done.source, done.method, done.issued) == ("ballot", "vote", None)
    assert (done.kept, done.decided_at) == (VoteOutcome(("AAA",)), NOON)
    rows = [(row.unit.code, row.votes, row.is_chosen) for row in done.candidates.all()]
    assert rows == [("AAA", 2, True), ("BBB", 1, False)]
    later = replace(outcome(ranked), seats=2)
    assert record_ballot_outcome(motion, later, actor=ranked.head, at=NOON).seats == 2


def test_record_ballot_outcome_refuses_what_was_agreed_otherwise(
    ranked: World, meeting: Conference
) -> None:
    motion = meeting.motions.get(kind=Motion.Kind.HEAD)
    agree_motion(motion, [], actor=ranked.head, at=NOON)

    with pytest.raises(MotionDecided):
        record_ballot_outcome(motion, outcome(ranked), actor=ranked.head, at=NOON)
    with pytest.raises(PermissionDenied):
        record_ballot_outcome(motion, outcome(ranked), actor=ranked.member, at=NOON)


def test_record_ballot_outcome_belongs_to_the_meeting(
    ranked: World, conference: Conference
) -> None:
    motion = conference.motions.get(award="CO_TINH")

    with pytest.raises(ConferenceNotOpen):
        record_ballot_outcome(motion, outcome(ranked), actor=ranked.head, at=NOON)
