"""Telling why for a bloc looks at each cell so many times, however many units there are."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from thidua.domain.figures import Claim
from thidua.domain.scoring.bloc import BlocScorer
from thidua.domain.scoring.tabulate import tabulate
from thidua.formats.scheme_mapping import scheme_from_mapping

RULES: dict[str, dict[str, Any]] = {
    "second_group": {"rule": {"type": "linear"}, "na_policy": "second_group"},
    "half_then_leader": {"rule": {"type": "half_then_leader"}},
    "in_figures": {"rule": {"type": "half_then_leader", "excess": "absolute"}},
}
drawn = 0


class Counted(tuple[Any, ...]):
    """A tuple that counts each item that is drawn from it."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Any]:
        global drawn  # noqa: PLW0603 # a count of this test alone
        for item in super().__iter__():
            drawn += 1
            yield item


def looks(rule: str, size: int) -> int:
    """How many cells are drawn while a bloc of that size is scored and told."""
    global drawn  # noqa: PLW0603
    line = {"id": "x", "max": "10", "target": {"value": "10"}, **RULES[rule]}
    scheme = scheme_from_mapping(
        {"total": "10", "decimals": "1", "bonus_inside_total": "true", "na_policy": "zero",
         "groups": [{"id": "G", "max": "10", "criteria": [line]}]}
    )  # fmt: skip
    units = [f"U{number}" for number in range(size)]
    target = "n/a" if rule == "second_group" else ""
    rows = [Claim(unit, "x", str(11 + at), target) for at, unit in enumerate(units)]
    figures = tabulate(scheme, units, rows)
    columns = tuple(
        replace(
            column,
            actual=Counted(column.actual),
            target=Counted(column.target),
            second_group=Counted(column.second_group),
        )
        for column in figures.columns
    )
    drawn = 0
    result = BlocScorer(scheme).score(replace(figures, columns=columns))
    assert len({unit.criteria[0].why for unit in result.units}) == size
    return drawn


@pytest.mark.parametrize("rule", RULES)
def test_twice_the_units_are_twice_the_looks(rule: str) -> None:
    few, many = looks(rule, 50), looks(rule, 100)

    assert 0 < few <= many <= 2 * few
