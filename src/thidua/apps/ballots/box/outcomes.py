"""What a counted ballot says: to the published file, and to the conference's motion."""

from typing import Any

from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.queries import rules_of, standing_nominees
from thidua.apps.meetings.actions.ballot_outcome import BallotOutcome
from thidua.domain.ballot_rules import Roll
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
        result=ballot.result or {},
        codes=tuple(line["code"] for line in box),
        papers=papers,
    )


def outcome_of(ballot: Ballot) -> BallotOutcome:
    """The first round's numbers with all who were elected in any round."""
    first, elected = ballot, _elected(ballot)
    while first.previous is not None:
        first = first.previous
        elected = [*_elected(first), *elected]
    result: dict[str, Any] = dict(first.result or {})
    result["elected"], result["runoff"] = elected, (ballot.result or {})["runoff"]
    if "votes" not in result["counts"][0]:
        result["counts"] = []
    return BallotOutcome(
        result=result,
        issued=first.issued or 0,
        units=tuple(row.unit_id for row in standing_nominees(first)),
        acclaimed=bool(result.pop("acclaimed", False)),
        seats=first.seats,
        base=first.base,
        threshold=first.threshold,
        strict=first.strict,
        threshold_source=first.threshold_source,
    )


def _elected(ballot: Ballot) -> list[str]:
    return list((ballot.result or {})["elected"])
