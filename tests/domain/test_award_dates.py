"""Days of an award: impossible orders name both days, odd ones only ask for a second look."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.award_dates import AwardDates, impossible_dates, odd_dates

TODAY = date(2026, 3, 1)
DECIDED = date(2024, 2, 1)
days = st.dates(date(2014, 1, 1), TODAY)


@pytest.mark.parametrize(
    ("dates", "says"),
    [
        (AwardDates(DECIDED, 2023, date(2023, 1, 1), date(2023, 12, 31), DECIDED), []),
        (
            AwardDates(DECIDED, period_from=date(2023, 5, 1), period_to=date(2023, 4, 30)),
            ["Ngày kết thúc thành tích 30/04/2023 trước ngày bắt đầu 01/05/2023."],
        ),
        (
            AwardDates(DECIDED, period_from=date(2024, 2, 2)),
            ["Ngày quyết định 01/02/2024 trước ngày bắt đầu thành tích 02/02/2024."],
        ),
        (
            AwardDates(DECIDED, presented_on=date(2024, 1, 31)),
            ["Ngày trao 31/01/2024 trước ngày quyết định 01/02/2024."],
        ),
        (
            AwardDates(DECIDED, revoked_on=date(2024, 1, 31)),
            ["Ngày hủy bỏ 31/01/2024 trước ngày quyết định 01/02/2024."],
        ),
        (
            AwardDates(DECIDED, revoked_on=date(2025, 1, 2), recovered_on=date(2025, 1, 1)),
            ["Ngày thu hồi 01/01/2025 trước ngày hủy bỏ 02/01/2025."],
        ),
        (
            AwardDates(DECIDED, year=2025),
            ["Ngày quyết định 01/02/2024 trước khi năm được xét 2025 bắt đầu."],
        ),
        (AwardDates(DECIDED, 1984, birth_year=1985), ["Năm được xét 1984 trước năm sinh 1985."]),
        (AwardDates(DECIDED, 1985, birth_year=1985), []),
        (AwardDates(date(2026, 3, 2)), ["Ngày quyết định 02/03/2026 sau hôm nay 01/03/2026."]),
    ],
)
def test_impossible_days_are_named(dates: AwardDates, says: list[str]) -> None:
    assert [fault.text for fault in impossible_dates(dates, today=TODAY)] == says


@pytest.mark.parametrize(
    ("dates", "says"),
    [
        (AwardDates(DECIDED, 2024, date(2024, 1, 1), DECIDED), []),
        (
            AwardDates(DECIDED, period_to=date(2024, 2, 2)),
            ["Thành tích tính đến 02/02/2024, sau ngày quyết định 01/02/2024."],
        ),
        (
            AwardDates(DECIDED, year=2020),
            ["Quyết định ngày 01/02/2024 muộn hơn 3 năm so với năm được xét 2020."],
        ),
        (
            AwardDates(DECIDED, 2021, date(2022, 1, 1), date(2023, 12, 31)),
            ["Năm được xét 2021 nằm ngoài thời gian thành tích 01/01/2022 – 31/12/2023."],
        ),
    ],
)
def test_odd_days_ask_for_a_second_look(dates: AwardDates, says: list[str]) -> None:
    assert odd_dates(dates) == says


@given(st.lists(days, min_size=6, max_size=6).map(sorted))
def test_days_in_order_are_never_refused(order: list[date]) -> None:
    first, last, decided, presented, revoked, recovered = order
    dates = AwardDates(decided, decided.year, first, last, presented, revoked, recovered)

    assert impossible_dates(dates, today=TODAY) == []


@given(days, st.integers(1, 400))
def test_nothing_is_handed_over_before_it_is_decided(decided: date, before: int) -> None:
    dates = AwardDates(decided, presented_on=decided - timedelta(days=before))

    assert len(impossible_dates(dates, today=TODAY)) == 1
