"""A paper falls into the box. Nobody is asked who it is, nothing is entered in the journal."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.ballots.actions.keys import key_of
from thidua.apps.ballots.actions.locking import refuse_unless_open
from thidua.apps.ballots.box.durability import durable
from thidua.apps.ballots.box.sealing import BoxKey, new_code, receipt_for, seal, slip_mac
from thidua.apps.ballots.models import Ballot, Nominee, Paper, RollEntry, Slip
from thidua.apps.ballots.queries import (
    is_present,
    reason_not_to_vote,
    rules_of,
    standing_nominees,
)
from thidua.apps.ballots.refusals import (
    BallotNotOpen,
    KeyMissing,
    MarksRefused,
    SlipRefused,
    SlipUnknown,
    SlipUsed,
)
from thidua.domain.ballot_codes import read_code
from thidua.domain.ballot_papers import Fault, Mark, find_fault
from thidua.domain.ballot_papers import MarkedPaper as MarkedPaper

Marks = Sequence[tuple[str, str | None]]


def cast_paper(
    ballot: Ballot, code: str, marks: Marks, nominees: Sequence[Nominee] | None = None
) -> str:
    """Use a slip up and put its paper into the box, both or neither; the voter's receipt.

    When this returns, the paper is on the disk. Everything slow is done before the transaction. A
    slip that is still there belongs to a ballot that is not closed: closing locks and deletes them.

    Raises:
        CodeMisread: no code of any slip.
        BallotNotOpen: it is not open, or is held on paper.
        SlipUsed, SlipUnknown: voted before; of no slip of this ballot.
        MarksRefused: marks that the ballot does not allow; a blank paper is allowed.
        KeyMissing: the box has lost its key.
    """
    code = read_code(code)
    if ballot.state != Ballot.State.OPEN:
        ballot.refresh_from_db(fields=["state", "key_fingerprint"])
    refuse_unless_open(ballot)
    if nominees is None:
        nominees = standing_nominees(ballot)
    key = _key_of(ballot)
    mac = slip_mac(key, code)
    paper, receipt = _sealed(ballot, key, marks, nominees)
    with durable(), transaction.atomic():
        if not Slip.objects.filter(mac=mac, ballot=ballot, is_used=False).update(is_used=True):
            _explain(ballot, mac)
        paper.save(force_insert=True)
    return receipt


def cast_opinion(entry: RollEntry, marks: Marks, *, actor: User) -> str:
    """The written opinion of an absent member, from the delegate's account; less secret.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.cast_opinion``.
        BallotNotOpen: it is not open, or takes no opinions.
        SlipRefused: excluded, no longer a member, present in the hall, or has voted.
        MarksRefused: marks that the ballot does not allow.
    """
    authorise(actor, "ballots.cast_opinion", entry)
    with durable(), transaction.atomic():
        ballot = Ballot.objects.select_related("motion__conference__season").get(pk=entry.ballot_id)
        refuse_unless_open(ballot)
        entry.ballot = ballot
        _refuse_opinion(entry)
        paper, receipt = _sealed(ballot, _key_of(ballot), marks, standing_nominees(ballot))
        free = RollEntry.objects.filter(pk=entry.pk, has_slip=False, has_opinion=False)
        if not free.update(has_opinion=True):
            raise SlipRefused(_("%s đã bỏ phiếu hoặc đã nhận phiếu.") % entry.unit)
        ballot.refresh_from_db(fields=["state"])  # closing may have held the entry meanwhile
        refuse_unless_open(ballot)
        paper.save(force_insert=True)
    return receipt


def check_slip(ballot: Ballot, code: str) -> str:
    """The code as printed, when it can still vote; nothing is written.

    Raises:
        CodeMisread, BallotNotOpen, SlipUsed, SlipUnknown, KeyMissing: as for ``cast_paper``.
    """
    code = read_code(code)
    refuse_unless_open(ballot)
    mac = slip_mac(_key_of(ballot), code)
    if not Slip.objects.filter(mac=mac, ballot=ballot, is_used=False).exists():
        _explain(ballot, mac)
    return code


def find_open_ballot(code: str) -> Ballot:
    """The open ballot that a slip is of; nothing is written.

    Raises:
        CodeMisread: no code of any slip.
        SlipUsed, SlipUnknown: voted before; of no open ballot.
        KeyMissing: of no ballot whose key is here, and there are others.
    """
    code = read_code(code)
    unread: KeyMissing | None = None
    for ballot in Ballot.objects.filter(state=Ballot.State.OPEN, way=Ballot.Way.SLIPS):
        try:
            check_slip(ballot, code)
        except SlipUnknown:
            continue
        except KeyMissing as error:
            unread = error
        else:
            return ballot
    if unread is not None:
        raise unread
    raise _of_no_slip()


def check_marks(ballot: Ballot, marks: Marks, nominees: Sequence[Nominee]) -> None:
    """Refuse what no paper of this ballot may say; a blank paper is allowed.

    Raises:
        MarksRefused: too many, twice, or a stranger.
    """
    _checked(ballot, marks, nominees)


def _key_of(ballot: Ballot) -> BoxKey:
    """The key; when it is gone, most likely because the box was closed this moment."""
    try:
        return key_of(ballot)
    except KeyMissing:
        ballot.refresh_from_db(fields=["state"])
        refuse_unless_open(ballot)
        raise


def _explain(ballot: Ballot, mac: str) -> None:
    ballot.refresh_from_db(fields=["state"])
    refuse_unless_open(ballot)
    if Slip.objects.filter(mac=mac, ballot=ballot).exists():
        raise SlipUsed(
            _("Phiếu này đã bỏ rồi. Nếu chính bạn vừa gửi thì phiếu của bạn đã vào hòm.")
        )
    raise _of_no_slip()


def _of_no_slip() -> SlipUnknown:
    return SlipUnknown(
        _(
            "Mã này không phải của cuộc bỏ phiếu đang mở, hoặc phiếu đã được in lại: xem lại phiếu,"
            " hoặc hỏi tổ kiểm phiếu."
        )
    )


def _refuse_opinion(entry: RollEntry) -> None:
    if not entry.ballot.allows_opinions or entry.ballot.way != Ballot.Way.SLIPS:
        raise BallotNotOpen(_("Cuộc bỏ phiếu này không nhận ý kiến gửi bằng tài khoản."))
    reason = reason_not_to_vote(entry)
    if reason:
        raise SlipRefused(reason)
    if is_present(entry):
        raise SlipRefused(_("%s có mặt tại hội nghị: nhận phiếu như mọi người.") % entry.unit)


def _sealed(
    ballot: Ballot, key: BoxKey, marks: Marks, nominees: Sequence[Nominee]
) -> tuple[Paper, str]:
    codes = _checked(ballot, marks, nominees)
    tracking = new_code()
    content = {"code": tracking, "marks": sorted(marks)}
    paper = Paper(ballot=ballot, sealed=seal(key, content, length=_length(codes)))
    return paper, receipt_for(ballot.public_id, tracking)


def _checked(ballot: Ballot, marks: Marks, nominees: Sequence[Nominee]) -> tuple[str, ...]:
    rules = rules_of(ballot, nominees)
    fault = find_fault(MarkedPaper(tuple(Mark(*mark) for mark in marks)), rules)
    if fault == Fault.TOO_MANY:
        raise MarksRefused(
            _("Bạn chọn %(count)s; phiếu này chọn tối đa %(limit)s. Bỏ bớt rồi gửi lại.")
            % {"count": len(marks), "limit": rules.marks_allowed}
        )
    if fault not in {None, Fault.BLANK}:
        raise MarksRefused(_("Phiếu không hợp lệ: %s. Chọn lại trên trang bỏ phiếu.") % fault)
    return rules.candidates


def _length(candidates: tuple[str, ...]) -> int:
    """Room for the longest paper of this ballot, so that all sealed papers are equally long."""
    return 40 + sum(len(code.encode("utf-8")) + 18 for code in candidates)
