"""Who may vote and who may look, besides what the matrix of permissions shows."""

from tests.apps.ballots.conftest import Hall
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.ballots.models import Ballot
from thidua.apps.meetings.models import Attendance


def test_vote_is_for_the_named_delegate_alone(hall: Hall, ballot: Ballot) -> None:
    entry = hall.entry(ballot, "CCC")
    leader, officer = hall.world.leaders["CCC"], hall.world.officers["CCC"]
    assert can(leader, "ballots.draw_slip", entry)

    Attendance.objects.filter(unit=entry.unit).update(delegate=leader)

    assert can(leader, "ballots.draw_slip", entry)
    assert not can(officer, "ballots.draw_slip", entry)
    assert not can(hall.head, "ballots.draw_slip", entry)


def test_the_standing_office_looks_and_does_not_run_it(hall: Hall, ballot: Ballot) -> None:
    office = hall.world.standing

    may = {
        name: can(office, f"ballots.{name}", ballot)
        for name in ("view", "open", "hand_out_slips", "close", "publish", "enter_count")
    }

    assert [name for name, allowed in may.items() if allowed] == ["view"]
