"""The bell, the list, and the page of channels."""

from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.apps.reminders.material import MORNING, TEXT, swept, task
from tests.conftest import SignIn
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.audit.models import Entry
from thidua.apps.reminders.models import ChannelChoice, Reminder

LIST = "/reminders/"


def unread(world: World, many: int = 1) -> list[Reminder]:
    return Reminder.objects.bulk_create(
        Reminder(
            user=world.member, kind="overdue", key=f"k{n}", text=f"Việc số {n:02}", url="/jobs/",
            created_at=MORNING + timedelta(minutes=n), season=world.season,
            search_text=f"viec so {n:02}",
        )
        for n in range(many)
    )  # fmt: skip


def test_the_bell_counts_what_is_unread_without_another_question(
    world: World, sign_in: SignIn
) -> None:
    client = sign_in(world.member)
    client.get("/jobs/")
    with CaptureQueriesContext(connection) as none:
        before = client.get("/jobs/").content.decode()
    unread(world, 3)
    with CaptureQueriesContext(connection) as three:
        after = client.get("/jobs/").content.decode()

    assert 'aria-label="Nhắc việc"' in before
    assert 'aria-label="Nhắc việc: 3 chưa đọc"' in after
    assert len(three) == len(none)


def test_more_than_a_hundred_are_not_counted_out(world: World, sign_in: SignIn) -> None:
    unread(world, 101)

    assert ">99+</span>" in sign_in(world.member).get("/jobs/").content.decode()


def test_who_is_not_signed_in_sees_no_bell(db: None) -> None:
    assert LIST not in Client().get("/accounts/login/").content.decode()


def test_unread_comes_first_and_what_is_over_last(world: World, sign_in: SignIn) -> None:
    rows = unread(world, 3)
    Reminder.objects.filter(pk=rows[2].pk).update(read_at=MORNING)
    Reminder.objects.filter(pk=rows[1].pk).update(over_at=MORNING)
    client = sign_in(world.member)

    waiting = client.get(LIST).content.decode()
    everything = client.get(LIST, {"state": "all"}).content.decode()

    assert waiting.index("Việc số 00") < waiting.index("Việc số 02")
    assert "Việc số 01" not in waiting
    assert everything.index("Việc số 02") < everything.index("Việc số 01")
    assert "1 chưa đọc" in waiting


def test_the_list_is_narrowed_and_paged(world: World, sign_in: SignIn) -> None:
    unread(world, 31)
    client = sign_in(world.member)

    assert "Việc số 00" not in client.get(LIST).content.decode()
    assert "Việc số 00" in client.get(LIST, {"page": "2"}).content.decode()
    found = client.get(LIST, {"q": "việc 07"}).content.decode()
    assert "Việc số 07" in found
    assert "Việc số 08" not in found
    nothing = client.get(LIST, {"kind": "vote"}).content.decode()
    assert "Không có nhắc việc nào như vậy" in nothing


def test_an_empty_list_says_where_tasks_are(world: World, sign_in: SignIn) -> None:
    assert "Chưa có gì phải nhắc" in sign_in(world.member).get(LIST).content.decode()


def test_opening_one_marks_it_and_leads_there(world: World, sign_in: SignIn) -> None:
    (row,) = unread(world)
    answer = sign_in(world.member).post(reverse("reminders:read_reminder", args=[row.pk]))

    assert answer["Location"] == "/jobs/"
    row.refresh_from_db()
    assert row.read_at is not None


def test_marking_one_and_all_stays_in_the_list(world: World, sign_in: SignIn) -> None:
    rows, client = unread(world, 3), sign_in(world.member)
    client.post(reverse("reminders:read_reminder_in_list", args=[rows[0].pk]))
    assert Reminder.objects.filter(read_at=None).count() == 2

    answer = client.post(reverse("reminders:read_all_reminders"), follow=True)

    assert "Đã đánh dấu 2 nhắc việc là đã đọc." in answer.content.decode()
    assert not Reminder.objects.filter(read_at=None).exists()


def test_nobody_opens_what_is_for_others(world: World, sign_in: SignIn) -> None:
    (row,) = unread(world)
    for user in (world.head, world.standing, world.outsider, world.leaders["CCC"]):
        answer = sign_in(user).post(reverse("reminders:read_reminder", args=[row.pk]))
        assert answer.status_code == 404
        assert "Việc số" not in sign_in(user).get(LIST).content.decode()
    sign_in(world.head).post(reverse("reminders:read_all_reminders"))

    row.refresh_from_db()
    assert row.read_at is None


def test_each_kind_is_switched_by_channel(world: World, sign_in: SignIn) -> None:
    client, page = sign_in(world.member), reverse("reminders:choose_channels")
    shown = one_line(client.get(page).content.decode())
    assert 'value="in_7_days.email" aria-label="Còn 7 ngày đến hạn: Thư điện tử">' in shown
    assert 'value="overdue.email" aria-label="Đã quá hạn: Thư điện tử" checked>' in shown

    every = [f"{kind}.page" for kind in Reminder.Kind.values]
    client.post(page, {"on": [*every, "in_7_days.email", "nonsense", "overdue.smoke"]})

    chosen = {(row.kind, row.channel): row.is_on for row in ChannelChoice.objects.all()}
    assert chosen["in_7_days", "email"]
    assert not chosen["overdue", "email"]
    assert ("overdue", "page") not in chosen
    entry = Entry.objects.get(action="reminders.choose_channels")
    assert "overdue.email" in entry.data["off"]
    assert "in_7_days.email" not in entry.data["off"]


def test_a_sweep_is_heard_by_the_bell(world: World, sign_in: SignIn) -> None:
    task(world.season, 1)
    swept()

    text = sign_in(world.member).get(LIST).content.decode()

    assert TEXT in text
    assert "hạn 11/05/2023" in one_line(text)
