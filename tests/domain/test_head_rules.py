"""Conditions for next year's head: docs/algorithms/head_rules.md."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.head_rules import HeadRule, HeadRuleKind, UnitPast, head_findings

AGAIN = HeadRule(HeadRuleKind.NOT_AGAIN, refuses=True, source="Điều 4", years=3)
EXCLUDED = HeadRule(HeadRuleKind.NOT_EXCLUDED, refuses=True, source="Điều 5")
DEPUTY = HeadRule(HeadRuleKind.DEPUTY_FIRST, refuses=False, source="Điều 6")


def texts(past: UnitPast, *rules: HeadRule, year: int = 2024, for_head: bool = True) -> list[str]:
    return [f.text for f in head_findings(past, rules, next_year=year, for_head=for_head)]


@pytest.mark.parametrize(("was_head", "refused"), [(2020, False), (2021, True), (2023, True)])
def test_not_again_within_the_years(was_head: int, refused: bool) -> None:
    found = head_findings(
        UnitPast("Hội A", frozenset({was_head})), [AGAIN], next_year=2024, for_head=True
    )
    assert [f.refuses for f in found] == [True] * refused


def test_excluded_names_why_and_binds_the_deputy_too() -> None:
    past = UnitPast("Hội A", excluded_for=("L1", "L2"))
    said = ["Hội A bị loại khỏi xét thi đua năm 2023: L1, L2 (Điều 5)"]
    assert texts(past, EXCLUDED) == said
    assert texts(past, EXCLUDED, for_head=False) == said


def test_deputy_first_only_asks_for_the_head() -> None:
    assert texts(UnitPast("Hội A"), DEPUTY) == [
        "Hội A không phải Phó trưởng khối năm 2023 (Điều 6)"
    ]
    assert texts(UnitPast("Hội A", is_deputy=True), DEPUTY) == []
    assert texts(UnitPast("Hội A"), DEPUTY, AGAIN, for_head=False) == []


@given(st.frozensets(st.integers(2000, 2023), max_size=6), st.integers(2024, 2060))
def test_time_only_helps(years: frozenset[int], year: int) -> None:
    past = UnitPast("Hội A", years)
    now = head_findings(past, [AGAIN], next_year=year, for_head=True)
    later = head_findings(past, [AGAIN], next_year=year + 1, for_head=True)
    assert len(later) <= len(now)


@given(st.frozensets(st.integers(2000, 2023), max_size=6))
def test_no_rule_finds_nothing(years: frozenset[int]) -> None:
    assert head_findings(UnitPast("A", years, ("x",)), [], next_year=2024, for_head=True) == []
