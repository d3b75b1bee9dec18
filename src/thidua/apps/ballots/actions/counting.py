"""Paper ballots: two tellers type what they counted, each without seeing the other's."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.ballots.actions.locking import locked_ballot, refuse_unless_open
from thidua.apps.ballots.box.teller_totals import totals_as_json
from thidua.apps.ballots.models import Ballot, TellerCount
from thidua.apps.ballots.queries import rules_of, standing_nominees, turnout
from thidua.apps.ballots.refusals import BallotNotOpen, MorePapersThanSlips
from thidua.domain.ballot_count import count_from_totals
from thidua.domain.ballot_rules import Roll
from thidua.domain.ballot_totals import Totals


@transaction.atomic
def enter_count(ballot: Ballot, totals: Totals, *, actor: User, at: datetime) -> TellerCount:
    """What one teller counted; may be entered again until the box is closed.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.enter_count``.
        BallotNotOpen: it is not open, or is not held on paper.
        MorePapersThanSlips: more papers came back than were handed out.
        BallotError: numbers that no count can give.
    """
    ballot = locked_ballot(ballot)
    authorise(actor, "ballots.enter_count", ballot)
    refuse_unless_open(ballot)
    if ballot.way != Ballot.Way.PAPER:
        raise BallotNotOpen(_("Cuộc bỏ phiếu này không dùng phiếu giấy."))
    people = turnout(ballot)
    if totals.returned > people.issued:
        raise MorePapersThanSlips(
            _("Phiếu thu về: %(returned)s, nhiều hơn số phiếu đã phát (%(issued)s).")
            % {"returned": totals.returned, "issued": people.issued}
        )
    rules = rules_of(ballot, standing_nominees(ballot))
    count_from_totals(rules, Roll(people.entitled, people.present), totals)
    mine = ballot.teller_counts.get(teller=actor)
    mine.totals = totals_as_json(totals)
    mine.save(update_fields=["totals"])
    record("ballots.enter_count", ballot, actor=actor, at=at)
    return mine
