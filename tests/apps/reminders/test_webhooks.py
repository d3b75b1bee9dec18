"""Webhooks: set up by the office, signed, tried again, and never led into the inner network."""

import hmac
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256

import pytest
from django.test import override_settings
from django.urls import reverse

from tests.apps.reminders.material import MORNING, TEXT, swept, task
from tests.apps.reminders.web_server import Receiver, web_server
from tests.conftest import SignIn
from tests.factories import World
from thidua.apps.accounts.models import User
from thidua.apps.audit.models import Entry
from thidua.apps.reminders.actions.sending import send_waiting
from thidua.apps.reminders.actions.webhooks import Made, create_webhook, renew_webhook_secret
from thidua.apps.reminders.facts import WebhookFacts
from thidua.apps.reminders.models import Delivery, Reminder, Webhook
from thidua.apps.reminders.posting.addresses import place_of
from thidua.apps.reminders.refusals import AddressRefused


def made(world: World, url: str, *kinds: str) -> Made:
    facts = WebhookFacts("Zalo của tỉnh", url, frozenset(kinds or ("in_1_day", "overdue")))
    return create_webhook(world.authority, facts, actor=world.standing, at=MORNING)


def clock(minutes: float = 0) -> Callable[[], datetime]:
    return lambda: MORNING + timedelta(minutes=minutes)


def told(world: World) -> Delivery:
    """The call for the officer of CCC; all others are left out."""
    task(world.season, 1)
    User.objects.filter(pk=world.member.pk).update(phone="0905123456")
    swept()
    Delivery.objects.exclude(user=world.member).delete()
    return Delivery.objects.get()


def state(delivery: Delivery) -> tuple[str, int, str]:
    delivery.refresh_from_db()
    return delivery.state, delivery.tries, delivery.error


def test_what_is_sent_is_signed_and_says_what_the_reference_says(world: World) -> None:
    receiver = Receiver()
    with web_server(receiver) as url:
        webhook, secret = made(world, url)
        call = told(world)
        assert send_waiting(clock()) == 1
        assert send_waiting(clock(600)) == 0

    (got,) = receiver.got
    assert state(call) == ("sent", 1, "")
    assert got.path == "/nhac?kenh=zalo"
    stamp = got.headers["X-ThiDua-Timestamp"]
    assert stamp == str(int(MORNING.timestamp()))
    right = hmac.new(secret.encode(), stamp.encode() + b"." + got.body, sha256).hexdigest()
    assert got.headers["X-ThiDua-Signature"] == f"sha256={right}"
    assert got.headers["X-ThiDua-Delivery"] == str(call.pk)
    reminder = Reminder.objects.get(user=world.member, text=TEXT)
    assert json.loads(got.body) == {
        "id": str(call.pk),
        "kind": "in_1_day",
        "kind_name": "Còn 1 ngày hoặc đến hạn hôm nay",
        "text": TEXT,
        "url": f"http://localhost:8000{reminder.url}",
        "due_on": "2023-05-11",
        "created_at": "2023-05-10T07:00:00+07:00",
        "bloc": "Khối thi đua Một",
        "year": 2023,
        "person": {
            "username": "ccc.cv", "full_name": "CCC.CV", "email": "", "phone": "0905123456",
        },
    }  # fmt: skip
    assert secret not in str(Webhook.objects.filter(pk=webhook.pk).values())


def test_only_the_kinds_chosen_go_there(world: World) -> None:
    with web_server(Receiver()) as url:
        made(world, url, "vote")
        task(world.season, 1)
        swept()

    assert not Delivery.objects.exists()


@pytest.mark.parametrize(
    ("status", "after"),
    [
        (204, ("sent", 1, "")),
        (500, ("waiting", 1, "500 Đã xem")),
        (429, ("waiting", 1, "429 Đã xem")),
        (403, ("failed", 1, "403 Đã xem")),
        (302, ("failed", 1, "302 Đã xem")),
    ],
)
def test_what_the_other_side_answers_decides(
    world: World, status: int, after: tuple[str, int, str]
) -> None:
    with web_server(Receiver(status)) as url:
        made(world, url)
        call = told(world)
        send_waiting(clock())

    found = state(call)
    assert found[:2] == after[:2]
    assert found[2].strip() == after[2] or status == 204


def test_nobody_there_costs_no_try(world: World) -> None:
    with web_server(Receiver()) as url:
        made(world, url)
        call = told(world)
    send_waiting(clock())

    assert state(call)[:2] == ("waiting", 0)


def test_no_answer_leaves_it_unknown(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thidua.apps.reminders.posting.webhook.PATIENCE", 0.2)
    receiver = Receiver(slow=1)
    with web_server(receiver) as url:
        made(world, url)
        call = told(world)
        send_waiting(clock())

    assert state(call)[:2] == ("unknown", 1)
    assert len(receiver.got) == 1


def test_what_is_switched_off_is_not_called_any_more(world: World) -> None:
    receiver = Receiver()
    with web_server(receiver) as url:
        made(world, url)
        call = told(world)
        Webhook.objects.update(is_active=False)
        send_waiting(clock())

    assert (state(call)[0], receiver.got) == ("dropped", [])


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://10.0.0.5/x", "địa chỉ nội bộ"),
        ("https://192.168.1.1/", "địa chỉ nội bộ"),
        ("https://169.254.169.254/latest/meta-data", "địa chỉ nội bộ"),
        ("https://[fd00::1]/", "địa chỉ nội bộ"),
        ("https://[::ffff:10.0.0.5]/", "địa chỉ nội bộ"),
        ("https://0.0.0.0/", "địa chỉ nội bộ"),
        ("http://8.8.8.8/", "phải là https"),
        ("https://ai:do@8.8.8.8/", "không phải là địa chỉ"),
        ("ftp://8.8.8.8/", "không phải là địa chỉ"),
        ("https://", "không phải là địa chỉ"),
        ("https://8.8.8.8:99999/", "không phải là địa chỉ"),
        ("https://khong-co-may-nay.invalid/", "Không tìm thấy máy"),
    ],
)
def test_addresses_inside_are_refused(url: str, why: str) -> None:
    with pytest.raises(AddressRefused, match=why):
        place_of(url)


def test_a_network_that_is_listed_may_be_called() -> None:
    with override_settings(WEBHOOK_NETWORKS=["10.0.0.0/8"]):
        place = place_of("https://10.0.0.5:8443/a?b=1")
        with pytest.raises(AddressRefused):
            place_of("https://192.168.1.1/")

    assert (place.port, place.target, place.is_tls) == (8443, "/a?b=1", True)


def test_a_new_secret_is_another(world: World) -> None:
    webhook, secret = made(world, "http://127.0.0.1:9/")
    again = renew_webhook_secret(webhook, actor=world.standing, at=MORNING)

    assert len(secret) == 64
    assert again.secret != secret
    assert secret not in str(list(Entry.objects.values_list("data", flat=True)))


def test_the_office_sets_one_up_tries_and_changes_it(world: World, sign_in: SignIn) -> None:
    client, receiver = sign_in(world.standing), Receiver()
    page = reverse("reminders:webhooks", args=[world.authority.pk])
    assert "Chưa có kênh nào" in client.get(page).content.decode()
    with web_server(receiver) as url:
        sent = {"name": "Zalo", "url": url, "kinds": ["overdue"], "is_active": "on"}
        create = reverse("reminders:create_webhook", args=[world.authority.pk])
        shown = client.post(create, sent).content.decode()
        assert "Mã chỉ hiện một lần" in shown
        webhook = Webhook.objects.get()
        again = client.post(reverse("reminders:try_webhook", args=[webhook.pk]), follow=True)
        assert "Zalo đã nhận tin thử." in again.content.decode()
        receiver.status = 500
        again = client.post(reverse("reminders:try_webhook", args=[webhook.pk]), follow=True)
        assert "Zalo chưa nhận được tin thử: 500" in again.content.decode()
    assert [json.loads(each.body)["id"] for each in receiver.got] == ["test", "test"]
    edit = reverse("reminders:edit_webhook", args=[webhook.pk])
    refused = client.post(edit, sent | {"url": "https://10.1.1.1/"})
    assert refused.status_code == 422
    assert "10.1.1.1 là địa chỉ nội bộ" in refused.content.decode()
    assert 'value="https://10.1.1.1/"' in refused.content.decode()
    client.post(edit, {"name": "Zalo tỉnh", "url": url, "kinds": ["vote", "sign"]})
    webhook.refresh_from_db()
    assert (webhook.name, webhook.kinds, webhook.is_active) == (
        "Zalo tỉnh",
        ["sign", "vote"],
        False,
    )
    assert "Mã chỉ hiện một lần" in client.post(
        reverse("reminders:renew_webhook_secret", args=[webhook.pk])
    ).content.decode()  # fmt: skip


def test_nobody_else_sees_or_sets_up_webhooks(world: World, sign_in: SignIn) -> None:
    webhook = made(world, "http://127.0.0.1:9/").webhook
    for user in (world.head, world.member, world.outsider):
        client = sign_in(user)
        assert client.get(
            reverse("reminders:webhooks", args=[world.authority.pk])
        ).status_code == 404  # fmt: skip
        for name in ("edit_webhook", "try_webhook", "renew_webhook_secret"):
            answer = client.post(reverse(f"reminders:{name}", args=[webhook.pk]))
            assert answer.status_code == 404
