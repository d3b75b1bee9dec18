"""Views under a name: whose they are, who else sees them, what is refused."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse

from tests.conftest import SignIn
from tests.factories import NOON, World, make_world
from tests.one_line import one_line
from thidua.apps.accounts.models import User
from thidua.apps.audit.models import Entry
from thidua.apps.insight.actions.views import drop_view, save_view
from thidua.apps.insight.facts import ViewFacts
from thidua.apps.insight.models import SavedView
from thidua.apps.insight.queries import views_visible_to
from thidua.apps.insight.refusals import ViewInvalid, ViewNamedAlready
from thidua.apps.organisations.models import Seat

pytestmark = pytest.mark.django_db


def saved(world: World, name: str = "Theo năm", **said: object) -> SavedView:
    facts = ViewFacts(**{"page": "awards", "query": "year=2023", "name": name} | said)  # type: ignore[arg-type] # given by the test
    return save_view(world.authority, facts, actor=world.standing, at=NOON)


def colleague(world: World) -> User:
    user = User.objects.create(username="dong.nghiep", full_name="Đồng nghiệp")
    Seat.objects.create(user=user, authority=world.authority, kind=Seat.Kind.STANDING)
    return user


def test_save_view_is_for_oneself_or_for_the_office_and_no_other(world: World) -> None:
    own, shared = saved(world), saved(world, " Của  chung ", is_shared=True)
    other = make_world(codes=("XXX",))

    assert set(views_visible_to(world.standing)) == {own, shared}
    assert list(views_visible_to(colleague(world))) == [shared]
    assert list(views_visible_to(other.standing)) == []
    assert list(views_visible_to(world.head)) == []
    assert shared.name == "Của chung"
    told = Entry.objects.filter(action="insight.save_view").latest("pk")
    assert told.data == {"name": "Của chung", "page": "awards", "is_shared": True}
    with pytest.raises(PermissionDenied):
        save_view(other.authority, ViewFacts("awards", "", "x"), actor=world.standing, at=NOON)


@pytest.mark.parametrize(
    "said", [{"name": " "}, {"name": "x" * 121}, {"page": "x"}, {"query": "x" * 1001}]
)
def test_save_view_refuses_what_is_no_view(world: World, said: dict[str, str]) -> None:
    with pytest.raises(ViewInvalid):
        saved(world, **said)


def test_save_view_takes_a_name_once(world: World) -> None:
    saved(world)
    with pytest.raises(ViewNamedAlready, match="“Theo năm”"):
        saved(world)


def test_two_savings_of_one_name_at_once_leave_one(world: World) -> None:
    made: list[SavedView] = []

    def after_looking(execute: Any, sql: str, *rest: Any) -> Any:
        found = execute(sql, *rest)
        if not made and "insight_savedview" in sql:
            made.append(SavedView(authority=world.authority, owner=world.standing, page="year"))
            made[0].name, made[0].saved_at = "Theo năm", NOON
            made[0].save()
        return found

    with (
        connection.execute_wrapper(after_looking),
        pytest.raises(ViewNamedAlready, match="“Theo năm”"),
    ):
        saved(world)
    assert made


def test_a_page_asked_for_too_much_is_refused_not_cut(world: World, sign_in: SignIn) -> None:
    client, query = sign_in(world.standing), "&".join(f"bloc={key}" for key in range(180))
    shown = client.get(reverse("insight:save_view"), {"page": "awards", "query": f"?{query}"})
    asked = shown.context["form"].initial | {"name": "Theo khối"}

    answer = client.post(reverse("insight:save_view"), asked)

    assert asked["query"] == query
    assert answer.status_code == 422
    assert f"địa chỉ dài {len(query)} ký tự, nhiều nhất 1000" in one_line(answer)
    assert not SavedView.objects.exists()


def test_drop_view_is_for_who_saved_it(world: World) -> None:
    view = saved(world, is_shared=True)
    with pytest.raises(PermissionDenied):
        drop_view(view, actor=colleague(world), at=NOON)

    drop_view(view, actor=world.standing, at=NOON)

    assert not SavedView.objects.exists()
    assert Entry.objects.filter(action="insight.drop_view").get().data == {"name": "Theo năm"}
