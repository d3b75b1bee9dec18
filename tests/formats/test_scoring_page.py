"""The tables and files of docs/algorithms/scoring.md and ranking.md are what the program does."""

import itertools
import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.markdown_tables import blocks, rows
from thidua.domain.awards_by_rank import Place, propose_awards
from thidua.domain.conferring import AwardQuota, Needs, UnitStanding
from thidua.domain.exact import NotANumber, decimal_of, parse_number, scaled_half_up
from thidua.domain.figures import Claim, FiguresRejected
from thidua.domain.ranking import competition_ranks
from thidua.domain.scoring.bloc import score_bloc
from thidua.formats.results import read_results, units_of
from thidua.formats.scheme_file import read_scheme_file
from thidua.formats.scheme_mapping import scheme_from_mapping
from thidua.formats.yaml_text import read_yaml_text

SCORING = blocks("scoring.md")
TABLES = {section: table for section, kind, table in SCORING if kind == "table"}


def rule_cases():
    """Each table that follows a criterion."""
    for (section, kind, criterion), (_, _, table) in itertools.pairwise(SCORING):
        if kind == "criterion":
            yield pytest.param(criterion, rows(table), id=f"{section}: {criterion[11:60]}")


def files():
    """Each scheme with its results and the table of what comes out."""
    for page in ("scoring.md", "ranking.md"):
        found = blocks(page)
        for at, (section, kind, text) in enumerate(found):
            if kind == "yaml":
                yield pytest.param(text, found[at + 1][2], rows(found[at + 2][2]), id=section)


def scheme_of(line):
    """A scheme of one group with the one criterion."""
    text, decimals = re.fullmatch(r"Criterion: `(.*)`, decimals (\d)\.", line).groups()
    criterion = {"id": "x", **read_yaml_text(text)}
    return scheme_from_mapping(
        {
            "total": criterion["max"],
            "decimals": decimals,
            "bonus_inside_total": "true",
            "na_policy": "zero",
            "groups": [{"id": "G", "max": criterion["max"], "criteria": [criterion]}],
        }
    )


def claim(row):
    cells = {key: row.get(key, "") for key in ("actual", "target", "baseline", "minus")}
    return Claim(row["unit"], "x", **cells)


@pytest.mark.parametrize(("line", "table"), list(rule_cases()))
def test_score_bloc_follows_the_table_of_the_rule(line, table):
    scheme = scheme_of(line)
    accepted = [row for row in table if row["points"] != "refused"]
    units = list(dict.fromkeys(row["unit"] for row in accepted))

    result = score_bloc(scheme, units, [claim(row) for row in accepted])

    checked = 0
    for row in accepted:
        if not row["points"]:
            continue  # a further row of the same unit
        criterion = result.unit(row["unit"]).criteria[0]
        assert str(criterion.points) == row["points"]
        assert row.get("state") in {None, criterion.state.value}
        assert row.get("why") in {None, criterion.why}
        checked += 1
    assert checked


@pytest.mark.parametrize(
    ("line", "row"),
    [
        (case.values[0], row)
        for case in rule_cases()
        for row in case.values[1]
        if row["points"] == "refused"
    ],
)
def test_score_bloc_refuses_the_figures_of_the_table(line, row):
    with pytest.raises(FiguresRejected) as refused:
        score_bloc(scheme_of(line), [row["unit"]], [replace(claim(row), place="dòng 7")])

    (problem,) = refused.value.problems
    assert str(problem).startswith(f"dòng 7: đơn vị {row['unit']}, mục x, cột ")
    assert problem.value == row.get(problem.field, "")
    assert problem.allowed in problem.message


@pytest.mark.parametrize(("scheme", "results", "table"), list(files()))
def test_score_bloc_gives_the_table_of_the_files(scheme, results, table):
    claims = read_results(results.encode())

    result = score_bloc(read_scheme_file(scheme.encode()).scheme, units_of(claims), claims)

    assert len(result.units) == len(table)
    for row in table:
        unit = result.unit(row["unit"])
        points = {line.id: line.points for line in (*unit.groups, *unit.lines)}
        points |= {"total": unit.total, "deductions": unit.deductions}
        points |= {"class": unit.class_name or "none"}
        shown = {key: str(points[key]) for key in row if key not in {"unit", "rank"}}
        assert {"unit": unit.unit, "rank": str(unit.rank or "none"), **shown} == row


@pytest.mark.parametrize("row", rows(TABLES["Numbers"]), ids=lambda row: row["text"])
def test_parse_number_follows_the_table(row):
    if row["number"] == "refused":
        with pytest.raises(NotANumber):
            parse_number(row["text"])
    else:
        assert str(parse_number(row["text"])) == row["number"]


@pytest.mark.parametrize("row", rows(TABLES["Rounding"]), ids=lambda row: row["value"])
def test_rounding_follows_the_table(row):
    decimals = int(row["decimals"])

    rounded = scaled_half_up(Fraction(row["value"]), decimals)

    assert str(decimal_of(rounded, decimals)) == row["rounded"]


def quota(text):
    award, count, *least = text.replace(" from ", " ").split()
    return AwardQuota(award, int(count), Needs(Decimal(least[0]) if least else None))


def places(text):
    totals = [part.split() for part in text.split(",") if part.strip()]
    ranks = competition_ranks([(Decimal(total),) for _, total in totals])
    return [
        Place(unit, rank, UnitStanding(Decimal(total)))
        for (unit, total), rank in zip(totals, ranks, strict=True)
    ]


AWARDS = next(table for section, kind, table in blocks("ranking.md") if section == "Awards")


@pytest.mark.parametrize("row", rows(AWARDS), ids=lambda row: row["proposals"])
def test_propose_awards_follows_the_table(row):
    quotas = [quota(part) for part in row["awards"].split(",")]
    given = places(row["totals"])

    proposals = propose_awards(quotas, given, len(given))

    texts = []
    for proposal in proposals:
        words = [*proposal.units, *(["tied", *proposal.tied] if proposal.tied else [])]
        texts.append(f"{proposal.award}: {' '.join(words)}")
    assert "; ".join(texts).strip() == row["proposals"]
