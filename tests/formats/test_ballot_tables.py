"""The tables and files of docs/algorithms/ballots.md are what the program does."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from thidua.domain.ballot_count import count_from_totals, count_papers
from thidua.domain.ballot_rules import (
    BallotError,
    BallotRules,
    Base,
    Kind,
    Roll,
    ShareOutOfRange,
    Threshold,
    parse_share,
)
from thidua.domain.ballot_totals import Totals, Votes
from thidua.formats.ballot_file import read_ballot_file

PAGE = (Path(__file__).parents[2] / "docs" / "algorithms" / "ballots.md").read_text("utf-8")
SECTIONS = {
    part.splitlines()[0].lstrip("# "): part
    for part in re.split(r"^(?=#+ )", PAGE, flags=re.MULTILINE)[1:]
}
WORKED = [name for name, part in SECTIONS.items() if "```yaml" in part]
TWO_THIRDS = Threshold(parse_share("2/3"), Base.ALL_MEMBERS)


def tables(section):
    """Every table of a section: a list of rows, each a dict by column."""
    found = []
    for block in re.findall(r"(?:^\|.*\n?)+", SECTIONS[section], flags=re.MULTILINE):
        header, _, *rows = [
            [cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()
        ]
        found.append([dict(zip(header, row, strict=True)) for row in rows])
    return found


def names(cell):
    return tuple(name.strip() for name in cell.split(",") if name.strip())


@pytest.mark.parametrize("row", tables("Shares")[0], ids=lambda row: row["written"])
def test_shares(row):
    if row["exact share"] == "refused":
        with pytest.raises(ShareOutOfRange):
            parse_share(row["written"])
    else:
        assert parse_share(row["written"]) == Fraction(row["exact share"])


@pytest.mark.parametrize("row", tables("Needed")[0], ids=lambda row: " ".join(row.values()))
def test_needed(row):
    threshold = Threshold(parse_share(row["share"]), Base.VALID, strict=row["strict"] == "yes")

    assert threshold.needed(int(row["base"])) == int(row["needed"])


@pytest.mark.parametrize("row", tables("Kinds")[0], ids=lambda row: row["kind"])
def test_kinds(row):
    kind, five = Kind(row["kind"]), tuple("ABCDE")
    marks = BallotRules(kind, five, TWO_THIRDS, seats=2).marks_allowed
    assert str(marks) == row["seats 2 of 5 candidates: marks"]

    if row["seats not given"] == "refused":
        with pytest.raises(BallotError):
            BallotRules(kind, five, TWO_THIRDS)
    else:
        seats = {"all candidates": 5, "1": 1}[row["seats not given"]]
        assert BallotRules(kind, five, TWO_THIRDS).seat_count == seats


def test_the_page_has_worked_files():
    assert len(WORKED) == 4


@pytest.mark.parametrize("section", WORKED)
def test_worked_files(section):
    text = re.search(r"```yaml\n(.*?)```", SECTIONS[section], flags=re.DOTALL)[1]
    lines, [summary] = tables(section)
    ballot = read_ballot_file(text)

    result = count_papers(ballot.rules, ballot.roll, ballot.papers)

    shown = [
        {
            "candidate": line.candidate,
            "votes": str(line.votes),
            "abstain": str(line.abstain),
            "share": line.share,
            "passed": "yes" if line.passed else "no",
        }
        for line in result.counts
    ]
    assert shown == lines
    for key in ("returned", "valid", "invalid", "base", "needed"):
        assert str(getattr(result, key)) == summary[key]
    assert (result.elected, result.tied) == (names(summary["elected"]), names(summary["runoff"]))
    assert {None: "not set", True: "yes", False: "no"}[result.quorate] == summary["quorate"]


@pytest.mark.parametrize("row", tables("Totals")[1], ids=lambda row: row["totals"])
def test_totals(row):
    pairs = (pair.split() for pair in row["totals"].split(","))
    totals = Totals(11, 10, {code: Votes(int(number)) for code, number in pairs})
    rules = BallotRules(Kind.APPROVAL, ("A", "B", "C"), TWO_THIRDS, seats=2)

    if row["outcome"] == "refused":
        with pytest.raises(BallotError):
            count_from_totals(rules, Roll(12), totals)
    else:
        elected = count_from_totals(rules, Roll(12), totals).elected
        assert row["outcome"] == f"elected {', '.join(elected) or 'nobody'}"
