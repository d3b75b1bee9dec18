"""Slips: printed in a batch, or drawn on a delegate's own screen. Codes are never stored.

Drawing is not entered in the journal: its times, beside the times of votes, would tell too much.
"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.authorise import authorise
from thidua.apps.accounts.models import User
from thidua.apps.audit.actions import record
from thidua.apps.ballots.actions.locking import locked_ballot, refuse_unless_open
from thidua.apps.ballots.models import Ballot, RollEntry, Slip
from thidua.apps.ballots.queries import is_present, reason_not_to_vote
from thidua.apps.ballots.refusals import BallotNotOpen, NoSlipsLeft, SlipRefused
from thidua.apps.ballots.sealing import box_key, ensure_key, new_code, slip_mac


@transaction.atomic
def print_slips(ballot: Ballot, count: int, *, actor: User, at: datetime) -> list[str]:
    """New codes for the printer; this is the only moment at which anybody can see them.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.hand_out``.
        BallotNotOpen: the ballot is over, or is held on paper.
        NoSlipsLeft: more than the units that may vote and have no slip yet.
    """
    ballot = locked_ballot(ballot)
    authorise(actor, "ballots.hand_out", ballot)
    if ballot.way != Ballot.Way.SLIPS or ballot.state not in {"draft", "open"}:
        raise BallotNotOpen(_("Cuộc bỏ phiếu này không in phiếu có mã được nữa."))
    codes = _new_slips(ballot, count)
    record("ballots.print_slips", ballot, actor=actor, at=at, data={"count": count})
    return codes


@transaction.atomic
def draw_slip(entry: RollEntry, *, actor: User) -> str:
    """One slip for a delegate who is present: the roll notes that, never which.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.vote``.
        BallotNotOpen: it is not open, or is held on paper.
        SlipRefused: excluded, absent, no longer a member, or has a slip already.
        NoSlipsLeft: all slips were printed: take one from the table.
    """
    ballot = locked_ballot(entry.ballot)
    authorise(actor, "ballots.vote", entry)
    refuse_unless_open(ballot)
    if ballot.way != Ballot.Way.SLIPS:
        raise BallotNotOpen(_("Lần này bỏ phiếu giấy: nhận phiếu tại bàn kiểm phiếu."))
    entry = RollEntry.objects.select_for_update().get(pk=entry.pk)
    entry.ballot = ballot
    _refuse_slip(entry)
    codes = _new_slips(ballot, 1)
    RollEntry.objects.filter(pk=entry.pk).update(has_slip=True)
    return codes[0]


@transaction.atomic
def hand_out_slips(
    ballot: Ballot, entries: Collection[int], *, actor: User, at: datetime
) -> Ballot:
    """Note which units took a printed slip or a paper at the table.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.hand_out``.
        BallotNotOpen: it is not open.
        SlipRefused: one is excluded, absent, no longer a member, or has a slip already.
    """
    ballot = locked_ballot(ballot)
    authorise(actor, "ballots.hand_out", ballot)
    refuse_unless_open(ballot)
    rows = list(ballot.roll.select_for_update(of=("self",)).filter(pk__in=entries))
    for entry in rows:
        entry.ballot = ballot
        _refuse_slip(entry)
    ballot.roll.filter(pk__in=[entry.pk for entry in rows]).update(has_slip=True)
    record("ballots.hand_out", ballot, actor=actor, at=at, data={"count": len(rows)})
    return ballot


def _refuse_slip(entry: RollEntry) -> None:
    reason = reason_not_to_vote(entry)
    if reason:
        raise SlipRefused(reason)
    if entry.has_slip or entry.has_opinion:
        raise SlipRefused(_("%s đã nhận phiếu; mỗi đơn vị một phiếu.") % entry.unit)
    if not is_present(entry):
        raise SlipRefused(_("%s chưa được điểm danh có mặt tại hội nghị.") % entry.unit)


def _new_slips(ballot: Ballot, count: int) -> list[str]:
    """Written in the order of their hashes, given out in the order of chance."""
    ensure_key(ballot.public_id)
    entitled = ballot.roll.filter(is_excluded=False).count()
    left = entitled - ballot.slips.count()
    if not 1 <= count <= left:
        raise NoSlipsLeft(
            _("Số phiếu: %(count)s; còn phát được %(left)s phiếu (%(entitled)s đơn vị được bỏ).")
            % {"count": count, "left": left, "entitled": entitled}
        )
    key = box_key(ballot.public_id)
    codes = [new_code() for _slip in range(count)]
    macs = sorted(slip_mac(key, code) for code in codes)
    Slip.objects.bulk_create(Slip(mac=mac, ballot=ballot) for mac in macs)
    return codes
