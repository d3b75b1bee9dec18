"""Several tables in one bloc, as docs/algorithms/kinds.md tells it."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.markdown_tables import blocks, rows
from thidua.domain.figures import Claim
from thidua.domain.scheme import Scheme
from thidua.domain.scoring.bloc import score_bloc
from thidua.domain.scoring.kept import KeptResult
from thidua.domain.scoring.together import (
    TableResult,
    answer_together,
    percent_of,
    quotas_that_differ,
    rank_apart,
    rank_together,
    share_of,
)
from thidua.formats.scheme_mapping import scheme_from_mapping

TABLES = {section: rows(text) for section, kind, text in blocks("kinds.md") if kind == "table"}


def _scheme(total: str, **changed: object) -> Scheme:
    table: dict[str, Any] = {
        "total": total, "decimals": "2", "bonus_inside_total": "true", "na_policy": "zero",
        "groups": [{"id": "I", "max": total, "criteria": [
            {"id": "a", "max": total, "rule": {"type": "manual"}}]}],
        "disqualify": [{"id": "L1", "name": "Vi phạm"}],
        "awards": [{"award": "CO_TINH", "quota": "1"}, {"award": "BK_TINH", "quota": "2"}],
    }  # fmt: skip
    return scheme_from_mapping({**table, **changed})


def _counted(scheme: Scheme, totals: dict[str, str], *more: Claim) -> TableResult:
    claims = [Claim(unit, "a", points) for unit, points in totals.items()]
    result = score_bloc(scheme, [*totals], [*claims, *more])
    return TableResult(scheme, KeptResult.from_mapping(result.to_mapping(), result.events))


def _of_document() -> list[TableResult]:
    shown = TABLES["Together"]
    return [
        _counted(
            _scheme(total), {row["unit"]: row["total"] for row in shown if row["table"] == total}
        )
        for total in ("100", "70")
    ]


@pytest.mark.parametrize("row", TABLES["Share"], ids=lambda row: f"{row['total']}")
def test_the_share_of_a_total(row: dict[str, str]) -> None:
    maximum, total = Decimal(row["maximum"]), Decimal(row["total"])

    assert share_of(maximum, total) == Fraction(row["share"])
    assert str(percent_of(maximum, total)) == row["per cent"]


def test_units_of_two_tables_are_placed_by_share() -> None:
    whole = rank_together(_of_document())

    assert [(unit.unit, str(unit.rank)) for unit in whole.units] == [
        (row["unit"], row["rank"]) for row in TABLES["Together"]
    ]
    assert [unit.total for unit in whole.units][-1] == Decimal(65)  # its own points


def test_a_quota_counts_over_all_units_together() -> None:
    whole = rank_together(_of_document())

    assert [(each.award, each.units, each.tied) for each in whole.awards] == [
        ("CO_TINH", ("AAA",), ()),
        ("BK_TINH", ("BBB", "CCC"), ()),
    ]


def test_apart_each_table_keeps_its_places_and_proposals() -> None:
    whole = rank_apart(_of_document())

    assert [(unit.unit, unit.rank) for unit in whole.units] == [
        ("AAA", 1), ("CCC", 2), ("BBB", 1), ("DDD", 2),
    ]  # fmt: skip
    assert [(each.award, each.units) for each in whole.awards] == [
        ("CO_TINH", ("AAA", "BBB")),
        ("BK_TINH", ("CCC", "DDD")),
    ]


def test_who_is_out_in_its_table_is_out_of_the_whole() -> None:
    second = _counted(_scheme("70"), {"DDD": "70"}, Claim("DDD", "L1", "yes"))

    whole = rank_together([_counted(_scheme("100"), {"AAA": "50"}), second])

    assert [(unit.unit, unit.rank) for unit in whole.units] == [("AAA", 1), ("DDD", None)]
    assert [each.units for each in whole.awards] == [("AAA",), ()]


def test_conditions_of_an_award_are_those_of_the_own_table() -> None:
    asking = [{"award": "CO_TINH", "quota": "1", "min_total": "69"}]
    strict = _counted(_scheme("70", awards=asking), {"BBB": "68"})
    free = _counted(_scheme("100", awards=[{"award": "CO_TINH", "quota": "1"}]), {"AAA": "50"})

    whole = rank_together([strict, free])

    assert [unit.unit for unit in whole.units] == ["BBB", "AAA"]
    assert [each.units for each in whole.awards] == [("AAA",)]


def test_quotas_that_are_not_the_same_in_all_tables_are_named() -> None:
    one = _scheme("100")
    other = _scheme("70", awards=[{"award": "CO_TINH", "quota": "2"}])

    assert quotas_that_differ([one, one]) == []
    assert quotas_that_differ([one, other]) == ["CO_TINH", "BK_TINH"]


def test_the_answer_has_the_shape_of_one_table() -> None:
    tables = _of_document()
    answer = answer_together(tables, rank_together(tables))

    assert [(row["unit"], row["total"], row["rank"]) for row in answer["units"]] == [
        ("AAA", "96.00", 1), ("BBB", "66.50", 2), ("CCC", "95.00", 2), ("DDD", "65.00", 4),
    ]  # fmt: skip
    assert KeptResult.from_mapping(answer) == rank_together(tables)
