"""Who may what; and the list agrees with the permission for every kind of user."""

import pytest

from tests.factories import NOON, SCHEME, World, make_user
from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.schemes.actions.adopting import adopt_scheme
from thidua.apps.schemes.actions.drafting import create_scheme
from thidua.apps.schemes.queries import schemes_visible_to, templates_for

WRITE = ("schemes.edit", "schemes.undo", "schemes.discard")
ADOPT = ("schemes.adopt", "schemes.supersede")


def people(world: World) -> dict[str, User]:
    return {
        "head": world.head,
        "head_leader": world.leaders["AAA"],
        "deputy": world.deputy,
        "member": world.member,
        "member_leader": world.leaders["CCC"],
        "standing": world.standing,
        "outsider": world.outsider,
        "nobody": make_user("nobody"),
    }


@pytest.mark.parametrize(
    ("who", "sees", "writes", "adopts"),
    [
        ("head", True, True, True),
        ("head_leader", True, True, True),
        ("deputy", True, True, True),
        ("member", True, False, False),
        ("member_leader", True, False, False),
        ("standing", True, True, False),
        ("outsider", False, False, False),
        ("nobody", False, False, False),
    ],
)
def test_permissions_and_list_agree(
    world: World, who: str, sees: bool, writes: bool, adopts: bool
) -> None:
    scheme = create_scheme(world.season, SCHEME, actor=world.head, at=NOON)
    user = people(world)[who]
    assert can(user, "schemes.view", scheme) is sees
    assert schemes_visible_to(user).filter(pk=scheme.pk).exists() is sees
    assert can(user, "schemes.create", world.season) is writes
    assert {can(user, name, scheme) for name in WRITE} == {writes}
    assert {can(user, name, scheme) for name in ADOPT} == {adopts}


def test_templates_are_adopted_tables_of_other_seasons_one_sees(world: World) -> None:
    scheme = create_scheme(world.season, SCHEME, actor=world.head, at=NOON)
    world.season.pk, own = None, world.season.pk
    world.season.year = 2024
    world.season.save()
    assert list(templates_for(world.standing, world.season)) == []
    adopt_scheme(scheme, revision=0, actor=world.head, at=NOON)
    assert list(templates_for(world.standing, world.season)) == [scheme]
    assert list(templates_for(world.outsider, world.season)) == []
    assert scheme.season_id == own
