"""Who may do what; the list of registrations and the permission to view agree for everybody."""

import pytest

from tests.apps.pledges.material import adopted, filled, move_to, open_season, submitted
from tests.factories import NOON, World, make_user
from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can, permissions
from thidua.apps.pledges.actions.submissions import accept_registration
from thidua.apps.pledges.models import Covenant, Registration
from thidua.apps.pledges.permissions import Signing
from thidua.apps.pledges.queries.covenants import covenants_visible_to
from thidua.apps.pledges.queries.registrations import registrations_visible_to

EVERYBODY = ["head", "deputy", "member", "leader", "standing", "outsider", "nobody"]


def person(world: World, who: str) -> User:
    if who == "leader":
        return world.leaders["CCC"]
    return make_user("nobody") if who == "nobody" else getattr(world, who)


def three_registrations(world: World) -> None:
    """The head's accepted, the deputy's handed in, the member's being filled in."""
    open_season(world)
    accept_registration(submitted(world, "AAA"), actor=world.head, at=NOON)
    submitted(world, "BBB")
    filled(world, "CCC")


@pytest.mark.parametrize("state", ["open", "closed"])
@pytest.mark.parametrize("who", EVERYBODY)
def test_list_and_permission_agree(world: World, who: str, state: str) -> None:
    three_registrations(world)
    move_to(world, "open" if state == "open" else "conference")
    user = person(world, who)

    allowed = {
        r.pk for r in Registration.objects.all() if can(user, "pledges.view_registration", r)
    }

    assert set(registrations_visible_to(user).values_list("pk", flat=True)) == allowed


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("head", "AAA BBB CCC"),
        ("deputy", "AAA BBB CCC"),
        ("standing", "AAA BBB CCC"),
        ("member", "AAA CCC"),
        ("leader", "AAA CCC"),
        ("outsider", ""),
        ("nobody", ""),
    ],
)
def test_registrations_are_seen_by(world: World, who: str, seen: str) -> None:
    three_registrations(world)

    codes = registrations_visible_to(person(world, who)).values_list("unit__code", flat=True)

    assert " ".join(sorted(codes)) == seen


@pytest.mark.parametrize("who", EVERYBODY)
def test_covenants_list_and_permission_agree(world: World, who: str) -> None:
    open_season(world)
    adopted(world)
    user = person(world, who)

    allowed = {c.pk for c in Covenant.objects.all() if can(user, "pledges.view_covenant", c)}

    assert set(covenants_visible_to(user).values_list("pk", flat=True)) == allowed


MATRIX = {
    "pledges.accept_registration": "head deputy",
    "pledges.return_registration": "head deputy",
    "pledges.reopen_registration": "head deputy",
    "pledges.save_registration": "member leader",
    "pledges.copy_registration": "member leader",
    "pledges.submit_registration": "member leader",
    "pledges.withdraw_registration": "member leader",
    "pledges.view_registration": "head deputy member leader standing",
    "pledges.draft_covenant": "head deputy standing",
    "pledges.edit_covenant": "head deputy standing",
    "pledges.adopt_covenant": "head deputy standing",
    "pledges.supersede_covenant": "head deputy standing",
    "pledges.view_covenant": "head deputy member leader standing",
    "pledges.start_registration": "member leader",
    "pledges.sign_covenant": "leader",
}


@pytest.mark.parametrize("name", MATRIX)
def test_permission_matrix(world: World, name: str) -> None:
    open_season(world)
    registration, covenant = submitted(world, "CCC"), adopted(world)
    subjects = {
        "pledges.draft_covenant": world.season,
        "pledges.start_registration": world.units["CCC"].memberships.get(),
        "pledges.sign_covenant": Signing(covenant, world.units["CCC"]),
    }
    default = covenant if name.endswith("_covenant") else registration

    allowed = [
        who for who in EVERYBODY if can(person(world, who), name, subjects.get(name, default))
    ]

    assert allowed == MATRIX[name].split()


def test_every_permission_of_the_app_is_in_the_matrix() -> None:
    assert {name for name in permissions() if name.startswith("pledges.")} == set(MATRIX)
