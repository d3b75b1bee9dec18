"""Motions: who is put forward, how it is decided, the counts, and the outcome."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.audit.actions import record
from thidua.apps.meetings.actions.leading import refuse_wrong_leader
from thidua.apps.meetings.actions.locking import (
    motion_to_decide,
    motion_to_run,
    refuse_stale,
    stir,
    undecided_motion,
)
from thidua.apps.meetings.conference.election import refuse_unfit
from thidua.apps.meetings.conference.rounds import reopening_as_told
from thidua.apps.meetings.models import Candidate, Motion
from thidua.apps.meetings.queries import units_in_hall
from thidua.apps.meetings.refusals import (
    CandidatesRefused,
    CountsRefused,
    MotionNotDecided,
    WrongMethod,
)
from thidua.apps.seasons.queries import members_of
from thidua.domain.ballot_count import BallotResult, count_from_totals
from thidua.domain.ballot_rules import BallotRules, Base, Kind, Roll, Threshold, parse_share
from thidua.domain.ballot_totals import Totals, Votes
from thidua.domain.vote_outcome import VoteOutcome
from thidua.web.reasons import ReasonMissing


@dataclass(frozen=True, slots=True)
class MotionRules:
    """How a motion is decided; base, threshold and its source count only for a vote."""

    method: str
    seats: int
    base: str = ""
    threshold: str = ""
    strict: bool = False
    threshold_source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """What the tellers counted: papers out, papers back, invalid ones, votes by unit."""

    issued: int
    returned: int
    invalid: int
    votes: Mapping[int, int]


@transaction.atomic
def plan_motion(
    motion: Motion,
    rules: MotionRules,
    units: Sequence[int],
    *,
    revision: int,
    actor: User,
    at: datetime,
) -> Motion:
    """Set how a motion is decided and which units are put forward, in order.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceClosed, MotionDecided: too late.
        StalePage: somebody saved after ``revision``.
        CandidatesRefused: a unit outside the bloc, one twice, or one that may not hold the office.
        ShareOutOfRange, WrongMethod: a vote without base or with a share that is none.
    """
    motion = undecided_motion(motion, actor)
    refuse_stale(motion, revision)
    _check_rules(motion, rules)
    _check_units(motion, units)
    refuse_unfit(motion, rules.method, rules.seats, units)
    before = [candidate.unit_id for candidate in motion.candidates.all()]
    for name, value in asdict(rules).items():
        setattr(motion, name, value)
    motion.revision += 1
    motion.save()
    motion.candidates.all().delete()
    Candidate.objects.bulk_create(
        Candidate(motion=motion, unit_id=unit, order=order) for order, unit in enumerate(units)
    )
    data = asdict(rules) | {"candidates": {"from": before, "to": list(units)}}
    stir(motion.conference)
    record("meetings.plan_motion", motion, actor=actor, at=at, data=data)
    return motion


@transaction.atomic
def record_counts(motion: Motion, counts: Counts, *, actor: User, at: datetime) -> Motion:
    """Enter a count done by hand; base and threshold decide who is chosen.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceNotOpen, MotionDecided, MotionAtVote: not the time.
        WrongMethod: the motion is not decided by a vote.
        BallotError: numbers that no count can give; names the field, the value, the limit.
    """
    motion = motion_to_decide(motion, actor)
    if motion.method != Motion.Method.VOTE:
        raise WrongMethod(_("Nội dung này không quyết định bằng bỏ phiếu."))
    candidates = {row.unit_id: row for row in motion.candidates.select_related("unit")}
    result = _counted(motion, candidates, counts)
    elected = set(result.elected)
    for unit_id, row in candidates.items():
        row.votes, row.is_chosen = counts.votes[unit_id], row.unit.code in elected
    motion.issued, motion.returned = counts.issued, counts.returned
    motion.invalid = counts.invalid
    _decide(motion, candidates.values(), VoteOutcome.of(result), at)
    record("meetings.record_counts", motion, actor=actor, at=at, data={"outcome": motion.outcome})
    return motion


def _counted(motion: Motion, candidates: Mapping[int, Candidate], counts: Counts) -> BallotResult:
    if set(counts.votes) != set(candidates):
        raise CountsRefused(_("Phải ghi số phiếu của từng đơn vị được đề nghị."))
    hall = units_in_hall(motion.conference)
    for label, value, limit, bound in (
        (_("Phiếu phát ra"), counts.issued, hall.total, _("tổng số đơn vị")),
        (_("Phiếu thu về"), counts.returned, counts.issued, _("phiếu phát ra")),
        (_("Phiếu không hợp lệ"), counts.invalid, counts.returned, _("phiếu thu về")),
    ):
        if not 0 <= value <= limit:
            raise CountsRefused(
                _("%(label)s: %(count)s, phải từ 0 đến %(limit)s (%(bound)s)")
                % {"label": label, "count": value, "limit": limit, "bound": bound}
            )
    by_code = {row.unit.code: Votes(counts.votes[unit]) for unit, row in candidates.items()}
    rules = BallotRules(
        Kind.APPROVAL,
        tuple(by_code),
        Threshold(parse_share(motion.threshold), Base(motion.base), motion.strict),
        seats=motion.seats,
        blank_is_valid=True,  # a paper that agrees to nobody says "no"; motions set no other rule
    )
    totals = Totals(counts.returned, counts.returned - counts.invalid, by_code)
    return count_from_totals(rules, Roll(hall.total, hall.present), totals)


@transaction.atomic
def agree_motion(motion: Motion, units: Sequence[int], *, actor: User, at: datetime) -> Motion:
    """Record what the meeting agreed on without a vote: the chosen units, or none.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceNotOpen, MotionDecided, MotionAtVote: not the time.
        WrongMethod: the motion is decided by a vote.
        CandidatesRefused: a unit that was not put forward, or more than there are seats.
    """
    motion = motion_to_decide(motion, actor)
    if motion.method == Motion.Method.VOTE:
        raise WrongMethod(_("Nội dung này quyết định bằng bỏ phiếu: nhập kết quả kiểm phiếu."))
    if motion.method == Motion.Method.APPOINTMENT:
        raise WrongMethod(_("Nội dung này do cấp trên chỉ định: ghi quyết định chỉ định."))
    if motion.method == Motion.Method.RANKING:
        raise WrongMethod(_("Nội dung này quyết định theo xếp hạng đã công bố."))
    candidates = {row.unit_id: row for row in motion.candidates.select_related("unit")}
    strangers = set(units) - set(candidates)
    if strangers or len(set(units)) > motion.seats:
        raise CandidatesRefused(
            _("Chọn %(count)s đơn vị, được chọn tối đa %(seats)s trong danh sách đề nghị.")
            % {"count": len(set(units)), "seats": motion.seats}
        )
    for unit_id, row in candidates.items():
        row.is_chosen = unit_id in units
    chosen = [row.unit.code for row in candidates.values() if row.is_chosen]
    _decide(motion, candidates.values(), VoteOutcome(tuple(chosen)), at)
    record("meetings.agree_motion", motion, actor=actor, at=at, data={"outcome": motion.outcome})
    return motion


@transaction.atomic
def reopen_motion(motion: Motion, reason: str, *, actor: User, at: datetime) -> Motion:
    """Take back a decision before the conference closes, with a reason.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceClosed: it is over.
        MotionNotDecided: there is nothing to take back.
        ReasonMissing: no reason given.
    """
    motion = motion_to_run(motion, actor)
    if motion.decided_at is None:
        raise MotionNotDecided(_("“%s” chưa có kết luận để lấy lại.") % motion.title)
    if not reason.strip():
        raise ReasonMissing(_("Ghi lý do quyết định lại “%s”.") % motion.title)
    before = motion.outcome
    motion.earlier = [*motion.earlier, reopening_as_told(motion, reason.strip())]
    motion.outcome, motion.decided_at = None, None
    motion.source = Motion.Source.COUNTS
    motion.issued = motion.returned = motion.invalid = None  # they stand in ``earlier``
    motion.revision += 1
    motion.save()
    motion.candidates.update(is_chosen=False, votes=None)
    data = {"from": before, "reason": reason.strip()}
    stir(motion.conference)
    record("meetings.reopen_motion", motion, actor=actor, at=at, data=data)
    return motion


def _decide(
    motion: Motion, candidates: Iterable[Candidate], outcome: VoteOutcome, at: datetime
) -> None:
    Candidate.objects.bulk_update(candidates, ["votes", "is_chosen"])
    motion.outcome = outcome.to_mapping()
    motion.decided_at = at
    motion.revision += 1
    motion.save()
    stir(motion.conference)


def _check_rules(motion: Motion, rules: MotionRules) -> None:
    if rules.seats < 1:
        raise CandidatesRefused(_("Số lượng: %s, phải từ 1 trở lên.") % rules.seats)
    refuse_wrong_leader(motion, rules.method, rules.seats, rules.threshold_source)
    if rules.method != Motion.Method.VOTE:
        return
    parse_share(rules.threshold)
    if rules.base not in Motion.Base.values:
        raise WrongMethod(_("Bỏ phiếu phải ghi rõ tỷ lệ tính trên đâu."))


def _check_units(motion: Motion, units: Sequence[int]) -> None:
    members = {member.unit_id for member in members_of(motion.conference.season)}
    if not set(units) <= members:
        raise CandidatesRefused(_("Có đơn vị không phải thành viên của Khối năm này."))
    if len(set(units)) != len(units):
        raise CandidatesRefused(_("Có đơn vị được ghi hai lần."))
