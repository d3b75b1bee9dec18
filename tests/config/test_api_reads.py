"""Lists by a cursor, and what has changed since a moment."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.conftest import SignIn
from tests.factories import NOON, World
from thidua.apps.accounts.actions.accounts import edit_profile
from thidua.apps.accounts.facts import ProfileFacts
from thidua.apps.insight.queries import changes_visible_to
from thidua.apps.organisations.actions.units import create_unit
from thidua.apps.organisations.facts import UnitFacts
from thidua.apps.organisations.models import Unit

pytestmark = pytest.mark.django_db


def answer_of(client: Client, address: str) -> Any:
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_a_cursor_goes_through_all_once_whatever_comes_meanwhile(
    world: World,
    sign_in: SignIn,
) -> None:
    client = sign_in(world.standing)
    for number in range(7):
        Unit.objects.create(authority=world.authority, code=f"U{number}", name=f"A{number}")
    known = sorted(Unit.objects.values_list("pk", flat=True))
    seen: list[int] = []
    after: int | None = 0
    while after is not None:
        page = answer_of(client, f"units?limit=3&after={after}")
        seen += [row["id"] for row in page["items"]]
        assert page["count"] is None
        after = page["next"]
        if len(seen) == 3:
            Unit.objects.create(authority=world.authority, code="MOI", name="A đứng đầu")

    assert seen[: len(known)] == known
    assert len(seen) == len({*seen}) == len(known) + 1
    nothing = {"items": [], "count": None, "next": None}
    assert answer_of(client, f"units?after={seen[-1]}") == nothing
    assert answer_of(client, "units?limit=3")["next"] is None
    assert client.get("/api/v1/units?after=-1").status_code == 422
    assert client.get(f"/api/v1/units?after={10**30}").status_code == 422


def test_changes_are_told_to_those_who_see_the_thing(world: World, sign_in: SignIn) -> None:
    unit = create_unit(
        world.authority, UnitFacts(code="MOI", name="Hội Mới"), actor=world.standing, at=NOON
    )
    edit_profile(world.standing, ProfileFacts("Tên Mới", "", ""), actor=world.standing, at=NOON)
    told = answer_of(sign_in(world.standing), "changes?after=0")["items"]

    assert [(row["type"], row["key"]) for row in told] == [("organisations.unit", str(unit.pk))]
    assert told[0]["action_name"] != told[0]["action"]
    assert "Hội Mới" not in str(told)
    assert answer_of(sign_in(world.outsider), "changes?after=0")["items"] == []
    client = sign_in(world.standing)
    assert answer_of(client, "changes?since=2023-06-15T06:00:00Z")["items"] == []
    assert len(answer_of(client, "changes?since=2023-06-15T05:00:00Z")["items"]) == 1
    assert answer_of(client, f"changes?after={told[0]['id']}")["items"] == []


def test_an_act_is_told_when_it_is_settled(world: World) -> None:
    now, facts = timezone.now(), UnitFacts(code="MOI", name="Hội Mới")
    create_unit(world.authority, facts, actor=world.standing, at=now)

    assert not changes_visible_to(world.standing, now).exists()
    assert changes_visible_to(world.standing, now + timedelta(minutes=1)).exists()
