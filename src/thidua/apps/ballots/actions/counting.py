"""Paper ballots: two tellers type what they counted, each without seeing the other's.

Papers come out of the box in an order that nobody knows; typing one is not entered in the journal,
and the single papers are forgotten when the count is handed in.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.ballots.actions.locking import locked_ballot, refuse_unless_open
from thidua.apps.ballots.box.teller_totals import totals_as_json
from thidua.apps.ballots.box.typed_paper import paper_as_json, paper_from_json
from thidua.apps.ballots.models import Ballot, TellerCount
from thidua.apps.ballots.queries import rules_of, standing_nominees, turnout
from thidua.apps.ballots.refusals import BallotNotOpen, MorePapersThanSlips, PaperGone
from thidua.domain.ballot_count import count_from_totals, tally
from thidua.domain.ballot_papers import MarkedPaper
from thidua.domain.ballot_rules import BallotRules, Roll
from thidua.domain.ballot_totals import Totals


@transaction.atomic
def enter_count(ballot: Ballot, totals: Totals | None, *, actor: User, at: datetime) -> TellerCount:
    """What one teller counted; may be entered again until the box is closed.

    Without ``totals`` those of the papers that this teller typed.

    Raises:
        PaperGone: none is typed, or they were handed in already.
        PermissionDenied: ``actor`` lacks ``ballots.enter_count``.
        BallotNotOpen: it is not open, or is not held on paper.
        MorePapersThanSlips: more papers came back than were handed out.
        BallotError: numbers that no count can give.
    """
    ballot = _to_count(ballot, actor, permission="ballots.enter_count")
    mine = ballot.teller_counts.get(teller=actor)
    people, rules = turnout(ballot), rules_of(ballot, standing_nominees(ballot))
    if totals is None:
        totals = _typed_totals(mine, rules)
    if totals.returned > people.issued:
        raise MorePapersThanSlips(
            _("Phiếu thu về: %(returned)s, nhiều hơn số phiếu đã phát (%(issued)s).")
            % {"returned": totals.returned, "issued": people.issued}
        )
    count_from_totals(rules, Roll(people.entitled, people.present), totals)
    mine.totals, mine.typed = totals_as_json(totals), None
    mine.save(update_fields=["totals", "typed"])
    record("ballots.enter_count", ballot, actor=actor, at=at)
    return mine


def _typed_totals(mine: TellerCount, rules: BallotRules) -> Totals:
    if not mine.typed:
        raise PaperGone(_("Không còn phiếu nào đang nhập: chưa nhập, hoặc đã nộp kết quả rồi."))
    totals, _faults = tally(rules, [paper_from_json(each) for each in mine.typed])
    return totals


@transaction.atomic
def type_paper(ballot: Ballot, paper: MarkedPaper, *, actor: User) -> TellerCount:
    """One paper more in what this teller is counting.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.type_paper``.
        BallotNotOpen: it is not open, or is not held on paper.
        MorePapersThanSlips: one more than was handed out.
    """
    ballot = _to_count(ballot, actor, permission="ballots.type_paper")
    mine = ballot.teller_counts.get(teller=actor)
    issued = turnout(ballot).issued
    typed = mine.typed or []
    if len(typed) >= issued:
        raise MorePapersThanSlips(
            _("Đã nhập %(typed)s phiếu, bằng số phiếu đã phát (%(issued)s): không còn phiếu nào.")
            % {"typed": len(typed), "issued": issued}
        )
    mine.typed = [*typed, paper_as_json(paper)]
    mine.save(update_fields=["typed"])
    return mine


@transaction.atomic
def remove_typed_paper(ballot: Ballot, number: int, *, actor: User) -> TellerCount:
    """Take one back that was mistyped; ``number`` counts from 1 in the order of typing.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.remove_typed_paper``.
        BallotNotOpen: it is not open, or is not held on paper.
        PaperGone: there is no such paper.
    """
    ballot = _to_count(ballot, actor, permission="ballots.remove_typed_paper")
    mine = ballot.teller_counts.get(teller=actor)
    typed = mine.typed or []
    if not 1 <= number <= len(typed):
        raise PaperGone(
            _("Phiếu thứ %(number)s: chỉ có %(typed)s phiếu đã nhập.")
            % {"number": number, "typed": len(typed)}
        )
    mine.typed = [*typed[: number - 1], *typed[number:]]
    mine.save(update_fields=["typed"])
    return mine


def _to_count(ballot: Ballot, actor: User, *, permission: str) -> Ballot:
    ballot = locked_ballot(ballot)
    authorise(actor, permission, ballot)
    refuse_unless_open(ballot)
    if ballot.way != Ballot.Way.PAPER:
        raise BallotNotOpen(_("Cuộc bỏ phiếu này không dùng phiếu giấy."))
    return ballot
