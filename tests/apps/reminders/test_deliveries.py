"""The office's log of what was sent."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests.apps.reminders.material import MORNING, TEXT
from tests.conftest import SignIn
from tests.factories import World, make_world
from tests.one_line import one_line
from thidua.apps.accounts.models import User
from thidua.apps.audit.models import Entry
from thidua.apps.reminders.actions.resending import resend_delivery
from thidua.apps.reminders.models import Delivery, Reminder
from thidua.apps.reminders.refusals import NotFailed

LOG = "/reminders/deliveries/"


def sent(user: User, state: str = "sent", *kinds: str) -> Delivery:
    letter = Delivery.objects.create(
        channel="email", user=user, state=state, tries=1, next_try_at=MORNING, created_at=MORNING,
        changed_at=MORNING, error="550 No such user" if state == "failed" else "",
        search_text=f"{user}".lower(),
    )  # fmt: skip
    for kind in kinds or ("overdue", "sign"):
        Reminder.objects.create(
            user=user, kind=kind, key=f"{letter.pk}{kind}", text=TEXT, url="/",
            created_at=MORNING, letter=letter,
        )  # fmt: skip
    return letter


def test_the_log_says_who_what_which_way_and_how_it_ended(world: World, sign_in: SignIn) -> None:
    sent(world.member, "failed")
    text = one_line(sign_in(world.standing).get(LOG))

    assert "CCC.CV" in text
    assert "Đã quá hạn, Văn bản chờ ký" in text
    assert "Thư điện tử" in text
    assert "550 No such user" in text
    assert "Gửi lại" in text
    assert TEXT not in text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "bbb"}, {"BBB.CV"}),
        ({"state": "failed"}, {"CCC.CV"}),
        ({"kind": "vote"}, {"BBB.CV"}),
        ({"channel": "webhook"}, set()),
        ({"sort": "who"}, {"BBB.CV", "CCC.CV"}),
    ],
)
def test_it_is_narrowed(
    world: World, sign_in: SignIn, asked: dict[str, str], found: set[str]
) -> None:
    sent(world.member, "failed")
    sent(world.deputy, "sent", "vote")
    text = sign_in(world.standing).get(LOG, asked).content.decode()

    assert {name for name in ("BBB.CV", "CCC.CV") if name in text} == found


def test_only_offices_see_it_and_only_their_own_people(world: World, sign_in: SignIn) -> None:
    letter = sent(world.member, "failed")
    again = reverse("reminders:resend_delivery", args=[letter.pk])
    for user in (world.head, world.member, world.outsider):
        assert sign_in(user).get(LOG).status_code == 403
        assert sign_in(user).post(again).status_code == 403
    elsewhere = make_world(codes=("DDD", "EEE", "FFF")).standing
    assert "CCC.CV" not in sign_in(elsewhere).get(LOG).content.decode()
    assert sign_in(elsewhere).post(again).status_code == 404


def test_what_failed_may_go_again_once_somebody_says_so(world: World, sign_in: SignIn) -> None:
    letter = sent(world.member, "failed")
    client = sign_in(world.standing)
    client.post(reverse("reminders:resend_delivery", args=[letter.pk]))

    letter.refresh_from_db()
    assert (letter.state, letter.tries, letter.error) == ("waiting", 0, "")
    entry = Entry.objects.get(action="reminders.resend_delivery")
    assert entry.data == {"state": "failed", "error": "550 No such user"}
    with pytest.raises(NotFailed, match="Chờ gửi"):
        resend_delivery(letter, actor=world.standing, at=MORNING)


def test_the_log_in_excel(world: World, sign_in: SignIn) -> None:
    sent(world.member, "failed")
    answer = sign_in(world.standing).get(reverse("reminders:deliveries_workbook"))

    rows = list(load_workbook(BytesIO(answer.getvalue())).active.values)
    assert rows[2][1:] == (
        "CCC.CV", None, "Đã quá hạn, Văn bản chờ ký", "Thư điện tử", "Không gửi được", 1,
        "550 No such user",
    )  # fmt: skip


def test_a_long_log_costs_no_more(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.standing)
    sent(world.member)
    client.get(LOG)
    with CaptureQueriesContext(connection) as one:
        client.get(LOG)
    for _ in range(10):
        sent(world.head)
    with CaptureQueriesContext(connection) as many:
        client.get(LOG)

    assert len(many) == len(one)
