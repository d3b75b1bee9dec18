"""A slip that is spoilt, seen by somebody else, or lost: void it, and let its unit take another.

Nothing says whose slip is which, and nothing may: so a slip is known by its code, or by being the
only one that has not voted. No paper is touched: a slip that voted is never exchanged.
"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.ballots.actions.keys import key_of
from thidua.apps.ballots.actions.locking import locked_ballot, refuse_unless_open
from thidua.apps.ballots.box.sealing import slip_mac
from thidua.apps.ballots.box.takings import way_of
from thidua.apps.ballots.models import Ballot, RollEntry
from thidua.apps.ballots.refusals import BallotNotOpen, NothingToExchange, SlipUnknown, SlipUsed
from thidua.domain.ballot_codes import read_code


@transaction.atomic
def exchange_slip(entry: RollEntry, code: str, *, actor: User, at: datetime) -> Ballot:
    """The old slip, whose code is at hand, is void; its unit may take another in any way.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.exchange_slip``.
        BallotNotOpen: it is not open, or is held on paper.
        NothingToExchange: the unit has taken no slip.
        CodeMisread, SlipUnknown, SlipUsed: no code; of no slip of this ballot; it has voted.
        SlipUnknown: a slip of another kind than the unit took, or one that nobody took.
        KeyMissing: the box has lost its key.
    """
    ballot = _with_slips(entry.ballot, actor, permission="ballots.exchange_slip")
    (held,) = _held(ballot, [entry.pk])
    mac = slip_mac(key_of(ballot), read_code(code))
    slip = ballot.slips.select_for_update().filter(mac=mac).first()
    if slip is None:
        raise SlipUnknown(_("Không có phiếu nào của cuộc bỏ phiếu này mang mã ấy."))
    if slip.is_used:
        raise SlipUsed(_("Phiếu mang mã này đã bỏ vào hòm: không đổi được."))
    _refuse_anothers(ballot, held, is_printed=slip.is_printed)
    slip.delete()
    _give_back(ballot, [held])
    record("ballots.exchange_slip", ballot, actor=actor, at=at, data={"unit": held.unit.called})
    return ballot


@transaction.atomic
def replace_lost_slips(
    ballot: Ballot, entries: Collection[int], *, actor: User, at: datetime
) -> Ballot:
    """Without a code: once everybody else has voted, the slips that have not are the lost ones.

    Slips drawn on phones and printed ones are told apart; printed slips that nobody took are void
    with a lost one, since nothing tells these apart.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.replace_lost_slips``.
        BallotNotOpen: it is not open, or is held on paper.
        NothingToExchange: no unit is named, one has no slip, others have yet to vote, or a printed
            slip voted that the table did not note.
    """
    ballot = _with_slips(ballot, actor, permission="ballots.replace_lost_slips")
    lost = _held(ballot, entries)
    list(ballot.slips.select_for_update().order_by("mac").values_list("mac"))
    printed = [_is_at_table(row) for row in lost]
    waiting = {False: ballot.slips.filter(is_printed=False, is_used=False).count()}
    waiting[True] = _noted_and_waiting(ballot)
    if waiting[True] < 0:
        raise NothingToExchange(
            _(
                "%d phiếu in đã bỏ mà bàn chưa ghi đơn vị nào nhận: ghi nhận phiếu cho các đơn vị "
                "ấy rồi mới hủy được phiếu bị mất."
            )
            % -waiting[True]
        )
    if any(waiting[kind] != printed.count(kind) for kind in waiting):
        raise NothingToExchange(
            _(
                "Còn %(waiting)s phiếu chưa bỏ, đơn vị báo mất: %(lost)s. Máy chủ không biết phiếu"
                " nào của ai: mời các đơn vị khác bỏ xong rồi mới hủy được phiếu bị mất."
            )
            % {"waiting": sum(waiting.values()), "lost": len(lost)}
        )
    void, _models = ballot.slips.filter(is_used=False, is_printed__in=printed).delete()
    _give_back(ballot, lost)
    data = {"void": void, "units": sorted(row.unit.called for row in lost)}
    record("ballots.replace_lost_slips", ballot, actor=actor, at=at, data=data)
    return ballot


def _with_slips(ballot: Ballot, actor: User, *, permission: str) -> Ballot:
    ballot = locked_ballot(ballot)
    authorise(actor, permission, ballot)
    refuse_unless_open(ballot)
    if ballot.way != Ballot.Way.SLIPS:
        raise BallotNotOpen(_("Lần này bỏ phiếu giấy: đổi phiếu giấy tại bàn, không ghi ở đây."))
    return ballot


def _held(ballot: Ballot, keys: Collection[int]) -> list[RollEntry]:
    """Locked: units with a slip of their own."""
    rows = ballot.roll.select_for_update(of=("self",)).select_related("unit", "taken_by")
    held = list(rows.filter(pk__in=keys, has_slip=True))
    if not held or len(held) < len(set(keys)):
        raise NothingToExchange(_("Chọn đơn vị đã nhận phiếu mà cần đổi."))
    return held


def _is_at_table(entry: RollEntry) -> bool:
    """Whether the unit's slip is a printed one; what an older version noted was."""
    return entry.taken != RollEntry.Taken.PHONE


def _noted_and_waiting(ballot: Ballot) -> int:
    """Printed slips that the table noted and that have not voted; below 0: some were not noted."""
    noted = sum(_is_at_table(row) for row in ballot.roll.filter(has_slip=True))
    return noted - ballot.slips.filter(is_printed=True, is_used=True).count()


def _refuse_anothers(ballot: Ballot, held: RollEntry, *, is_printed: bool) -> None:
    if is_printed != _is_at_table(held):
        raise SlipUnknown(
            _("%(unit)s đã %(way)s: mã này không phải của phiếu đó.")
            % {"unit": held.unit, "way": way_of(held)}
        )
    if is_printed and _noted_and_waiting(ballot) < 1:
        raise SlipUnknown(
            _("Mọi phiếu in bàn đã ghi nhận đều đã bỏ: phiếu này chưa ghi cho đơn vị nào.")
        )


def _give_back(ballot: Ballot, held: Collection[RollEntry]) -> None:
    """As if they had taken none yet."""
    none = {"has_slip": False, "taken": "", "taken_by": None}
    ballot.roll.filter(pk__in=[row.pk for row in held]).update(**none)
    ballot.revision += 1
    ballot.save(update_fields=["revision"])
