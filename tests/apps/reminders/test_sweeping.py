"""Sweeps: who is told what of which task, once, and when it is over."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.apps.appraisals.builders import LATER, all_locked, opened
from tests.apps.reminders.material import MORNING, TEXT, swept, task, told
from tests.factories import NOON, World, seated
from thidua.apps.organisations.models import Seat
from thidua.apps.reminders.actions.sweeping import sweep
from thidua.apps.reminders.models import ChannelChoice, Delivery, Reminder, Sweep
from thidua.apps.seasons.actions.checklist import tick_checklist_item
from thidua.apps.seasons.models import ChecklistItem, Season


def test_a_task_is_told_at_each_stage_once(world: World) -> None:
    task(world.season, 8)

    for day in range(18):
        swept(day)
        swept(day, hours=2)

    stages = ["in_7_days", "in_3_days", "in_1_day", "overdue", "overdue"]
    assert told(world.member) == stages
    assert told(world.leaders["CCC"]) == stages
    assert told(world.standing) == []
    assert told(world.outsider) == []
    assert told(world.member, over_at=None) == ["overdue"]


def test_a_missed_day_is_told_on_the_next(world: World) -> None:
    task(world.season, 8)

    swept(6)

    assert told(world.member) == ["in_3_days"]


def test_what_is_done_rings_no_more(world: World) -> None:
    item = task(world.season, 1)
    swept()
    assert Reminder.objects.filter(user=world.member, over_at=None, text=TEXT).count() == 1

    tick_checklist_item(item, actor=world.member, at=NOON, unit=world.units["CCC"])
    swept(hours=1)

    assert told(world.member, over_at=None) == []
    assert told(world.head, over_at=None) == ["in_1_day"]


def test_the_same_thing_may_come_back(world: World) -> None:
    item = task(world.season, 1)
    swept()
    ChecklistItem.objects.filter(pk=item.pk).update(due_on=None)
    swept(hours=1)
    ChecklistItem.objects.filter(pk=item.pk).update(due_on=item.due_on)
    swept(hours=2)

    assert told(world.member) == ["in_1_day", "in_1_day"]
    assert told(world.member, over_at=None) == ["in_1_day"]


def test_two_rows_of_one_open_thing_cannot_be(world: World) -> None:
    task(world.season, 1)
    swept()
    row = Reminder.objects.filter(user=world.member, text=TEXT).get()
    row.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_news_is_told_at_once_and_its_day_from_the_next_on(world: World) -> None:
    opened(world)
    world.season.phases.filter(kind="scoring").update(due_on=MORNING.date() + timedelta(2))
    sheet = world.season.sheets.get(unit=world.units["CCC"])
    type(sheet).objects.filter(pk=sheet.pk).update(returned_reason="Thiếu minh chứng")
    text = "Sửa bảng chấm điểm bị trả lại của Hội CCC"

    swept()
    assert told(world.member, text) == ["returned"]
    swept(1)
    assert told(world.member, text) == ["returned", "in_1_day"]


def test_what_is_accepted_is_told_to_the_unit_alone(world: World) -> None:
    opened(world)
    swept()
    all_locked(world, BBB="90", CCC="80")
    at = LATER + timedelta(hours=1)
    sweep(at, even_now=True)
    sweep(at + timedelta(hours=1), even_now=True)

    text = "Bảng chấm điểm năm 2023 của Hội CCC đã thẩm định xong"
    assert told(world.member, text) == ["accepted"]
    assert told(world.leaders["CCC"], text) == ["accepted"]
    assert told(world.head, text) == []


def test_who_runs_the_year_reads_once_a_day_who_is_late(world: World) -> None:
    task(world.season, 30)
    world.season.phases.filter(kind="registration").update(due_on=MORNING.date() - timedelta(2))

    for day in (0, 0.1, 1):
        swept(days=0, hours=24 * day)

    for user, count in ((world.head, 2), (world.deputy, 2), (world.standing, 2), (world.member, 0)):
        digests = Reminder.objects.filter(user=user, kind="digest")
        assert digests.count() == count
        assert digests.filter(over_at=None).count() == count // 2
    text = Reminder.objects.filter(user=world.head, kind="digest").first()
    assert str(text) == (
        "Khối thi đua Một, năm 2023: 3/3 đơn vị đang trễ: Hội AAA, Hội BBB, Hội CCC"
    )


def test_a_closed_account_is_told_nothing(world: World) -> None:
    task(world.season, 1)
    type(world.member).objects.filter(pk=world.member.pk).update(is_active=False)

    swept()

    assert told(world.member) == []


def test_nobody_is_told_at_night_and_nothing_is_looked_at_twice(world: World) -> None:
    task(world.season, 1)

    assert sweep(MORNING.replace(hour=5, minute=59)) is None
    assert sweep(MORNING.replace(hour=21)) is None
    assert sweep(MORNING) == 12  # eleven of the task, and the letter of the month
    assert sweep(MORNING + timedelta(minutes=4)) is None
    assert sweep(MORNING + timedelta(minutes=6)) is None  # nobody did anything
    assert sweep(MORNING + timedelta(hours=1)) == 0
    assert Sweep.objects.count() == 2


def test_a_second_sweep_of_the_same_minutes_writes_nothing(world: World) -> None:
    task(world.season, 1)
    Sweep.objects.create(slot="2023-05-10 07:00", at=MORNING - timedelta(days=2))

    assert sweep(MORNING) is None
    assert Reminder.objects.count() == 0


def test_one_letter_brings_everything_new(world: World) -> None:
    task(world.season, 1)
    task(world.season, 2, text="Việc khác")
    task(world.season, 7, text="Còn lâu")
    type(world.member).objects.filter(pk=world.member.pk).update(email="cv@ccc.vn")

    swept()

    letter = Delivery.objects.get()
    assert (letter.user, letter.channel, letter.state) == (world.member, "email", "waiting")
    assert {each.text for each in letter.reminders.all()} == {TEXT, "Việc khác"}


def test_what_is_switched_off_does_not_come(world: World) -> None:
    task(world.season, 1)
    type(world.member).objects.filter(pk=world.member.pk).update(email="cv@ccc.vn")
    for channel in ("page", "email"):
        ChannelChoice.objects.create(
            user=world.member, kind="in_1_day", channel=channel, is_on=False
        )

    swept()

    assert not Delivery.objects.exists()
    assert not Reminder.objects.get(user=world.member, text=TEXT).in_page
    assert Reminder.objects.get(user=world.head, text=TEXT).in_page


def test_people_of_equal_seats_are_asked_for_once(world: World) -> None:
    task(world.season, 1)
    Sweep.objects.create(slot="x", at=MORNING - timedelta(days=1))
    with CaptureQueriesContext(connection) as few:
        swept()
    Reminder.objects.all().delete()
    for place in range(5):
        seated(f"them{place}", Seat.Kind.OFFICER, world.units["CCC"])
    with CaptureQueriesContext(connection) as many:
        assert swept(hours=1) == 11

    assert len(many) <= len(few)


def test_what_is_long_past_is_forgotten(world: World) -> None:
    Season.objects.update(state="running")
    old = MORNING - timedelta(days=401)
    Reminder.objects.create(
        user=world.member, kind="accepted", key="x", text="x", url="/", created_at=old
    )
    Sweep.objects.create(slot="x", at=old)

    swept()

    assert not Reminder.objects.filter(text="x").exists()
    assert Sweep.objects.count() == 1
