"""What must hold for every ballot, whatever is on the papers."""

import json

from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.ballot_count import count_from_totals, count_papers
from thidua.domain.ballot_papers import Mark, MarkedPaper, find_fault
from thidua.domain.ballot_rules import BallotRules, Base, Kind, Roll, Threshold
from thidua.domain.ballot_totals import Totals, Votes
from thidua.domain.vote_outcome import VoteOutcome

shares = st.fractions(min_value=0, max_value=1, max_denominator=20).filter(bool)
codes = st.sampled_from("ABCDEX")  # X is never a candidate
answers = st.sampled_from(["yes", "no", "abstain", "maybe", None])
marks = st.builds(Mark, codes, answers | st.none())
plain = st.lists(st.builds(Mark, codes), max_size=4, unique_by=lambda mark: mark.candidate)
answered = st.lists(
    st.builds(Mark, codes, st.sampled_from(["yes", "no", "abstain"])),
    max_size=5,
    unique_by=lambda mark: mark.candidate,
)
papers = st.builds(
    MarkedPaper,
    (plain | answered | st.lists(marks, max_size=6)).map(tuple),
    spoilt=st.integers(0, 9).map(lambda number: number == 0),
)


@st.composite
def ballots(draw):
    """Rules, a roll and papers that can be counted."""
    rules = BallotRules(
        kind=draw(st.sampled_from(Kind)),
        candidates=tuple("ABCDE"[: draw(st.integers(1, 5))]),
        threshold=Threshold(draw(shares), draw(st.sampled_from(Base)), draw(st.booleans())),
        seats=draw(st.integers(1, 6)),
        quorum=draw(st.none() | shares),
        blank_is_valid=draw(st.booleans()),
    )
    cast = draw(st.lists(papers, max_size=12))
    entitled = draw(st.integers(len(cast), 15))
    return rules, Roll(entitled, draw(st.integers(0, entitled))), cast


def as_bytes(result):
    return json.dumps(VoteOutcome.of(result).to_mapping()).encode()


@given(ballots(), st.randoms(use_true_random=False))
def test_the_order_of_papers_does_not_matter(ballot, rng):
    rules, roll, cast = ballot
    shuffled = cast[:]
    rng.shuffle(shuffled)

    assert count_papers(rules, roll, shuffled) == count_papers(rules, roll, cast)


@given(ballots(), st.randoms(use_true_random=False))
def test_the_order_of_marks_on_a_paper_does_not_matter(ballot, rng):
    rules, roll, cast = ballot
    turned = [
        MarkedPaper(tuple(rng.sample(paper.marks, len(paper.marks))), paper.spoilt)
        for paper in cast
    ]

    assert count_papers(rules, roll, turned) == count_papers(rules, roll, cast)


@given(ballots())
def test_counting_twice_gives_the_same_bytes(ballot):
    rules, roll, cast = ballot

    assert as_bytes(count_papers(rules, roll, cast)) == as_bytes(count_papers(rules, roll, cast))


@given(ballots())
def test_the_elected_fit_the_seats_and_none_is_in_the_runoff(ballot):
    rules, roll, cast = ballot

    result = count_papers(rules, roll, cast)

    assert len(result.elected) <= rules.seat_count
    assert not set(result.elected) & set(result.tied)
    passed = {line.candidate for line in result.counts if line.passed}
    assert passed.issuperset(result.elected + result.tied)
    if result.tied:
        votes = {line.candidate: line.votes for line in result.counts}
        assert len({votes[code] for code in result.tied}) == 1
        assert len(result.elected) < rules.seat_count < len(result.elected) + len(result.tied)
    elif len(passed) <= rules.seat_count:
        assert passed == set(result.elected)
    else:
        assert len(result.elected) == rules.seat_count


@given(ballots())
def test_everybody_elected_has_more_votes_than_anybody_left_out(ballot):
    rules, roll, cast = ballot

    result = count_papers(rules, roll, cast)

    votes = {line.candidate: line.votes for line in result.counts}
    least = min((votes[code] for code in result.elected), default=None)
    left_out = [number for code, number in votes.items() if code not in result.elected]
    assert least is None or all(number < least for number in left_out)


@given(ballots())
def test_every_paper_and_every_answer_is_accounted_for(ballot):
    rules, roll, cast = ballot

    result = count_papers(rules, roll, cast)

    assert result.returned == len(cast) == result.valid + result.invalid
    assert sum(number for _, number in result.faults) == result.invalid
    assert result.valid == sum(find_fault(paper, rules) is None for paper in cast)
    for line in result.counts:
        if rules.kind is Kind.YES_NO:
            assert line.votes + line.against + line.abstain == result.valid
        else:
            assert (line.against, line.abstain) == (0, 0)
            assert line.votes <= result.valid


@given(ballots(), codes)
def test_one_more_vote_never_costs_a_candidate_votes(ballot, code):
    rules, roll, cast = ballot
    more = MarkedPaper((Mark(code, "yes" if rules.kind is Kind.YES_NO else None),))

    before = count_papers(rules, roll, cast)
    after = count_papers(rules, Roll(roll.entitled + 1, roll.present), [*cast, more])

    gained = {line.candidate: line.votes for line in after.counts}
    for line in before.counts:
        assert gained[line.candidate] == line.votes + (line.candidate == code)


@given(ballots())
def test_totals_of_the_papers_give_the_result_of_the_papers(ballot):
    rules, roll, cast = ballot
    counted = count_papers(rules, roll, cast)
    votes = {
        line.candidate: Votes(line.votes, line.against, line.abstain) for line in counted.counts
    }

    typed = count_from_totals(rules, roll, Totals(counted.returned, counted.valid, votes))

    assert as_bytes(typed) == as_bytes(counted)
