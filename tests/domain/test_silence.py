"""A running movement is silent from sixty days without a trace on."""

from datetime import date

import pytest

from thidua.domain.silence import silent_days

START, END = date(2024, 3, 1), date(2024, 11, 30)


@pytest.mark.parametrize(
    ("traces", "day", "days"),
    [
        ([], date(2024, 4, 29), None),
        ([], date(2024, 4, 30), 60),
        ([date(2024, 3, 15), date(2024, 4, 1)], date(2024, 6, 1), 61),
        ([date(2024, 4, 3)], date(2024, 6, 1), None),
        ([date(2024, 1, 1)], date(2024, 4, 30), 60),
        ([], date(2024, 2, 1), None),
        ([], date(2024, 12, 1), None),
        ([date(2024, 12, 30)], date(2024, 11, 1), None),
    ],
)
def test_silent_days(traces: list[date], day: date, days: int | None) -> None:
    assert silent_days(START, END, traces, day) == days
