"""What a counted ballot says: to the published file, and to the conference's motion."""

from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.queries import rules_of, standing_nominees
from thidua.apps.meetings.actions.ballot_outcome import BallotOutcome
from thidua.domain.ballot_rules import Roll
from thidua.domain.vote_outcome import VoteOutcome
from thidua.formats.ballot_publication import ListedPaper, Publication, paper_from_json


def publication_of(ballot: Ballot) -> Publication:
    """The facts of the public file."""
    nominees = standing_nominees(ballot)
    box = ballot.box or []
    full = ballot.publishes == Ballot.Publishes.COUNTS and ballot.way == Ballot.Way.SLIPS
    papers = (
        tuple(ListedPaper(line["code"], paper_from_json(line["marks"])) for line in box)
        if full
        else None
    )
    return Publication(
        ballot=str(ballot.public_id),
        question=ballot.question,
        round=ballot.round,
        rules=rules_of(ballot, nominees),
        roll=Roll(ballot.entitled or 0, ballot.present),
        names={row.unit.code: row.unit.called for row in nominees},
        threshold_source=ballot.threshold_source,
        issued=ballot.issued or 0,
        result=ballot.kept.to_mapping() if ballot.kept else {},
        codes=tuple(line["code"] for line in box),
        papers=papers,
    )


def outcome_of(ballot: Ballot) -> BallotOutcome:
    """All who were elected in any round up to this one; each round keeps its own figures."""
    rounds = chain_of(ballot)
    first, last = rounds[0], rounds[-1]
    outcomes = [each.kept for each in rounds if each.kept is not None]
    elected = tuple(code for outcome in outcomes for code in outcome.elected)
    votes = {
        line.candidate: line.votes
        for outcome in outcomes
        for line in outcome.counts
        if line.votes is not None
    }
    decided = VoteOutcome(
        elected, outcomes[-1].tied, acclaimed=last.previous is None and outcomes[-1].acclaimed
    )
    return BallotOutcome(
        decided=decided,
        votes=votes,
        units=tuple(row.unit_id for row in standing_nominees(first)),
        seats=first.seats,
        base=first.base,
        threshold=first.threshold,
        strict=first.strict,
        threshold_source=first.threshold_source,
    )


def chain_of(ballot: Ballot) -> list[Ballot]:
    """The first round up to this one, each the next of the one before."""
    rounds = [ballot]
    while rounds[0].previous is not None:
        rounds.insert(0, rounds[0].previous)
    return rounds
