"""Who may what to a season; lists and permissions agree for every kind of user."""

import pytest

from tests.factories import NOON, World, make_user, make_world
from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.seasons.models import ChecklistItem, Season
from thidua.apps.seasons.permissions import Tick
from thidua.apps.seasons.queries import blocs_to_open_for, seasons_to_copy_for, seasons_visible_to

KINDS = ("head", "deputy", "member", "leader", "standing", "outsider", "nobody")
RUN = {"head", "deputy", "standing"}
SEE = {"head", "deputy", "member", "leader", "standing"}


def user_of_kind(world: World, kind: str) -> User:
    if kind == "leader":
        return world.leaders["CCC"]
    if kind == "nobody":
        return make_user("khong-ghe")
    found: User = getattr(world, kind)
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", ["draft", "running", "closed"])
def test_view_agrees_with_its_list(world: World, kind: str, state: str) -> None:
    Season.objects.update(state=state, closed_at=NOON if state == "closed" else None)
    other = make_world(codes=("XXX", "YYY"), year=2022)
    user = user_of_kind(world, kind)

    seen = set(seasons_visible_to(user))

    assert seen == ({world.season} if kind in SEE else set())
    for season in (world.season, other.season):
        assert can(user, "seasons.view", season) is (season in seen)


@pytest.mark.parametrize("kind", KINDS)
def test_create_and_copy_agree_with_their_lists(world: World, kind: str) -> None:
    user = user_of_kind(world, kind)

    assert can(user, "seasons.create", world.bloc) is (kind in RUN)
    assert can(user, "seasons.copy", world.season) is (kind in RUN)
    assert (world.bloc in blocs_to_open_for(user)) is (kind in RUN)
    assert list(seasons_to_copy_for(user)) == ([world.season] if kind in RUN else [])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["edit", "edit_phases", "move", "close", "add_checklist_item"])
def test_running_a_season_is_for_head_deputy_and_standing_office(
    world: World, kind: str, name: str
) -> None:
    user = user_of_kind(world, kind)

    assert can(user, f"seasons.{name}", world.season) is (kind in RUN)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("owner", "allowed"),
    [("head", RUN), ("units", RUN), ("standing", {"standing"})],
)
def test_ticking_for_good(world: World, kind: str, owner: str, allowed: set[str]) -> None:
    item = ChecklistItem.objects.create(season=world.season, text="Việc", owner=owner)
    user = user_of_kind(world, kind)

    assert can(user, "seasons.tick_checklist_item", Tick(item, None)) is (kind in allowed)
    assert can(user, "seasons.untick_checklist_item", Tick(item, None)) is (kind in allowed)


@pytest.mark.parametrize("kind", KINDS)
def test_ticking_for_a_unit_is_for_its_people(world: World, kind: str) -> None:
    item = ChecklistItem.objects.create(season=world.season, text="Việc", owner="units")
    user = user_of_kind(world, kind)

    may = can(user, "seasons.tick_checklist_item", Tick(item, world.units["CCC"]))

    assert may is (kind in {"member", "leader"})


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["edit", "remove", "order"])
def test_changing_the_checklist_is_for_those_who_run_the_season(
    world: World, kind: str, name: str
) -> None:
    item = ChecklistItem.objects.create(season=world.season, text="Việc", owner="units")
    user = user_of_kind(world, kind)

    assert can(user, f"seasons.{name}_checklist_item", item) is (kind in RUN)
