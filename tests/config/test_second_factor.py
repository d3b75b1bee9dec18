"""Who must have a second factor opens nothing before; the keeper of the machine may remove it."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.messages import get_messages
from django.core.exceptions import MiddlewareNotUsed
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.urls import reverse

from tests.conftest import SignIn
from tests.factories import NOON, World
from thidua.apps.accounts.actions.accounts import remove_second_factors
from thidua.apps.audit.models import Entry
from thidua.config.second_factor import SecondFactorMiddleware

LEADERS = override_settings(SECOND_FACTOR_SEATS=["standing", "leader"])
SETTING_UP = reverse("mfa_activate_totp")


def test_where_nobody_must_nothing_is_asked() -> None:
    with pytest.raises(MiddlewareNotUsed):
        SecondFactorMiddleware(lambda request: None)  # type: ignore[arg-type,return-value] # never called


@LEADERS
def test_a_leader_is_led_to_set_one_up_and_then_asked_no_more(
    world: World, sign_in: SignIn
) -> None:
    user = world.leaders["CCC"]
    client = sign_in(user)

    assert client.get("/").headers["Location"] == SETTING_UP
    assert [str(each) for each in get_messages(client.get("/").wsgi_request)][-1].startswith(
        "Vị trí của bạn phải có xác thực hai lớp"
    )
    part = client.get("/organisations/units/", headers={"hx-request": "true"})
    assert (part.status_code, part.headers["HX-Redirect"]) == (204, SETTING_UP)
    answer = client.get("/api/v1/units")
    assert answer.status_code == 403
    assert "xác thực hai lớp" in answer.json()["detail"]
    assert client.get(SETTING_UP).headers.get("Location", "") != "/"
    assert client.get(reverse("account_change_password")).headers.get("Location") != SETTING_UP

    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    assert client.get("/organisations/units/").status_code == 200
    assert client.session["has-second-factor"] is True
    Authenticator.objects.all().delete()
    assert client.get("/organisations/units/").status_code == 200, "asked once a session"


@LEADERS
def test_others_and_strangers_are_not_held_up(world: World, sign_in: SignIn) -> None:
    assert sign_in(world.member).get("/organisations/units/").status_code == 200
    assert sign_in(world.standing).get("/organisations/units/").status_code == 302


def test_remove_second_factors_is_told_in_the_journal(world: World) -> None:
    user = world.member
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=user, type=kind, data={})
        Authenticator.objects.create(user=world.head, type=kind, data={})

    assert remove_second_factors(user, at=NOON) == 2
    entry = Entry.objects.order_by("-pk")[0]
    assert (entry.action, entry.data) == (
        "accounts.remove_second_factors", {"removed": ["recovery_codes", "totp"]},
    )  # fmt: skip
    said = StringIO()
    call_command("reset_second_factor", world.head.username.upper(), stdout=said)
    assert "đã gỡ 2 cách xác thực" in said.getvalue()
    assert not Authenticator.objects.exists()
    with pytest.raises(CommandError, match="Không có tài khoản"):
        call_command("reset_second_factor", "khong-co")
