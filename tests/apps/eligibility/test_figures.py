"""Short names, and numbers of the law as offices write them."""

import pytest

from thidua.apps.eligibility.pages.figures import SHORT_NAMES
from thidua.apps.eligibility.pages.law_numbers import value_in_words
from thidua.law.registry import AWARDS
from thidua.law.rule_sets import RULE_SETS


def test_each_award_has_a_short_name() -> None:
    assert set(SHORT_NAMES) == set(AWARDS)


def test_notes_of_rule_sets_name_days_instead_of_codes() -> None:
    assert all("RS20" not in one.note for one in RULE_SETS)
    assert "bộ quy định từ 01/07/2025" in RULE_SETS[-1].note


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("0.15", "share of the members, 0 to 1", "15%"),
        ("0.125", "share of the members, 0 to 1", "12,5%"),
        ("2340000", "VND a month", "2.340.000 đồng một tháng"),
        ("1.50", "times the base salary", "1,5 lần mức lương cơ sở"),
        ("10", "working days", "10 ngày làm việc"),
        ("1", "1 for yes, 0 for no", "có"),
        ("0", "1 for yes, 0 for no", "không"),
        ("10-31", 'month-day, or a span of two with "/"', "31/10"),
        ("01-05/02-28", 'month-day, or a span of two with "/"', "từ 05/01 đến 28/02"),
    ],
)
def test_numbers_of_the_law_are_written_as_offices_do(value: str, unit: str, words: str) -> None:
    assert value_in_words(value, unit) == words
