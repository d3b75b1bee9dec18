"""What is written about blocs and their members, and what is refused."""

from datetime import date

import pytest

from tests.apps.organisations.journal import last_entry
from tests.factories import NOON, World
from thidua.apps.audit.chain.verifying import verify_chains
from thidua.apps.audit.models import Entry
from thidua.apps.organisations.actions.blocs import create_bloc, dissolve_bloc, edit_bloc
from thidua.apps.organisations.actions.members import copy_members, set_members
from thidua.apps.organisations.actions.unit_endings import dissolve_unit
from thidua.apps.organisations.facts import BlocFacts
from thidua.apps.organisations.models import Authority, Membership, Unit
from thidua.apps.organisations.refusals import (
    AlreadyDissolved,
    BadMembers,
    CodeTaken,
    NothingToCopy,
    UnitNotValid,
)

HEAD, DEPUTY, MEMBER = Membership.Role.HEAD, Membership.Role.DEPUTY, Membership.Role.MEMBER
DAY = date(2023, 6, 30)


def test_create_edit_dissolve_bloc(world: World) -> None:
    bloc = create_bloc(world.authority, BlocFacts("K9", "Khối Chín"), actor=world.standing, at=NOON)
    edit_bloc(bloc, BlocFacts("K9", "Khối số 9"), actor=world.standing, at=NOON)
    dissolve_bloc(bloc, last_day=DAY, actor=world.standing, at=NOON)

    bloc.refresh_from_db()
    assert (bloc.name, bloc.valid_to, bloc.search_text) == ("Khối số 9", DAY, "k9 khoi so 9")
    with pytest.raises(AlreadyDissolved):
        dissolve_bloc(bloc, last_day=DAY, actor=world.standing, at=NOON)
    with pytest.raises(CodeTaken):
        create_bloc(world.authority, BlocFacts("k9", "Khối"), actor=world.standing, at=NOON)
    assert list(verify_chains()) == []


def test_set_members_writes_order_and_roles(world: World) -> None:
    units = world.units
    rows = set_members(
        world.bloc,
        2024,
        [(units["CCC"], HEAD), (units["AAA"], DEPUTY), (units["BBB"], DEPUTY)],
        actor=world.standing,
        at=NOON,
    )

    assert [(row.unit.code, row.role, row.order) for row in rows] == [
        ("CCC", "head", 0), ("AAA", "deputy", 1), ("BBB", "deputy", 2),
    ]  # fmt: skip


def test_set_members_swaps_the_head_and_drops_a_unit(world: World) -> None:
    units = world.units

    set_members(
        world.bloc, 2023, [(units["BBB"], HEAD), (units["AAA"], MEMBER)],
        actor=world.standing, at=NOON,
    )  # fmt: skip

    stored = Membership.objects.filter(bloc=world.bloc, year=2023).order_by("order")
    assert [(row.unit.code, row.role) for row in stored] == [("BBB", "head"), ("AAA", "member")]
    assert last_entry().data["members"]["to"] == ["BBB: Trưởng khối", "AAA: Thành viên"]


def test_set_members_unchanged_records_nothing(world: World) -> None:
    before = Entry.objects.count()
    members = [
        (world.units["AAA"], HEAD), (world.units["BBB"], DEPUTY), (world.units["CCC"], MEMBER),
    ]  # fmt: skip

    set_members(world.bloc, 2023, members, actor=world.standing, at=NOON)

    assert Entry.objects.count() == before


def test_set_members_refuses_bad_lists(world: World) -> None:
    units = world.units
    many = [
        (Unit.objects.create(authority=world.authority, code=f"U{n}", name=f"U{n}"), MEMBER)
        for n in range(21)
    ]
    elsewhere = Authority.objects.create(code="khac", name="Tỉnh khác")
    stranger = Unit.objects.create(authority=elsewhere, code="S", name="Lạ")

    for members in (
        [(units["AAA"], HEAD), (units["BBB"], HEAD)],
        [(units["AAA"], HEAD), (units["AAA"], MEMBER)],
        [(stranger, MEMBER)],
        [(units["AAA"], "vua")],
        many,
    ):
        with pytest.raises(BadMembers):
            set_members(world.bloc, 2023, members, actor=world.standing, at=NOON)
    with pytest.raises(BadMembers):
        set_members(world.bloc, 1800, [], actor=world.standing, at=NOON)
    assert Membership.objects.filter(bloc=world.bloc, year=2023).count() == 3
    assert len(set_members(world.bloc, 2030, many[:20], actor=world.standing, at=NOON)) == 20


def test_set_members_refuses_a_unit_that_had_ended(world: World) -> None:
    unit = world.units["CCC"]
    dissolve_unit(unit, last_day=DAY, successor=None, actor=world.standing, at=NOON)

    with pytest.raises(UnitNotValid, match="2024: Hội CCC"):
        set_members(world.bloc, 2024, [(unit, MEMBER)], actor=world.standing, at=NOON)


def test_copy_members_leaves_ended_units_and_roles(world: World) -> None:
    dissolve_unit(world.units["CCC"], last_day=DAY, successor=None, actor=world.standing, at=NOON)

    rows = copy_members(world.bloc, 2024, actor=world.standing, at=NOON)

    assert [(row.unit.code, row.role) for row in rows] == [("AAA", "member"), ("BBB", "member")]
    with pytest.raises(NothingToCopy):
        copy_members(world.bloc, 2024, actor=world.standing, at=NOON)
    with pytest.raises(NothingToCopy):
        copy_members(world.bloc, 2030, actor=world.standing, at=NOON)
