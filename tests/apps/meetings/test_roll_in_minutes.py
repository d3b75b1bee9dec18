"""The roll in the minutes says where nobody was named for a unit that came."""

from tests.apps.meetings.test_actions import everybody_present
from tests.factories import World
from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.papers.minutes_rows import roll_rows


def test_a_unit_that_came_without_a_name_is_told(ranked: World, conference: Conference) -> None:
    everybody_present(ranked, conference)
    conference.attendance.filter(unit=ranked.units["BBB"]).update(representative="Bà B")

    notes = {line.unit: line.note for line in roll_rows(conference)}
    assert notes["Hội AAA"] == "không ghi người đại diện"
    assert notes["Hội BBB"] == ""
