"""Slips: printed in a batch, or drawn on a delegate's own screen. Codes are never stored.

Drawing is not entered in the journal: its times, beside the times of votes, would tell too much.
"""

from collections.abc import Callable, Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.ballots.actions.keys import give_key
from thidua.apps.ballots.actions.locking import (
    locked_ballot,
    refuse_stale,
    refuse_unless_open,
    shared_ballot,
)
from thidua.apps.ballots.box.sealing import new_code, slip_mac
from thidua.apps.ballots.models import Ballot, RollEntry, Slip
from thidua.apps.ballots.queries import has_printed, is_present, reason_not_to_vote, slips_left
from thidua.apps.ballots.refusals import BallotNotOpen, NoSlipsLeft, SlipRefused


@transaction.atomic
def print_slips(ballot: Ballot, count: int, *, actor: User, at: datetime) -> list[str]:
    """New codes for the printer; this is the only moment at which anybody can see them.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.print_slips``.
        BallotNotOpen: the ballot is over, or is held on paper.
        NoSlipsLeft: more than the units that may vote and have no slip yet.
        KeyMissing: slips were made on another machine.
    """
    ballot = _to_print(ballot, actor, permission="ballots.print_slips")
    codes = _new_slips(ballot, count, is_printed=True)
    record("ballots.print_slips", ballot, actor=actor, at=at, data={"count": count})
    return codes


@transaction.atomic
def reprint_slips(ballot: Ballot, *, revision: int, actor: User, at: datetime) -> list[str]:
    """New codes in the place of all printed ones that have not voted: the old slips are void.

    Before the first is handed out nobody notices. Afterwards whoever holds an old slip brings it
    to the table for a new one: the roll says that the unit has taken one, and stays as it is.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.reprint_slips``.
        BallotNotOpen: the ballot is over, or is held on paper.
        StalePage: somebody printed after ``revision``.
        NoSlipsLeft: no printed slip is left that has not voted.
        KeyMissing: slips were made on another machine.
    """
    ballot = _to_print(ballot, actor, permission="ballots.reprint_slips")
    refuse_stale(ballot, revision)
    void, _models = ballot.slips.filter(is_printed=True, is_used=False).delete()
    if not void:
        raise NoSlipsLeft(_("Không còn phiếu in nào chưa bỏ để in lại."))
    codes = _new_slips(ballot, min(void, slips_left(ballot)), is_printed=True)
    data = {"count": len(codes), "void": void}
    record("ballots.reprint_slips", ballot, actor=actor, at=at, data=data)
    return codes


class _Printed(Exception):
    """Slips were printed too: how many are left must be counted by one at a time."""


def draw_slip(entry: RollEntry, *, actor: User) -> str:
    """One slip for a delegate who is present: the roll notes that, never which.

    Where no slip was printed there is one for each line of the roll, which is held by itself:
    as many draw at once as there are delegates. Whoever prints, opens or closes waits for them.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.draw_slip``.
        BallotNotOpen: it is not open, or is held on paper.
        SlipRefused: excluded, absent, no longer a member, or has a slip already.
        NoSlipsLeft: all slips were printed: take one from the table.
    """
    try:
        return _draw(entry, actor, shared_ballot)
    except _Printed:
        return _draw(entry, actor, locked_ballot)


@transaction.atomic
def _draw(entry: RollEntry, actor: User, held: Callable[[Ballot], Ballot]) -> str:
    ballot = held(entry.ballot)
    authorise(actor, "ballots.draw_slip", entry)
    refuse_unless_open(ballot)
    if ballot.way != Ballot.Way.SLIPS:
        raise BallotNotOpen(_("Lần này bỏ phiếu giấy: nhận phiếu tại bàn kiểm phiếu."))
    is_counted = has_printed(ballot)
    if is_counted and held is shared_ballot:
        raise _Printed
    entry = RollEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    entry.ballot = ballot
    _refuse_slip(entry)
    codes = _new_slips(ballot, 1, is_printed=False) if is_counted else _slips(ballot, 1)
    taken = {"has_slip": True, "taken": RollEntry.Taken.PHONE, "taken_by": actor}
    RollEntry.objects.filter(pk=entry.pk).update(**taken)
    return codes[0]


@transaction.atomic
def hand_out_slips(
    ballot: Ballot, entries: Collection[int], *, actor: User, at: datetime
) -> Ballot:
    """Note which units took a printed slip or a paper at the table; the hall sees it at once.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.hand_out_slips``.
        BallotNotOpen: it is not open.
        SlipRefused: one is excluded, absent, no longer a member, or has a slip already.
    """
    ballot = locked_ballot(ballot)
    authorise(actor, "ballots.hand_out_slips", ballot)
    refuse_unless_open(ballot)
    rows = list(
        ballot.roll.select_for_update(of=("self",)).select_related("unit").filter(pk__in=entries)
    )
    for entry in rows:
        entry.ballot = ballot
        _refuse_slip(entry)
    taken = {"has_slip": True, "taken": RollEntry.Taken.TABLE, "taken_by": actor}
    ballot.roll.filter(pk__in=[entry.pk for entry in rows]).update(**taken)
    data = {"count": len(rows), "taken": sorted(row.unit.name for row in rows)}
    record("ballots.hand_out_slips", ballot, actor=actor, at=at, data=data)
    return ballot


def _refuse_slip(entry: RollEntry) -> None:
    reason = reason_not_to_vote(entry)
    if reason:
        raise SlipRefused(reason)
    if entry.has_slip or entry.has_opinion:
        raise SlipRefused(_("%s đã nhận phiếu; mỗi đơn vị một phiếu.") % entry.unit)
    if not is_present(entry):
        raise SlipRefused(_("%s chưa được điểm danh có mặt tại hội nghị.") % entry.unit)


def _to_print(ballot: Ballot, actor: User, *, permission: str) -> Ballot:
    ballot = locked_ballot(ballot)
    authorise(actor, permission, ballot)
    if ballot.way != Ballot.Way.SLIPS or ballot.state not in {"draft", "open"}:
        raise BallotNotOpen(_("Cuộc bỏ phiếu này không in phiếu có mã được nữa."))
    return ballot


def _new_slips(ballot: Ballot, count: int, *, is_printed: bool) -> list[str]:
    """As many as are left, else none."""
    left = slips_left(ballot)
    if not 1 <= count <= left:
        raise NoSlipsLeft(
            _("Số phiếu: %(count)s; còn phát được %(left)s phiếu (mỗi đơn vị được bỏ một phiếu).")
            % {"count": count, "left": left}
        )
    codes = _slips(ballot, count, is_printed=is_printed)
    if is_printed:
        ballot.revision += 1
        ballot.save(update_fields=["revision"])
    return codes


def _slips(ballot: Ballot, count: int, *, is_printed: bool = False) -> list[str]:
    """Written in the order of their hashes, given out in the order of chance."""
    key = give_key(ballot)
    codes = [new_code() for _slip in range(count)]
    macs = sorted(slip_mac(key, code) for code in codes)
    Slip.objects.bulk_create(Slip(mac=mac, ballot=ballot, is_printed=is_printed) for mac in macs)
    return codes
