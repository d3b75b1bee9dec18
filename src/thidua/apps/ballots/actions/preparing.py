"""Before a vote: the question, who stands, who may not vote, the threshold and its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.ballots.actions.locking import (
    locked_ballot,
    refuse_other_ballots,
    refuse_stale,
    refuse_unless_draft,
)
from thidua.apps.ballots.models import Ballot, Nominee, RollEntry, TellerCount
from thidua.apps.ballots.queries import attendance, rules_of, standing_nominees, was_voted_on
from thidua.apps.ballots.refusals import BallotNotReady
from thidua.apps.meetings.actions.adding import add_motion
from thidua.apps.meetings.actions.leading import refuse_wrong_leader
from thidua.apps.meetings.models import Conference, Motion
from thidua.apps.meetings.queries import suggested_units
from thidua.apps.seasons.queries import members_of
from thidua.web.reasons import ReasonMissing

COPIED = (
    *("question", "kind", "way", "base", "threshold", "strict", "threshold_source", "quorum"),
    *("blank_is_valid", "allows_opinions", "publishes"),
)


@dataclass(frozen=True, slots=True)
class BallotPlan:
    """Everything decided before a vote. ``excluded``: unit and reason; ``tellers``: users."""

    question: str
    kind: str
    seats: int
    base: str
    threshold: str
    threshold_source: str
    nominees: tuple[int, ...]
    way: str = Ballot.Way.SLIPS
    strict: bool = False
    quorum: str = ""
    blank_is_valid: bool = False
    allows_opinions: bool = False
    publishes: str = Ballot.Publishes.COUNTS
    excluded: Mapping[int, str] = field(default_factory=dict)
    tellers: tuple[int, ...] = ()
    repeat_reason: str = ""


@transaction.atomic
def prepare_ballot(motion: Motion, plan: BallotPlan, *, actor: User, at: datetime) -> Ballot:
    """A new ballot on a motion, as a draft.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.prepare``.
        BallotWaiting: the motion has a ballot that is not published yet.
        ReasonMissing: the motion was voted on before, and nobody says why again.
        BallotNotReady: the conference is over, or the plan contradicts itself.
        CandidatesRefused: more than one seat for who leads the bloc.
        BallotError: a share, seats or candidates that make no sense.
    """
    authorise(actor, "ballots.prepare", motion)
    if motion.conference.state == Conference.State.CLOSED:
        raise BallotNotReady(_("Hội nghị đã bế mạc nên không chuẩn bị bỏ phiếu được nữa."))
    refuse_other_ballots(motion)
    ballot = Ballot(motion=motion)
    _write(ballot, plan)
    record("ballots.prepare", ballot, actor=actor, at=at, data=_told(plan))
    return ballot


@transaction.atomic
def put_to_vote(
    conference: Conference, award: str, plan: BallotPlan, *, actor: User, at: datetime
) -> Ballot:
    """A motion on another award and its ballot, both or neither.

    Raises:
        PermissionDenied, ConferenceClosed, MotionExists: see ``add_motion``.
        BallotNotReady, BallotError, ReasonMissing: see ``prepare_ballot``.
    """
    motion = add_motion(conference, award, actor=actor, at=at)
    return prepare_ballot(motion, plan, actor=actor, at=at)


@transaction.atomic
def edit_ballot(
    ballot: Ballot, plan: BallotPlan, *, revision: int, actor: User, at: datetime
) -> Ballot:
    """Change a draft.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.edit``.
        BallotNotDraft: the vote has been opened.
        StalePage: somebody saved after ``revision``.
        BallotNotReady, BallotError: the plan contradicts itself.
    """
    ballot = locked_ballot(ballot)
    authorise(actor, "ballots.edit", ballot.motion)
    refuse_unless_draft(ballot)
    refuse_stale(ballot, revision)
    _write(ballot, plan)
    record("ballots.edit", ballot, actor=actor, at=at, data=_told(plan))
    return ballot


@transaction.atomic
def withdraw_nominee(nominee: Nominee, reason: str, *, actor: User, at: datetime) -> Nominee:
    """Take a unit off the list before the vote, with its reason.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.withdraw_nominee``.
        BallotNotDraft: the vote has been opened.
        ReasonMissing: no reason given.
    """
    ballot = locked_ballot(nominee.ballot)
    authorise(actor, "ballots.withdraw_nominee", ballot.motion)
    refuse_unless_draft(ballot)
    if not reason.strip():
        raise ReasonMissing(_("Ghi lý do %s rút khỏi danh sách.") % nominee.unit)
    nominee.is_withdrawn, nominee.withdrawn_reason = True, reason.strip()
    nominee.save(update_fields=["is_withdrawn", "withdrawn_reason"])
    ballot.revision += 1
    ballot.save(update_fields=["revision"])
    data = {"unit": nominee.unit.called, "reason": nominee.withdrawn_reason}
    record("ballots.withdraw_nominee", ballot, actor=actor, at=at, data=data)
    return nominee


def _write(ballot: Ballot, plan: BallotPlan) -> None:
    for name in (*COPIED, "seats"):
        setattr(ballot, name, getattr(plan, name))
    ballot.repeat_reason = plan.repeat_reason.strip()
    refuse_wrong_leader(ballot.motion, Motion.Method.VOTE, plan.seats, plan.threshold_source)
    _check(ballot, plan)
    ballot.revision += 1
    ballot.save()
    ranked = {unit.pk for unit in suggested_units(ballot.motion)}
    round_before = set(ballot.previous.nominees.values_list("unit_id", flat=True)) if (
        ballot.previous
    ) else set()  # fmt: skip
    sources = {
        unit: Nominee.Source.ROUND if unit in round_before
        else Nominee.Source.RANKING if unit in ranked else Nominee.Source.HALL
        for unit in plan.nominees
    }  # fmt: skip
    _write_nominees(ballot, list(plan.nominees), sources)
    write_roll(ballot, plan.excluded)
    write_tellers(ballot, list(plan.tellers))
    rules_of(ballot, standing_nominees(ballot))


def _check(ballot: Ballot, plan: BallotPlan) -> None:
    members = {row.unit_id for row in members_of(ballot.motion.conference.season)}
    if not set(plan.nominees) <= members or len(set(plan.nominees)) != len(plan.nominees):
        raise BallotNotReady(_("Danh sách bỏ phiếu có đơn vị ngoài Khối hoặc ghi hai lần."))
    if not plan.nominees:
        raise BallotNotReady(_("Danh sách bỏ phiếu chưa có đơn vị nào."))
    if any(not reason.strip() for reason in plan.excluded.values()):
        raise ReasonMissing(_("Ghi lý do cho từng đơn vị không được bỏ phiếu."))
    if ballot.previous_id is None and not ballot.repeat_reason and was_voted_on(ballot.motion):
        raise ReasonMissing(
            _("“%s” đã bỏ phiếu và công bố: ghi lý do bỏ phiếu lại, lý do vào biên bản.")
            % ballot.motion.title
        )
    if plan.way == Ballot.Way.PAPER and len(set(plan.tellers)) != 2:
        raise BallotNotReady(_("Phiếu giấy cần đúng hai người kiểm phiếu khác nhau."))
    if plan.way == Ballot.Way.PAPER and plan.allows_opinions:
        raise BallotNotReady(_("Phiếu giấy không nhận ý kiến gửi bằng tài khoản."))
    if not plan.threshold_source.strip():
        raise BallotNotReady(_("Căn cứ của tỷ lệ: chưa ghi, phải nêu văn bản quy định tỷ lệ này."))


def _write_nominees(
    ballot: Ballot, units: list[int], sources: Mapping[int, Nominee.Source]
) -> None:
    """Those who withdrew and are still named stay withdrawn; the others are written anew."""
    kept = {row.unit_id: row for row in ballot.nominees.filter(is_withdrawn=True)}
    ballot.nominees.exclude(pk__in=[row.pk for row in kept.values()]).delete()
    Nominee.objects.bulk_create(
        Nominee(ballot=ballot, unit_id=unit, source=sources[unit], order=order)
        for order, unit in enumerate(units)
        if unit not in kept
    )


def write_roll(ballot: Ballot, excluded: Mapping[int, str]) -> None:
    """Everybody on the conference's roll; ``excluded``: who may not vote, with the reason."""
    ballot.roll.all().delete()
    RollEntry.objects.bulk_create(
        RollEntry(
            ballot=ballot,
            unit_id=row.unit_id,
            is_excluded=row.unit_id in excluded,
            exclusion_reason=excluded.get(row.unit_id, "").strip(),
        )
        for row in attendance(ballot).order_by("pk")
    )


def write_tellers(ballot: Ballot, tellers: list[int]) -> None:
    """The tellers of a paper ballot, with nothing counted yet."""
    ballot.teller_counts.all().delete()
    TellerCount.objects.bulk_create(
        TellerCount(ballot=ballot, teller_id=teller) for teller in sorted(set(tellers))
    )


def _told(plan: BallotPlan) -> dict[str, object]:
    named = {name: getattr(plan, name) for name in (*COPIED, "seats")}
    told = named | {"nominees": list(plan.nominees), "excluded": dict(plan.excluded)}
    return told | {"repeat_reason": plan.repeat_reason} if plan.repeat_reason else told
