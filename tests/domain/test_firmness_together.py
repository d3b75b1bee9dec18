"""Neighbours by their share of different tables, against trying every smaller change."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_firmness import PAGE, scored, whole_or_none
from tests.markdown_tables import rows
from thidua.domain.figures import Claim
from thidua.domain.firmness import WeightChange
from thidua.domain.firmness_together import GroupOfTable, firmness_together
from thidua.domain.scheme import Scheme
from thidua.domain.scoring.bloc import score_bloc
from thidua.domain.scoring.result import BlocResult
from thidua.domain.scoring.together import share_of
from thidua.formats.results import read_results, units_of
from thidua.formats.scheme_file import read_scheme_file
from thidua.formats.scheme_mapping import scheme_from_mapping

Table = tuple[Scheme, list[Claim]]


def _counted(scheme: Scheme, claims: list[Claim]) -> BlocResult:
    return score_bloc(scheme, units_of(claims), claims)


def _of_page() -> list[BlocResult]:
    texts = [text for _section, kind, text in PAGE if kind in {"yaml", "csv"}]
    return [
        _counted(read_scheme_file(table.encode()).scheme, read_results(figures.encode()))
        for table, figures in zip(texts[::2], texts[1::2], strict=True)
    ]


def test_the_table_of_the_page() -> None:
    shown = [
        {
            "upper": pair.upper,
            "lower": pair.lower,
            "per cent between": str(pair.gap),
            "unit": pair.points.unit if pair.points else "none",
            "criterion": pair.points.criterion if pair.points else "",
            "points": str(pair.points.points) if pair.points else "",
            "table": str(pair.weight.table + 1) if pair.weight else "",
            "group": pair.weight.change.group if pair.weight else "none",
            "maximum": str(pair.weight.change.maximum) if pair.weight else "",
            "is enough": _said(pair.weight.change.is_enough if pair.weight else None),
        }
        for pair in firmness_together(_of_page())
    ]

    assert shown == rows(PAGE[-1][2])


def _said(answer: bool | None) -> str:
    return {None: "", True: "yes", False: "no"}[answer]


def test_a_group_of_the_other_table_is_told_where_it_needs_less() -> None:
    first = _counted(_two_groups("10", "10"), [Claim("P", "I.1", "5"), Claim("P", "II.1", "5")])
    second = _counted(_two_groups("6", "4"), [Claim("Q", "I.1", "6"), Claim("Q", "II.1", "0")])

    (pair,) = firmness_together([first, second])

    # P reaches 60 % with a maximum of 14 of its table's 20, Q falls to 50 % with 5 of 10
    assert pair.weight == GroupOfTable(1, WeightChange("I", Fraction(5), False, False))


def _two_groups(*maxima: str) -> Scheme:
    return scheme_from_mapping(
        {
            "total": str(sum(map(int, maxima))),
            "decimals": "0",
            "bonus_inside_total": "true",
            "na_policy": "zero",
            "groups": [
                {"id": name, "max": most, "criteria": [
                    {"id": f"{name}.1", "max": most, "rule": {"type": "manual"}}]}
                for name, most in zip(("I", "II"), maxima, strict=True)
            ],
        }
    )  # fmt: skip


def _named(table: Table, prefix: str) -> Table:
    scheme, claims = table
    return scheme, [replace(claim, unit=f"{prefix}{claim.unit}") for claim in claims]


def _shares(tables: list[Table]) -> dict[str, Fraction]:
    return {
        unit.unit: share_of(scheme.total, unit.total)
        for scheme, claims in tables
        for unit in _counted(scheme, claims).units
    }


def _turning(tables: list[Table], upper: str, lower: str) -> Any:
    """Every single change that turns the two: (share of its table, points, unit, criterion)."""
    for at, (scheme, claims) in enumerate(tables):
        for place, claim in enumerate(claims):
            if claim.unit not in {upper, lower} or claim.criterion == "TR" or claim.actual == "n/a":
                continue
            for then in range(int(scheme.criterion_by_id[claim.criterion].maximum) + 1):
                other = [*claims]
                other[place] = replace(claim, actual=str(then))
                shares = _shares([*tables[:at], (scheme, other), *tables[at + 1 :]])
                if shares[lower] > shares[upper]:
                    moved = then - int(claim.actual)
                    yield share_of(scheme.total, abs(moved)), moved, claim.unit, claim.criterion  # type: ignore[arg-type] # nothing but fractions


@given(scored(whole_or_none), scored(whole_or_none))
def test_no_change_of_points_that_is_a_smaller_share_turns_two_neighbours(
    first: Table, second: Table
) -> None:
    tables = [_named(first, "p"), _named(second, "q")]
    for pair in firmness_together([_counted(*each) for each in tables]):
        turning = list(_turning(tables, pair.upper, pair.lower))
        if pair.points is None:
            assert not turning
        else:
            told = (int(pair.points.points), pair.points.unit, pair.points.criterion)
            least = min(share for share, *_change in turning)
            assert (least, *told) in turning


@given(st.lists(scored(whole_or_none), min_size=1, max_size=3))
def test_neighbours_follow_each_other_by_share(found: list[Table]) -> None:
    tables = [_named(each, str(at)) for at, each in enumerate(found)]
    shares = _shares(tables)

    pairs = firmness_together([_counted(*each) for each in tables])

    assert len(pairs) == len(shares) - 1
    assert all(shares[pair.upper] >= shares[pair.lower] for pair in pairs)
