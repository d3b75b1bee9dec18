"""A program calls the API by its token: within its scopes, while it holds, as its owner sees."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from tests.factories import World
from thidua.apps.accounts.actions.tokens import issue_token, revoke_token
from thidua.apps.accounts.facts import TokenFacts
from thidua.apps.accounts.models import ApiToken

UNITS, AWARDS = "/api/v1/units", "/api/v1/decisions"


def given(world: World, *scopes: str, days: int = 30) -> tuple[ApiToken, str]:
    facts = TokenFacts("Kho dữ liệu", scopes, days)
    return issue_token(world.head, facts, at=timezone.now())


def status(path: str, text: str) -> int:
    return Client().get(path, headers={"authorization": f"Bearer {text}"}).status_code


def test_it_reads_what_its_owner_reads_within_its_scopes(world: World) -> None:
    token, text = given(world, "read:organisations")
    mine = Client()
    mine.force_login(world.head)
    answer = Client().get(UNITS, headers={"authorization": f"Bearer {text}"})
    refused = Client().get(AWARDS, headers={"authorization": f"Bearer {text}"})
    token.refresh_from_db()

    assert answer.status_code == 200
    assert answer.json() == mine.get(UNITS).json()
    assert answer.json()["items"]
    assert refused.status_code == 403
    assert refused.json()["detail"] == "Khóa API “Kho dữ liệu” không có phạm vi read:awards."
    assert token.last_used_on == timezone.localdate()


def test_it_opens_nothing_once_it_or_the_account_ended(world: World) -> None:
    token, text = given(world, "read:organisations")
    assert status(UNITS, text) == 200
    assert status(UNITS, text[:-1]) == 401
    assert status(UNITS, "") == 401

    ApiToken.objects.filter(pk=token.pk).update(created_at=timezone.now() - timedelta(days=9))
    ApiToken.objects.filter(pk=token.pk).update(expires_at=timezone.now())
    assert status(UNITS, text) == 401

    token, text = given(world, "read:organisations")
    for field, value in (("is_active", False), ("must_change_password", True)):
        setattr(world.head, field, value)
        world.head.save()
        assert status(UNITS, text) == 401
        setattr(world.head, field, not value)
        world.head.save()
    assert status(UNITS, text) == 200
    revoke_token(token, at=timezone.now())
    assert status(UNITS, text) == 401


def test_it_opens_no_page(world: World) -> None:
    _token, text = given(world, *[each for each in ApiToken.Scope.values if "read" in each])

    answer = Client().get("/", headers={"authorization": f"Bearer {text}"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/login/?next=/")


def test_it_is_given_listed_and_taken_back_by_command(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    name = world.head.username
    call_command("issue_token", name, "--name", "Kho", "--scope", "read:awards", "--days", "5")
    text = capsys.readouterr().out.split()[2]
    assert status(AWARDS, text) == 200

    call_command("revoke_token")
    assert text[:13] in capsys.readouterr().out
    call_command("revoke_token", text[:13])
    assert "Đã thu hồi khóa “Kho”" in capsys.readouterr().out
    assert status(AWARDS, text) == 401
    with pytest.raises(CommandError, match="Không có khóa nào"):
        call_command("revoke_token", text[:13])
    with pytest.raises(CommandError, match="từ 1 đến 366"):
        call_command("issue_token", name, "--name", "x", "--scope", "read:awards", "--days", "0")
    with pytest.raises(CommandError, match="Không có tài khoản"):
        call_command("issue_token", "khong.ai", "--name", "x", "--scope", "read:awards")
