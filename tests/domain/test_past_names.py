"""What something was called at a moment."""

from datetime import UTC, datetime

from thidua.domain.past_names import called_at

PAST = [
    {"until": "2022-01-15T00:00:00+00:00", "name": "Khối 1"},
    {"until": "2024-01-15T00:00:00+00:00", "name": "Khối 2"},
]


def test_the_first_names_that_still_held_are_meant() -> None:
    now = {"name": "Khối 3", "short": "K3"}

    assert called_at(PAST, now, datetime(2021, 1, 1, tzinfo=UTC))["name"] == "Khối 1"
    assert called_at(PAST, now, datetime(2023, 1, 1, tzinfo=UTC)) == {
        "name": "Khối 2", "short": "K3",
    }  # fmt: skip
    assert called_at(PAST, now, datetime(2025, 1, 1, tzinfo=UTC)) == now
