"""A second round: among the tied, or among the best so many."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_ballot_properties import ballots
from tests.markdown_tables import blocks, rows
from thidua.domain.ballot_count import count_from_totals, count_papers
from thidua.domain.ballot_rounds import NoSecondRound, second_round
from thidua.domain.ballot_rules import BallotRules, Base, Kind, Roll, Threshold, parse_share
from thidua.domain.ballot_totals import Totals, Votes

TWO_THIRDS = Threshold(parse_share("2/3"), Base.ALL_MEMBERS)


def rows_on_the_page() -> list[dict[str, str]]:
    """The table of second rounds in the documentation."""
    table = next(text for section, _, text in blocks("ballots.md") if section == "Second round")
    return rows(table)


@pytest.mark.parametrize("row", rows_on_the_page(), ids=lambda row: f"{row['votes']}-{row['best']}")
def test_second_round_as_on_the_page(row: dict[str, str]) -> None:
    votes = {code: int(number) for code, number in re.findall(r"([A-Z]) (\d+)", row["votes"])}
    rules = BallotRules(Kind.APPROVAL, tuple(votes), TWO_THIRDS, seats=int(row["seats"]))
    totals = Totals(12, 12, {code: Votes(number) for code, number in votes.items()})
    result = count_from_totals(rules, Roll(12), totals)
    best = int(row["best"]) if row["best"] else None

    if row["stand again"] == "refused":
        with pytest.raises(NoSecondRound):
            second_round(rules, result, best=best)
    else:
        again = second_round(rules, result, best=best)
        assert (", ".join(again.candidates), str(again.seats)) == (
            row["stand again"], row["seats left"],
        )  # fmt: skip


@given(ballots(), st.none() | st.integers(1, 6))
def test_nobody_elected_stands_again_and_no_seat_is_filled_twice(ballot, best):
    rules, roll, cast = ballot
    result = count_papers(rules, roll, cast)
    try:
        again = second_round(rules, result, best=best)
    except NoSecondRound:
        assert best is None or len(result.elected) >= min(rules.seat_count, len(rules.candidates))
        return

    assert not set(again.candidates) & set(result.elected)
    assert list(again.candidates) == [c for c in rules.candidates if c in again.candidates]
    assert 1 <= again.seats <= min(len(again.candidates), rules.seat_count - len(result.elected))
    if best is None:
        assert set(again.candidates) == set(result.tied)
    else:
        left = [line.candidate for line in result.counts if line.candidate not in result.elected]
        assert len(again.candidates) >= min(best, len(left))
