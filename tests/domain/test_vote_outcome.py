"""What a vote decided is read back alike from rows of every version."""

import pytest

from thidua.domain.ballot_count import BallotResult, CandidateCount
from thidua.domain.vote_outcome import CandidateVotes, Fate, VoteOutcome

SECRET = {
    "returned": 3, "valid": 3, "invalid": 0, "base": 3, "needed": 2, "quorate": None,
    "counts": [{"candidate": "A", "passed": True}, {"candidate": "B", "passed": False}],
    "elected": ["A"], "runoff": [],
}  # fmt: skip
TYPED = {  # version 0.1.0 wrote ``against`` and ``faults`` too
    "returned": 7, "valid": 6, "base": 7, "needed": 4, "elected": [], "runoff": ["A", "B"],
    "counts": [
        {"candidate": "A", "votes": 4, "against": 0, "abstain": 0, "share": "4/7", "passed": True},
        {"candidate": "B", "votes": 4, "against": 0, "abstain": 0, "share": "4/7", "passed": True},
        {"candidate": "C", "votes": 1, "against": 0, "abstain": 2, "share": "1/7", "passed": False},
    ],
    "quorate": None, "faults": [], "invalid": 1,
}  # fmt: skip
ACCLAIMED = {
    "acclaimed": True, "elected": ["A"], "runoff": [], "quorate": None, "returned": 0, "valid": 0,
    "invalid": 0, "base": 0, "needed": 0, "counts": [{"candidate": "A", "passed": True}],
}  # fmt: skip


@pytest.mark.parametrize("kept", [SECRET, TYPED, ACCLAIMED, {"elected": ["A"]}])
def test_rows_of_the_first_version_are_read_and_written_back(kept: dict[str, object]) -> None:
    outcome = VoteOutcome.from_mapping(kept)

    assert VoteOutcome.from_mapping(outcome.to_mapping()).elected == outcome.elected
    assert outcome.to_mapping()["elected"] == kept["elected"]
    assert list(outcome.tied) == kept.get("runoff", [])


def test_a_count_has_shares_those_against_and_a_fate_for_each() -> None:
    outcome = VoteOutcome.from_mapping(TYPED)
    first, _second, third = outcome.counts

    assert (outcome.invalid, outcome.share(first), outcome.against(third)) == (1, "4/7", 3)
    assert [outcome.fate(line) for line in outcome.counts] == [Fate.TIED, Fate.TIED, Fate.FAILED]
    assert outcome.fate(CandidateVotes("D", passed=True)) is Fate.NO_SEAT
    assert (outcome.shows_votes, outcome.line("X")) == (True, None)


def test_without_figures_nothing_is_made_up() -> None:
    secret, acclaimed = VoteOutcome.from_mapping(SECRET), VoteOutcome.from_mapping(ACCLAIMED)
    line = secret.counts[0]

    assert (secret.share(line), secret.against(line), secret.shows_votes) == ("", None, False)
    assert (acclaimed.returned, acclaimed.base, acclaimed.invalid) == (None, None, None)
    assert [each.candidate for each in acclaimed.lines] == ["A"]
    assert [each.candidate for each in VoteOutcome(("B",)).lines] == ["B"]
    assert (
        VoteOutcome((), base=0, counts=(CandidateVotes("A", False, 0),)).share(
            CandidateVotes("A", passed=False, votes=0)
        )
        == "0/0"
    )


def test_a_secret_count_keeps_who_passed_in_the_order_of_codes() -> None:
    counts = (
        CandidateCount("B", 3, 0, 0, "3/3", passed=True),
        CandidateCount("A", 1, 2, 0, "1/3", passed=False),
    )
    result = BallotResult(3, 3, 3, 2, counts, ("B",), (), quorate=True)

    secret, told = VoteOutcome.of(result, with_votes=False), VoteOutcome.of(result)

    assert secret.counts == (CandidateVotes("A", passed=False), CandidateVotes("B", passed=True))
    assert [(line.candidate, line.votes) for line in told.counts] == [("B", 3), ("A", 1)]
    assert [told.fate(line) for line in told.counts] == [Fate.ELECTED, Fate.FAILED]
