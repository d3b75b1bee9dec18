"""Guessing a password is slowed down where it is tried, and nowhere else."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.factories import World

pytestmark = pytest.mark.usefixtures("still_clock")

PASSWORD = "mat-khau-rat-dai-1"
TOO_MANY = "quá nhiều lần"


@pytest.fixture(autouse=True)
def _no_tries_before() -> None:
    cache.clear()


def sign_in_from(address: str, login: str, password: str) -> str:
    form = {"login": login, "password": password}
    answer = Client(REMOTE_ADDR=address).post(reverse("account_login"), form, follow=True)
    return answer.content.decode()


@pytest.fixture
def member(world: World) -> str:
    user = world.member
    user.set_password(PASSWORD)
    user.must_change_password = False
    user.save()
    return user.username


def test_wrong_passwords_elsewhere_do_not_lock_the_owner_out(member: str) -> None:
    for _ in range(6):
        answer = sign_in_from("203.0.113.9", member, "sai-mat-khau")

    assert TOO_MANY in answer
    assert TOO_MANY in sign_in_from("203.0.113.9", member, PASSWORD)
    assert "Đăng xuất" in sign_in_from("198.51.100.7", member, PASSWORD)


def test_guessing_at_one_account_does_not_stop_the_office_behind_the_same_address(
    world: World, member: str
) -> None:
    for _ in range(30):
        sign_in_from("203.0.113.9", world.head.username, "sai-mat-khau")

    assert "Đăng xuất" in sign_in_from("203.0.113.9", member, PASSWORD)
