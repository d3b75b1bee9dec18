"""Codes and marks for programs never reach a reader."""

import pytest

from thidua.apps.eligibility.figures import SHORT_NAMES, found_in_words, in_words, law_note
from thidua.apps.eligibility.law_numbers import value_in_words
from thidua.law.registry import AWARDS
from thidua.law.rule_sets import RULE_SETS


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (None, "chưa rõ"),
        ("3", "3"),
        ("có", "có"),
        ("20/40", "20/40"),
        ("?/40", "?/40"),
        ("> 1/2", "trên 50 %"),
        ("≥ 7/10", "từ 70 %"),
        ("≥ 1", "từ 100 %"),
        ("≥ 1/3", "≥ 1/3"),
        ("HTXSNV", "Hoàn thành xuất sắc nhiệm vụ"),
        ("HTXSNV | 1 sáng kiến", "Hoàn thành xuất sắc nhiệm vụ hoặc 1 sáng kiến"),
        ("BK_TINH/BK_BO", "Bằng khen cấp bộ, ban, ngành, tỉnh hoặc Bằng khen của bộ, ban, ngành"),
        ("BK_TTG 2020", "Bằng khen của Thủ tướng Chính phủ 2020"),
    ],
)
def test_figures_are_said_in_words(figure: str | None, words: str) -> None:
    assert in_words(figure) == words


def test_what_was_found_is_said_in_words() -> None:
    found = "CSTDCS: có 6 (2020–2025) | HTXSNV/TTLDXS: có 1"

    assert found_in_words(found) == (
        "Chiến sĩ thi đua cơ sở: có 6 (2020–2025); Hoàn thành xuất sắc nhiệm vụ hoặc Tập thể lao "
        "động xuất sắc: có 1"
    )


def test_each_award_has_a_short_name() -> None:
    assert set(SHORT_NAMES) == set(AWARDS)


def test_notes_of_rule_sets_name_days_instead_of_codes() -> None:
    assert all("RS20" not in law_note(one) for one in RULE_SETS)
    assert "bộ quy định từ 01/07/2025" in law_note(RULE_SETS[-1])


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("0.15", "share of the members, 0 to 1", "15 %"),
        ("0.125", "share of the members, 0 to 1", "12,5 %"),
        ("2340000", "VND a month", "2.340.000 đồng một tháng"),
        ("1.50", "times the base salary", "1,5 lần mức lương cơ sở"),
        ("10", "working days", "10 ngày làm việc"),
        ("10-31", 'month-day, or a span of two with "/"', "31/10"),
        ("01-05/02-28", 'month-day, or a span of two with "/"', "từ 05/01 đến 28/02"),
    ],
)
def test_numbers_of_the_law_are_written_as_offices_do(value: str, unit: str, words: str) -> None:
    assert value_in_words(value, unit) == words
