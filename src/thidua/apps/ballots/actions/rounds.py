"""A further ballot after one that ended: a second round, or the same once more after a stop."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.ballots.actions.locking import locked_ballot, refuse_other_ballots
from thidua.apps.ballots.actions.preparing import COPIED, write_roll, write_tellers
from thidua.apps.ballots.models import Ballot, Nominee
from thidua.apps.ballots.queries import rules_of, standing_nominees
from thidua.apps.ballots.refusals import BallotNotCounted, BallotNotReady
from thidua.apps.meetings.models import Conference
from thidua.domain.ballot_rounds import second_round


@transaction.atomic
def prepare_second_round(ballot: Ballot, *, best: int | None, actor: User, at: datetime) -> Ballot:
    """A draft for the seats left: among the tied, or among the ``best`` so many not elected.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.prepare_second_round``.
        BallotNotCounted: the first round is not published, or was voted on again since.
        BallotNotReady: the conference is over.
        BallotWaiting: the motion has a ballot that is not published yet.
        NoSecondRound: no seat is left, or nobody to choose among.
    """
    first = locked_ballot(ballot)
    authorise(actor, "ballots.prepare_second_round", first.motion)
    kept = first.kept
    if first.state != Ballot.State.PUBLISHED or kept is None:
        raise BallotNotCounted(_("Công bố kết quả vòng này trước khi bỏ phiếu vòng sau."))
    _refuse_later(first)
    if best is not None and first.publishes == Ballot.Publishes.OUTCOME:
        raise BallotNotCounted(
            _("Vòng này không giữ số phiếu nên chỉ bỏ lại giữa các bên bằng nhau.")
        )
    nominees = {row.unit.code: row for row in standing_nominees(first)}
    again = second_round(rules_of(first, list(nominees.values())), kept, best=best)
    made = _copy(first, previous=first, round=first.round + 1, seats=again.seats)
    units = [nominees[code].unit_id for code in again.candidates]
    Nominee.objects.bulk_create(
        Nominee(ballot=made, unit_id=unit, source=Nominee.Source.ROUND, order=order)
        for order, unit in enumerate(units)
    )
    data = {"previous": first.pk, "seats": again.seats, "units": units}
    record("ballots.prepare_second_round", made, actor=actor, at=at, data=data)
    return made


@transaction.atomic
def prepare_again(ballot: Ballot, *, actor: User, at: datetime) -> Ballot:
    """A draft like one that was stopped: question, candidates, threshold, base, source, voters.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.prepare_again``.
        BallotNotCounted: it was not stopped, or was voted on again since.
        BallotNotReady: the conference is over.
        BallotWaiting: the motion has a ballot that is not published yet.
    """
    stopped = locked_ballot(ballot)
    authorise(actor, "ballots.prepare_again", stopped.motion)
    if stopped.state != Ballot.State.VOID:
        raise BallotNotCounted(_("“%s” không bị dừng nên không chuẩn bị lại.") % stopped.question)
    _refuse_later(stopped)
    same = {name: getattr(stopped, name) for name in ("previous", "round", "seats")}
    made = _copy(stopped, repeat_reason=stopped.repeat_reason, **same)
    Nominee.objects.bulk_create(
        Nominee(
            ballot=made,
            unit_id=row.unit_id,
            source=row.source,
            is_withdrawn=row.is_withdrawn,
            withdrawn_reason=row.withdrawn_reason,
            order=row.order,
        )
        for row in stopped.nominees.all()
    )
    record("ballots.prepare_again", made, actor=actor, at=at, data={"stopped": stopped.pk})
    return made


def _refuse_later(ballot: Ballot) -> None:
    """Only the motion's last ballot is followed by another, and by one."""
    if ballot.motion.conference.state == Conference.State.CLOSED:
        raise BallotNotReady(_("Hội nghị đã bế mạc nên không chuẩn bị bỏ phiếu được nữa."))
    refuse_other_ballots(ballot.motion)
    later = Ballot.objects.filter(motion=ballot.motion_id, pk__gt=ballot.pk)
    if later.exclude(state=Ballot.State.VOID).exists():
        raise BallotNotCounted(_("Sau “%s” nội dung này đã bỏ phiếu lại.") % ballot.question)


def _copy(ballot: Ballot, **differing: object) -> Ballot:
    """The same rules, voters and tellers, as a new draft without candidates."""
    copied = {name: getattr(ballot, name) for name in COPIED}
    made = Ballot.objects.create(motion=ballot.motion, **(copied | differing))
    excluded = ballot.roll.filter(is_excluded=True).values_list("unit_id", "exclusion_reason")
    write_roll(made, dict(excluded))
    write_tellers(made, [row.teller_id for row in ballot.teller_counts.all()])
    return made
