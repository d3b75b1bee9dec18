"""Who may do what; lists and permissions agree for every kind of user."""

from datetime import date

import pytest

from tests.factories import NOON, World, make_user, seated
from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.organisations.actions.seats import SeatTerm, give_seat
from thidua.apps.organisations.facts import SeatPlace
from thidua.apps.organisations.models import Authority, Bloc, Invitation, Membership, Seat, Unit
from thidua.apps.organisations.queries import (
    authorities_visible_to,
    blocs_visible_to,
    invitations_visible_to,
    people_known_to,
    units_visible_to,
)

MANAGES_UNIT = ("edit_unit", "rename_unit", "dissolve_unit")
MANAGES_BLOC = ("edit_bloc", "dissolve_bloc", "set_members", "copy_members")
MANAGES_AUTHORITY = (
    "view_authority", "edit_authority", "set_setting", "create_unit", "import_units", "create_bloc",
)  # fmt: skip


@pytest.fixture
def people(world: World) -> dict[str, User]:
    """One of each kind; the other office is of another authority with a bloc and a unit."""
    elsewhere = Authority.objects.create(code="khac", name="Tỉnh khác")
    Bloc.objects.create(authority=elsewhere, code="K1", name="Khối của tỉnh khác")
    Unit.objects.create(authority=elsewhere, code="AAA", name="Hội của tỉnh khác")
    other_office = make_user("snv-khac")
    Seat.objects.create(user=other_office, kind=Seat.Kind.STANDING, authority=elsewhere)
    ended = seated("het-nhiem", Seat.Kind.LEADER, world.units["AAA"])
    ended.seats.update(until=date(2020, 1, 1))
    return {
        "head": world.head,
        "deputy": world.deputy,
        "member": world.member,
        "leader": world.leaders["CCC"],
        "standing": world.standing,
        "outsider": world.outsider,
        "other office": other_office,
        "ended": ended,
        "nobody": make_user("khong-ai"),
    }


def test_lists_agree_with_permissions(world: World, people: dict[str, User]) -> None:
    for user in people.values():
        units = {
            unit.pk for unit in Unit.objects.all() if can(user, "organisations.view_unit", unit)
        }
        blocs = {
            bloc.pk for bloc in Bloc.objects.all() if can(user, "organisations.view_bloc", bloc)
        }
        offices = {
            authority.pk
            for authority in Authority.objects.all()
            if can(user, "organisations.view_authority", authority)
        }
        assert units == set(units_visible_to(user).values_list("pk", flat=True))
        assert blocs == set(blocs_visible_to(user).values_list("pk", flat=True))
        assert offices == set(authorities_visible_to(user).values_list("pk", flat=True))


def test_each_sees_the_own_blocs_units_only(world: World, people: dict[str, User]) -> None:
    seen = {
        name: sorted(units_visible_to(user).values_list("name", flat=True))
        for name, user in people.items()
    }
    bloc = ["Hội AAA", "Hội BBB", "Hội CCC"]

    assert seen == {
        "head": bloc, "deputy": bloc, "member": bloc, "leader": bloc,
        "standing": [*bloc, "Hội ZZZ"], "outsider": ["Hội ZZZ"],
        "other office": ["Hội của tỉnh khác"], "ended": [], "nobody": [],
    }  # fmt: skip


def test_only_the_standing_office_manages(world: World, people: dict[str, User]) -> None:
    for name, user in people.items():
        expected = name == "standing"
        for verb in MANAGES_UNIT:
            assert can(user, f"organisations.{verb}", world.units["AAA"]) is expected, (name, verb)
        for verb in MANAGES_BLOC:
            assert can(user, f"organisations.{verb}", world.bloc) is expected, (name, verb)
        for verb in MANAGES_AUTHORITY:
            assert can(user, f"organisations.{verb}", world.authority) is expected, (name, verb)


def test_seats_are_filled_by_the_office_and_officers_by_the_leader(
    world: World, people: dict[str, User]
) -> None:
    places = {
        "officer": SeatPlace.officer(world.units["CCC"]),
        "leader": SeatPlace.leader(world.units["CCC"]),
        "standing": SeatPlace.standing(world.authority),
        "other": SeatPlace.officer(world.units["AAA"]),
    }
    for verb in ("give_seat", "invite"):
        may = {
            name: {
                key for key, place in places.items() if can(user, f"organisations.{verb}", place)
            }
            for name, user in people.items()
        }
        assert {name: found for name, found in may.items() if found} == {
            "standing": set(places),
            "leader": {"officer"},
        }


def test_a_leader_ends_officers_not_leaders(world: World) -> None:
    leader = world.leaders["CCC"]

    for user, expected in ((world.officers["CCC"], True), (leader, False), (world.head, False)):
        assert can(leader, "organisations.end_seat", Seat.objects.get(user=user)) is expected


def test_invitations_and_people_stay_in_their_circle(world: World) -> None:
    Invitation.objects.create(
        full_name="A", kind=Seat.Kind.OFFICER, unit=world.units["AAA"], token_hash="1",
        invited_by=world.standing, invited_at=NOON, expires_at=NOON,
    )  # fmt: skip
    Invitation.objects.create(
        full_name="B", kind=Seat.Kind.LEADER, unit=world.units["AAA"], token_hash="2",
        invited_by=world.standing, invited_at=NOON, expires_at=NOON,
    )  # fmt: skip

    def names(user: User) -> list[str]:
        return sorted(invitations_visible_to(user).values_list("full_name", flat=True))

    assert names(world.standing) == ["A", "B"]
    assert names(world.leaders["AAA"]) == ["A"]
    assert names(world.officers["AAA"]) == names(world.leaders["BBB"]) == []
    assert set(people_known_to(world.leaders["AAA"])) == {
        world.leaders["AAA"], world.officers["AAA"],
    }  # fmt: skip
    assert people_known_to(world.officers["AAA"]).count() == 0
    assert people_known_to(world.standing).count() == User.objects.count()


def test_a_deactivated_user_may_nothing(world: World) -> None:
    world.standing.is_active = False

    assert not can(world.standing, "organisations.edit_bloc", world.bloc)


def test_a_later_member_sees_units_of_the_bloc_by_any_year(world: World) -> None:
    newcomer = Unit.objects.create(authority=world.authority, code="NEW", name="Hội Mới")
    Membership.objects.create(bloc=world.bloc, unit=newcomer, year=2024)
    person = make_user("moi")
    give_seat(person, SeatPlace.officer(newcomer), term=SeatTerm(), actor=world.standing, at=NOON)

    assert units_visible_to(person).count() == 4
