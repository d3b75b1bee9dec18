"""Pages of objections: opened, made, answered, read by the whole bloc, locked."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.appraisals.builders import all_locked, opened
from tests.factories import World, make_world
from tests.one_line import one_line
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.crosschecks.models import Objection, ObjectionWindow

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    found = opened(make_world())
    all_locked(found)
    publish_result(found.season, actor=found.head, at=timezone.now())
    return found


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(name: str, key: int) -> str:
    return reverse(f"crosschecks:{name}", args=[key])


def test_from_window_to_lock(world: World) -> None:
    head, member, key = signed_in(world.head), signed_in(world.member), world.season.pk
    today = timezone.localdate()
    assert "Chưa mở thời hạn kiến nghị" in head.get(address("objections", key)).content.decode()
    past = head.post(address("open_objections", key), {"closes_on": today - timedelta(days=1)})
    assert past.status_code == 422
    assert head.post(address("open_objections", key), {"closes_on": today}).status_code == 302
    typed = {"unit": world.units["CCC"].pk, "about": "mục I.1", "text": ""}
    missing = member.post(address("make_objection", key), typed)
    assert missing.status_code == 422
    assert 'value="mục I.1"' in missing.content.decode()
    sent = member.post(address("make_objection", key), typed | {"text": "Thiếu văn bản"})
    assert sent.status_code == 302
    made = Objection.objects.get()
    assert member.get(address("answer_objection", made.pk)).status_code == 403
    answer = {"accepts": "0", "said": "Đã xét đủ"}
    assert head.post(address("answer_objection", made.pk), answer).status_code == 302
    others = signed_in(world.deputy).get(address("objections", key))
    page = one_line(others.content.decode())
    assert "Thiếu văn bản" in page
    assert "Đã xét đủ" in page
    early = head.post(address("lock_result", key), follow=True)
    assert "Còn trong thời hạn kiến nghị" in early.content.decode()
    ObjectionWindow.objects.update(closes_on=today - timedelta(days=1))
    assert head.get(address("lock_result", key)).status_code == 200
    locked = head.post(address("lock_result", key), follow=True)
    assert "Kết quả cuối cùng là lần công bố 1" in one_line(locked.content.decode())


def test_only_the_own_unit_objects_and_strangers_find_nothing(world: World) -> None:
    key, head = world.season.pk, signed_in(world.head)
    head.post(address("open_objections", key), {"closes_on": timezone.localdate()})
    typed = {"unit": world.units["AAA"].pk, "about": "x", "text": "x"}
    assert signed_in(world.member).post(address("make_objection", key), typed).status_code == 422
    assert signed_in(world.member).get(address("lock_result", key)).status_code == 403
    outside = signed_in(world.outsider)
    for name in ("objections", "open_objections", "make_objection", "lock_result"):
        assert outside.get(address(name, key)).status_code == 404
    assert not Objection.objects.exists()
