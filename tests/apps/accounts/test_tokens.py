"""Tokens for programs: given, narrowed, ended, taken back; nobody reads one from the database."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from tests.factories import NOON, World
from thidua.apps.accounts.actions.accounts import set_active
from thidua.apps.accounts.actions.tokens import (
    MOST_TOKENS,
    issue_token,
    note_use,
    revoke_token,
)
from thidua.apps.accounts.facts import TokenFacts
from thidua.apps.accounts.models import ApiToken
from thidua.apps.accounts.refusals import TokenRefused, TokenRevoked
from thidua.apps.accounts.sign_in.token_text import digest_of
from thidua.apps.audit.models import Entry

READING = TokenFacts("Kho dữ liệu của tỉnh", ["read:awards", "read:organisations"], 90)


def test_a_token_is_shown_once_and_only_its_digest_is_kept(world: World) -> None:
    token, text = issue_token(world.head, READING, at=NOON)

    assert token.scopes == ["read:organisations", "read:awards"]
    assert token.expires_at == NOON + timedelta(days=90)
    assert (token.digest, token.beginning) == (digest_of(text), text[:13])
    kept = str(ApiToken.objects.values().get()) + str(Entry.objects.latest("pk").data)
    assert text not in kept


def test_it_ends_by_its_day_or_when_it_is_taken_back(world: World) -> None:
    token, _text = issue_token(world.head, READING, at=NOON)

    assert token.holds_at(NOON)
    assert not token.holds_at(token.expires_at)
    revoked = revoke_token(token, at=NOON)
    assert not revoked.holds_at(NOON)
    with pytest.raises(TokenRevoked, match="Kho dữ liệu"):
        revoke_token(token, at=NOON)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (TokenFacts("x", [], 90), "ít nhất một"),
        (TokenFacts("x", ["read:everything"], 90), "ít nhất một"),
        (TokenFacts("x", ["read:awards"], 0), "từ 1 đến 366"),
        (TokenFacts("x", ["read:awards"], 367), "Số ngày dùng được: 367"),
    ],
)
def test_nonsense_is_refused(world: World, facts: TokenFacts, told: str) -> None:
    with pytest.raises(TokenRefused, match=told):
        issue_token(world.head, facts, at=NOON)
    assert not ApiToken.objects.exists()


def test_nobody_holds_too_many(world: World) -> None:
    for _each in range(MOST_TOKENS):
        token, _text = issue_token(world.head, READING, at=NOON)
    with pytest.raises(TokenRefused, match=f"tối đa {MOST_TOKENS}"):
        issue_token(world.head, READING, at=NOON)

    revoke_token(token, at=NOON)
    issue_token(world.head, READING, at=NOON)


def test_the_program_acts_also_for_an_account_that_is_closed(world: World) -> None:
    token, _text = issue_token(world.head, READING, at=NOON)
    set_active(world.head, is_active=False, at=NOON)

    call_command("revoke_token", token.beginning)

    token.refresh_from_db()
    assert token.revoked_at is not None
    last = Entry.objects.filter(action="accounts.revoke_token").get()
    assert (last.actor, last.actor_name) == (None, "Hệ thống")


def test_the_day_of_its_last_use_is_written_once_a_day(world: World) -> None:
    token, _text = issue_token(world.head, READING, at=NOON)
    note_use(token, NOON)
    token.refresh_from_db()
    day = token.last_used_on
    note_use(token, NOON)
    note_use(token, NOON + timedelta(days=1))
    token.refresh_from_db()

    assert day is not None
    assert token.last_used_on == day + timedelta(days=1)
