"""Stages of a deadline, and how long sending waits."""

from datetime import timedelta

import pytest

from thidua.domain.reminding import AGAIN_AFTER, stage_of, wait_after


@pytest.mark.parametrize(
    ("days", "stage"),
    [
        (8, ""), (7, "in_7_days"), (4, "in_7_days"), (3, "in_3_days"), (2, "in_3_days"),
        (1, "in_1_day"), (0, "in_1_day"), (-1, "overdue"), (-7, "overdue"), (-8, "overdue.1"),
        (-56, "overdue.7"), (-57, ""),
    ],
)  # fmt: skip
def test_a_day_stands_at_one_stage(days: int, stage: str) -> None:
    assert stage_of(days) == stage


def test_sending_waits_longer_each_time_and_then_gives_up() -> None:
    waits = [wait_after(tries) for tries in range(1, len(AGAIN_AFTER) + 2)]

    assert waits == [*AGAIN_AFTER, None]
    assert waits[0] == timedelta(minutes=1)
    assert list(AGAIN_AFTER) == sorted(AGAIN_AFTER)
