"""An open ballot is on the first page of whoever votes, and rings the bell."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from tests.apps.ballots.conftest import Hall
from thidua.apps.accounts.models import User
from thidua.apps.ballots.actions.slips import draw_slip
from thidua.apps.ballots.models import Ballot, RollEntry
from thidua.apps.ballots.seams.obligations import obligations_of
from thidua.apps.meetings.models import Attendance
from thidua.apps.reminders.actions.sweeping import sweep
from thidua.apps.reminders.models import Reminder

DAY = date(2023, 12, 20)
AT = datetime(2023, 12, 20, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def owed(user: User, hall: Hall) -> list[str]:
    found = obligations_of(User.objects.get(pk=user.pk), [hall.world.season], DAY)
    return [each.text for each in found]


def told(user: User) -> int:
    return Reminder.objects.filter(user=user, kind="vote", over_at=None).count()


def test_the_units_people_are_asked_until_the_slip_is_taken(hall: Hall) -> None:
    assert owed(hall.world.member, hall) == []
    ballot = hall.opened()

    text = "Đang mở bỏ phiếu: Đề nghị tặng Cờ thi đua của UBND tỉnh (Hội CCC)"
    assert owed(hall.world.member, hall) == [text]
    assert owed(hall.world.leaders["CCC"], hall) == [text]
    assert owed(hall.world.standing, hall) == []
    assert owed(hall.world.outsider, hall) == []

    draw_slip(RollEntry.objects.get(ballot=ballot, unit__code="CCC"), actor=hall.world.member)
    assert owed(hall.world.member, hall) == []


def test_a_delegate_that_is_named_is_asked_alone(hall: Hall) -> None:
    Attendance.objects.filter(unit__code="CCC").update(delegate=hall.world.leaders["CCC"])
    hall.opened()

    sweep(AT)

    assert told(hall.world.leaders["CCC"]) == 1
    assert told(hall.world.member) == 0
    assert told(hall.world.head) == 1


def test_a_closed_ballot_rings_no_more(hall: Hall) -> None:
    ballot = hall.opened()
    sweep(AT)
    assert told(hall.world.member) == 1

    Ballot.objects.filter(pk=ballot.pk).update(state=Ballot.State.DRAFT)
    sweep(AT, even_now=True)

    assert told(hall.world.member) == 0
