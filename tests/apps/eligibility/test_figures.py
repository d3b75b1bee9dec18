"""Short names, and numbers of the law as offices write them."""

import pytest

from thidua.apps.eligibility.pages.figures import short_name
from thidua.apps.eligibility.pages.law_numbers import value_in_words
from thidua.domain.authority_names import Level, own_award_name
from thidua.law.registry import AWARDS
from thidua.law.rule_sets import RULE_SETS


@pytest.mark.parametrize(
    ("level", "authority", "words"),
    [
        (
            Level.PROVINCE,
            "Tỉnh Gia Lai",
            ["BK của Chủ tịch UBND tỉnh", "CSTĐ cấp tỉnh", "Cờ của UBND tỉnh"],
        ),
        (
            Level.MINISTRY,
            "Bộ Nội vụ",
            ["BK của Bộ trưởng Bộ Nội vụ", "CSTĐ cấp Bộ", "Cờ của Bộ Nội vụ"],
        ),
    ],
)
def test_each_award_has_a_short_name_and_keeps_whose_it_is(
    level: Level, authority: str, words: list[str]
) -> None:
    names = {award: own_award_name(award, level, authority) or "?" for award in AWARDS}

    short = {award: short_name(award, names) for award in AWARDS}

    assert sorted(short[award] for award in ("CSTD_TINH", "CO_TINH", "BK_TINH")) == words
    assert "?" not in short.values()


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
