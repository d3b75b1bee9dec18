"""The year of a bloc that is scored in periods, as docs/algorithms/year.md tells it."""

from decimal import Decimal
from typing import Any

import pytest

from tests.factories import SCHEME
from tests.markdown_tables import blocks, rows
from thidua.domain.figures import Claim
from thidua.domain.scheme import Scheme
from thidua.domain.scoring.bloc import score_bloc
from thidua.domain.scoring.kept import KeptResult
from thidua.domain.scoring.multiplied import multiplied
from thidua.domain.scoring.result import answer_of
from thidua.domain.scoring.year import Joining, PeriodResult, YearRule, join_year
from thidua.formats.scheme_mapping import scheme_from_mapping

TABLES = {section: rows(text) for section, kind, text in blocks("year.md") if kind == "table"}

TWO_GROUPS: dict[str, Any] = {
    "total": "100", "decimals": "2", "bonus_inside_total": "true",
    "na_policy": "exclude_and_rescale",
    "groups": [
        {"id": "I", "max": "60", "criteria": [
            {"id": "a", "max": "60", "rule": {"type": "manual"}}]},
        {"id": "II", "max": "40", "criteria": [
            {"id": "b", "max": "40", "rule": {"type": "manual"}}]},
    ],
    "disqualify": [{"id": "L1", "name": "Vi phạm"}],
    "classes": [{"name": "Xuất sắc", "min_total": "85", "min_group": {"I": "50"}}],
    "tie_break": ["I"],
    "awards": [{"award": "CO_TINH", "quota": "1"}],
}  # fmt: skip


def _scheme(**changed: object) -> Scheme:
    return scheme_from_mapping({**TWO_GROUPS, **changed})


def _period(name: str, points: dict[str, tuple[str, str]], *more: Claim) -> PeriodResult:
    """A period in which units have points in group I and in all."""
    claims = [*more]
    for unit, (first, total) in points.items():
        rest = Decimal(total) - Decimal(first)
        claims += [Claim(unit, "a", first), Claim(unit, "b", str(rest))]
    result = score_bloc(_scheme(), [*points], claims)
    return PeriodResult(name, KeptResult.from_mapping(result.to_mapping(), result.events))


@pytest.mark.parametrize("row", TABLES["Points"], ids=lambda row: f"{row['way']} {row['year']}")
def test_points_of_the_year(row: dict[str, str]) -> None:
    periods = [
        _period(name, {"AAA": ("55", row[name])} if row[name] != "–" else {"BBB": ("1", "2")})
        for name in ("Q1", "Q2", "Q3", "Q4")
    ]
    rule = YearRule(Joining(row["way"]), absent_is_zero=row["absent"] == "zero")

    year = join_year(_scheme(), rule, periods, ["AAA"])

    assert [str(unit.total) for unit in year.units] == [row["year"]]


@pytest.mark.parametrize("row", TABLES["Maxima"], ids=lambda row: row["periods"])
def test_maxima_of_a_sum(row: dict[str, str]) -> None:
    named = {"name": "Tốt", "min_total": row["class from"], "min_group": {"I": "30"}}
    table = multiplied(_scheme(classes=[named]), YearRule(Joining.SUM).times(int(row["periods"])))

    assert (table.total, table.classes[0].needs.min_total) == (
        Decimal(row["year's total"]),
        Decimal(row["year's class from"]),
    )
    assert table.classes[0].needs.min_group == (("I", 30 * int(row["periods"])),)
    assert sum(group.maximum for group in table.groups) == table.total


def test_a_table_with_headings_is_multiplied_whole() -> None:
    inside = [{"id": "a", "max": "60", "rule": {"type": "manual"}}]
    nested = [{"id": "h", "max": "60", "criteria": inside}]
    table = multiplied(_scheme(total="60", groups=[{"id": "I", "max": "60", "criteria": nested}],
                               classes=[], awards=[]), 3)  # fmt: skip

    assert [line.maximum for line in table.lines] == [180, 180]
    assert multiplied(table, 1) is table


def test_places_classes_and_a_floor() -> None:
    told = TABLES["Places"]
    periods = [
        _period(
            name,
            {
                row["unit"]: (row[f"I in {name}"], row[f"total {name}"])
                for row in told
                if row[f"total {name}"] != "–"
            },
        )
        for name in ("Q1", "Q2")
    ]

    year = join_year(_scheme(), YearRule(), periods, ["CCC", "BBB", "AAA", "DDD"])

    found = [
        (unit.unit, str(unit.groups[0].points), str(unit.total), unit.class_name or "none",
         str(unit.rank))
        for unit in year.units
    ]  # fmt: skip
    keys = ("unit", "I of the year", "year", "class", "rank")
    assert found == [tuple(row[key] for key in keys) for row in told]
    assert [(each.award, each.units) for each in year.awards] == [("CO_TINH", ("AAA",))]
    assert [(each.unit, each.criterion) for each in year.warnings] == [("CCC", "Q1")]


def test_what_excludes_in_one_period_excludes_from_the_year() -> None:
    first = _period("Q1", {"AAA": ("60", "100"), "BBB": ("1", "2")}, Claim("AAA", "L1", "yes"))
    last = _period("Q2", {"AAA": ("60", "100"), "BBB": ("1", "2")})

    mean = join_year(_scheme(), YearRule(), [first, last], ["AAA", "BBB"])
    only_last = join_year(_scheme(), YearRule(Joining.LAST), [first, last], ["AAA", "BBB"])

    assert [(unit.unit, unit.rank) for unit in mean.units] == [("BBB", 1), ("AAA", None)]
    assert [(unit.unit, unit.rank) for unit in only_last.units] == [("AAA", 1), ("BBB", 2)]
    assert mean.units[1].events == {"L1"}


def test_equal_totals_share_a_place_unless_a_group_tells_them_apart() -> None:
    points = {"AAA": ("50", "80"), "BBB": ("55", "80"), "CCC": ("50", "80")}

    year = join_year(_scheme(), YearRule(), [_period("Q1", points)], [*points])

    assert [(unit.unit, unit.rank) for unit in year.units] == [("BBB", 1), ("AAA", 2), ("CCC", 2)]


def test_a_criterion_of_one_periods_table_alone() -> None:
    groups = TWO_GROUPS["groups"]
    only_b = _scheme(groups=[groups[1]], total="40", classes=[], tie_break=["II"])
    result = score_bloc(only_b, ["AAA"], [Claim("AAA", "b", "30")])
    before = PeriodResult("Q1", KeptResult.from_mapping(result.to_mapping()))
    after = _period("Q2", {"AAA": ("40", "60")})

    [unit] = join_year(_scheme(), YearRule(), [before, after], ["AAA"]).units

    assert [(line.id, str(line.points)) for line in unit.lines] == [("a", "40.00"), ("b", "25.00")]
    assert unit.lines[1].why == "trung bình của Q1: 30; Q2: 20"
    assert [str(group.points) for group in unit.groups] == ["40.00", "25.00"]


def test_what_does_not_apply_is_not_counted_for_that_period() -> None:
    first = score_bloc(_scheme(), ["AAA"], [Claim("AAA", "a", "n/a"), Claim("AAA", "b", "30")])
    periods = [
        PeriodResult("Q1", KeptResult.from_mapping(first.to_mapping())),
        _period("Q2", {"AAA": ("40", "60")}),
    ]

    [unit] = join_year(_scheme(), YearRule(), periods, ["AAA"]).units

    assert [str(group.points) for group in unit.groups] == ["40.00", "25.00"]


def test_the_answer_is_read_back_whole() -> None:
    scheme = scheme_from_mapping(SCHEME)
    claims = [Claim("AAA", "I.1", "100"), Claim("BBB", "I.1", "50"), Claim("BBB", "TR1", "1")]
    result = score_bloc(scheme, ["AAA", "BBB"], claims)
    kept = KeptResult.from_mapping(result.to_mapping())

    year = join_year(scheme, YearRule(), [PeriodResult("Q1", kept)], ["AAA", "BBB"])

    answer = answer_of(scheme, year.units, year.awards, year.warnings)
    assert KeptResult.from_mapping(answer) == year
    assert [unit["total"] for unit in answer["units"]] == [str(each.total) for each in kept.units]
