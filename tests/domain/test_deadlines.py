"""Two dates, extensions, lateness: docs/algorithms/deadlines.md is what the program does."""

from datetime import UTC, date, datetime

import pytest

from tests.markdown_tables import blocks, rows
from thidua.domain.calendar import VIETNAM
from thidua.domain.days import UnclearDay
from thidua.domain.deadlines import Deadline, Grace, day_and_time, instant_of

TABLES = {name: text for name, kind, text in blocks("deadlines.md") if kind == "table"}
DUE = datetime(2024, 7, 1, tzinfo=VIETNAM)
CLOSES = datetime(2024, 7, 11, tzinfo=VIETNAM)


def moment(text: str) -> datetime:
    """A moment as the page writes it."""
    return datetime.strptime(text, "%d/%m/%Y %H:%M:%S").replace(tzinfo=VIETNAM)


def lines(section: str) -> list[dict[str, str]]:
    """The rows of a section's table."""
    return rows(TABLES[section])


@pytest.mark.parametrize("row", lines("Two dates"), ids=lambda row: "-".join(row.values()))
def test_the_last_instant_of_each_date_counts(row: dict[str, str]) -> None:
    received = None if row["received"] == "–" else moment(row["received"])

    found = Deadline(DUE, CLOSES).timeliness(received, moment(row["looked at"]))

    assert found == row["state"]


@pytest.mark.parametrize("row", lines("Midnight"), ids=lambda row: "-".join(row.values()))
def test_midnight_is_the_end_of_a_day(row: dict[str, str]) -> None:
    day = datetime.strptime(row["day"], "%d/%m/%Y").date()

    found = instant_of(day, row["typed"])

    assert found == moment(row["instant"])
    last, at = day_and_time(found)
    assert f"{last:%d/%m/%Y} {at}" == row["shown"]


@pytest.mark.parametrize("row", lines("Days late"), ids=lambda row: "-".join(row.values()))
def test_days_late(row: dict[str, str]) -> None:
    due = moment(row["due"])

    assert Deadline(due, due).days_late(moment(row["received"])) == int(row["days"])


@pytest.mark.parametrize("row", lines("Extension"), ids=lambda row: "-".join(row.values()))
def test_an_extension_moves_the_date_unless_it_only_opens_the_door(row: dict[str, str]) -> None:
    grace = Grace(moment(row["extended until"]), opens_only=row["still late"] == "yes")

    found = Deadline(DUE, CLOSES).extended([grace])

    assert found == Deadline(moment(row["due"]), moment(row["closes"]))


def test_the_latest_of_several_extensions_counts() -> None:
    later = DUE.replace(day=20)

    found = Deadline(DUE, CLOSES).extended([Grace(later), Grace(DUE.replace(day=5))])

    assert (found.due, found.closes) == (later, later)


def test_what_is_owed_counts_from_the_day_after() -> None:
    deadline = Deadline(DUE, CLOSES)

    assert [deadline.days_owed(day) for day in (date(2024, 6, 30), date(2024, 7, 1))] == [0, 1]


@pytest.mark.parametrize("typed", ["25:00", "24:01", "sáng", "-1"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(UnclearDay):
        instant_of(date(2024, 7, 1), typed)


def test_the_zone_that_a_moment_was_written_in_does_not_matter() -> None:
    written_elsewhere = datetime(2024, 6, 30, 17, 0, tzinfo=UTC)  # 00:00 of 01/07 in Vietnam

    assert day_and_time(written_elsewhere) == (date(2024, 6, 30), "24:00")
    assert Deadline(written_elsewhere, CLOSES).timeliness(DUE, DUE) == "on_time"
    assert Deadline(DUE, CLOSES).days_late(datetime(2024, 7, 1, 18, tzinfo=UTC)) == 2
