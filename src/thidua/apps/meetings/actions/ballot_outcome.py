"""The outcome of a published secret ballot, written into its motion."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.meetings.actions.locking import locked_motion, refuse_not_open, stir
from thidua.apps.meetings.models import Candidate, Motion
from thidua.apps.meetings.refusals import MotionDecided
from thidua.domain.vote_outcome import VoteOutcome


@dataclass(frozen=True, slots=True)
class BallotOutcome:
    """What all rounds of a ballot decide; each round's own figures stay with the round.

    ``votes``: by code, of the round that decided about the candidate; empty when kept secret.
    """

    decided: VoteOutcome
    votes: Mapping[str, int]
    units: tuple[int, ...]
    seats: int
    base: str
    threshold: str
    strict: bool
    threshold_source: str


@transaction.atomic
def record_ballot_outcome(
    motion: Motion, result: BallotOutcome, *, actor: User, at: datetime
) -> Motion:
    """Decide the motion as its ballot did; a later round replaces an earlier one.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceNotOpen: the meeting has not begun, or is over.
        MotionDecided: it was decided in another way.
    """
    motion = locked_motion(motion)
    authorise(actor, "meetings.run_conference", motion.conference)
    refuse_not_open(motion.conference)
    if motion.decided_at is not None and motion.source != Motion.Source.BALLOT:
        raise MotionDecided(
            _("“%(title)s” đã có kết luận. Mở lại với lý do rồi mới công bố.")
            % {"title": motion.title}
        )
    _write_candidates(motion, result)
    _write_motion(motion, result)
    motion.decided_at = at
    motion.revision += 1
    motion.save()
    stir(motion.conference)
    record(
        "meetings.record_ballot_outcome",
        motion,
        actor=actor,
        at=at,
        data={"outcome": motion.outcome},
    )
    return motion


def _write_candidates(motion: Motion, outcome: BallotOutcome) -> None:
    """Who stood in the ballot stands under the motion, with notes kept."""
    notes = dict(motion.candidates.values_list("unit_id", "note"))
    motion.candidates.all().delete()
    rows = [
        Candidate(motion=motion, unit_id=unit, order=order, note=notes.get(unit, ""))
        for order, unit in enumerate(outcome.units)
    ]
    Candidate.objects.bulk_create(rows)
    stored = list(motion.candidates.select_related("unit"))
    for row in stored:
        row.votes = outcome.votes.get(row.unit.code)
        row.is_chosen = row.unit.code in outcome.decided.elected
    Candidate.objects.bulk_update(stored, ["votes", "is_chosen"])


def _write_motion(motion: Motion, outcome: BallotOutcome) -> None:
    motion.source = Motion.Source.BALLOT
    acclaimed = outcome.decided.acclaimed
    motion.method = Motion.Method.ACCLAMATION if acclaimed else Motion.Method.VOTE
    for name in ("seats", "base", "threshold", "strict", "threshold_source"):
        setattr(motion, name, getattr(outcome, name))
    motion.issued = motion.returned = motion.invalid = None  # each round has its own
    motion.outcome = outcome.decided.to_mapping()
