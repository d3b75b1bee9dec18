"""Who is signed in stays so until the session ends or the account is closed."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from tests.factories import PASSWORD, World
from thidua.config.sessions import SessionStore

pytestmark = pytest.mark.django_db


def signed_in(world: World) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": world.head.username, "password": PASSWORD})
    assert client.get("/").status_code == 200
    return client


def test_a_session_that_is_over_opens_nothing(world: World) -> None:
    client = signed_in(world)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get("/").status_code == 302


def test_a_session_that_was_taken_away_opens_nothing(world: World) -> None:
    client = signed_in(world)
    Session.objects.all().delete()
    assert client.get("/").status_code == 302


def test_an_account_that_is_closed_or_gone_opens_nothing(world: World) -> None:
    client = signed_in(world)
    world.head.is_active = False
    world.head.save(update_fields=["is_active"])
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("key", ["x' OR 1=1 --", "0" * 32, "0" * 400, "é" * 32])
def test_a_made_up_key_is_nobody(world: World, key: str) -> None:
    signed_in(world)
    stranger = Client()
    stranger.cookies[settings.SESSION_COOKIE_NAME] = key
    assert stranger.get("/").status_code == 302
    assert not SessionStore(key).exists(key)


def test_what_is_kept_is_read_again() -> None:
    kept = SessionStore()
    kept["theme"] = "tối"
    kept.save()
    assert SessionStore(kept.session_key)["theme"] == "tối"
