"""Closing the box: counted once, what joins anything to anybody destroyed; or without a result."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.ballots.actions.keys import key_of
from thidua.apps.ballots.actions.locking import locked_ballot, refuse_unless_open
from thidua.apps.ballots.box.durability import durable
from thidua.apps.ballots.box.sealing import destroy_key, unseal
from thidua.apps.ballots.box.takings import takings
from thidua.apps.ballots.box.teller_totals import totals_from_json
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.queries import Turnout, rules_of, standing_nominees, turnout
from thidua.apps.ballots.refusals import CountsDiffer, MorePapersThanSlips, QuorumMissing
from thidua.domain.ballot_count import BallotResult, count_from_totals, count_papers
from thidua.domain.ballot_papers import Mark, MarkedPaper
from thidua.domain.ballot_rules import BallotRules, Kind, Roll
from thidua.domain.ballot_totals import Totals
from thidua.domain.vote_outcome import VoteOutcome
from thidua.formats.ballot_publication import marks_as_json
from thidua.web.reasons import ReasonMissing

Listed = list[tuple[str, MarkedPaper]]


@durable()
@transaction.atomic
def close_ballot(ballot: Ballot, *, actor: User, at: datetime) -> Ballot:
    """Count, keep the papers in the order of their codes alone, destroy slips, seals and key.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.close``.
        BallotNotOpen: not open, or closed before.
        QuorumMissing: too few are present; see ``void_ballot``.
        MorePapersThanSlips: more papers than delegates who took a slip.
        CountsDiffer: the tellers of a paper ballot do not agree yet.
        KeyMissing: the box has lost its key.
    """
    ballot = locked_ballot(ballot)
    authorise(actor, "ballots.close", ballot)
    refuse_unless_open(ballot)
    _hold_voters(ballot)
    people = turnout(ballot)
    rules = rules_of(ballot, standing_nominees(ballot))
    if rules.quorum is not None and people.present < rules.quorum * people.entitled:
        raise QuorumMissing(
            _("Có mặt %(present)s/%(entitled)s đơn vị, cần từ %(quorum)s trở lên: không kiểm được.")
            % {"present": people.present, "entitled": people.entitled, "quorum": ballot.quorum}
        )
    result, listed = _counted(ballot, rules, people)
    _keep(ballot, result, listed, rules.kind)
    ballot.entitled, ballot.present = people.entitled, people.present
    ballot.issued, ballot.state, ballot.closed_at = people.issued, Ballot.State.CLOSED, at
    _empty_box(ballot)
    record("ballots.close", ballot, actor=actor, at=at, data=_taken(ballot))
    return ballot


@durable()
@transaction.atomic
def void_ballot(ballot: Ballot, reason: str, *, actor: User, at: datetime) -> Ballot:
    """Stop an open vote without counting: no quorum, or something went wrong; papers are destroyed.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.void``.
        BallotNotOpen: not open, or closed before.
        ReasonMissing: no reason given.
    """
    ballot = locked_ballot(ballot)
    authorise(actor, "ballots.void", ballot)
    refuse_unless_open(ballot)
    if not reason.strip():
        raise ReasonMissing(_("Ghi lý do dừng mà không kiểm phiếu."))
    _stop(ballot, reason, at)
    data = {"reason": ballot.void_reason} | _taken(ballot)
    record("ballots.void", ballot, actor=actor, at=at, data=data)
    return ballot


@durable()
@transaction.atomic
def void_restored_ballots(reason: str, *, at: datetime) -> list[str]:
    """Stop every open vote of a database that came back from a backup; their names.

    Keys are never backed up, and papers that fell since are not in it: the program itself stops
    them, whoever led them opens a new vote.
    """
    opened = Ballot.objects.filter(state=Ballot.State.OPEN).order_by("pk")
    stopped = [locked_ballot(each) for each in opened]
    for ballot in stopped:
        _stop(ballot, reason, at)
        data = {"reason": ballot.void_reason} | _taken(ballot)
        record("ballots.void_restored", ballot, actor=None, at=at, data=data)
    return [str(ballot) for ballot in stopped]


def _stop(ballot: Ballot, reason: str, at: datetime) -> None:
    """Without a result, and empty; ``ballot`` is locked and open."""
    _hold_voters(ballot)
    people = turnout(ballot)
    ballot.entitled, ballot.present, ballot.issued = people.entitled, people.present, people.issued
    ballot.state, ballot.closed_at = Ballot.State.VOID, at
    ballot.void_reason = reason.strip()
    ballot.teller_counts.update(totals=None)
    _empty_box(ballot)


def _taken(ballot: Ballot) -> dict[str, object]:
    """For the journal, without times: drawing enters nothing there while the box is open."""
    return {"taken": [str(row) for row in takings(ballot)]}


def _hold_voters(ballot: Ballot) -> None:
    """Wait for papers that are falling now, and hold back those that come later."""
    list(ballot.slips.select_for_update().order_by("mac").values_list("mac"))
    list(ballot.roll.select_for_update(of=("self",)).order_by("pk").values_list("pk"))


def _counted(
    ballot: Ballot, rules: BallotRules, people: Turnout
) -> tuple[BallotResult, Listed | None]:
    roll = Roll(people.entitled, people.present)
    if ballot.way == Ballot.Way.PAPER:
        return count_from_totals(rules, roll, _agreed(ballot)), None
    if people.received > people.issued:
        raise MorePapersThanSlips(
            _(
                "Trong hòm có %(received)s phiếu nhưng mới ghi %(issued)s đơn vị nhận phiếu."
                " Ghi đủ các đơn vị đã nhận phiếu tại bàn rồi đóng lại."
            )
            % {"received": people.received, "issued": people.issued}
        )
    listed = _opened(ballot)
    return count_papers(rules, roll, [paper for _code, paper in listed]), listed


def _opened(ballot: Ballot) -> Listed:
    key = key_of(ballot)
    found = []
    for sealed in ballot.papers.values_list("sealed", flat=True):
        content = unseal(key, bytes(sealed))
        found.append(
            (content["code"], MarkedPaper(tuple(Mark(*mark) for mark in content["marks"])))
        )
    return sorted(found, key=lambda line: line[0])


def _agreed(ballot: Ballot) -> Totals:
    rows = list(ballot.teller_counts.all())
    counts = [row.totals for row in rows if row.totals is not None]
    if not counts or len(counts) < len(rows):
        raise CountsDiffer(_("Hai người kiểm phiếu chưa nhập xong kết quả."))
    if any(each != counts[0] for each in counts):
        raise CountsDiffer(_("Kết quả của hai người kiểm phiếu khác nhau: đối chiếu và đếm lại."))
    return totals_from_json(counts[0])


def _keep(ballot: Ballot, result: BallotResult, listed: Listed | None, kind: Kind) -> None:
    """With the outcome alone to be published, numbers and choices are not even kept."""
    is_told = ballot.publishes != Ballot.Publishes.OUTCOME
    if not is_told:
        ballot.teller_counts.update(totals=None)
    ballot.result = VoteOutcome.of(result, with_votes=is_told).to_mapping()
    if listed is None:
        return
    ballot.box = [
        {"code": code}
        if ballot.publishes == Ballot.Publishes.OUTCOME
        else {"code": code, "marks": marks_as_json(paper, kind)}
        for code, paper in listed
    ]


def _empty_box(ballot: Ballot) -> None:
    ballot.papers.all().delete()
    ballot.slips.all().delete()
    ballot.teller_counts.update(typed=None)
    ballot.revision += 1
    ballot.save()
    transaction.on_commit(partial(destroy_key, ballot.public_id))
