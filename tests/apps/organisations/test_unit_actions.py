"""What is written about units, and what is refused."""

from datetime import date, timedelta

import pytest

from tests.apps.organisations.journal import last_entry
from tests.factories import NOON, World
from thidua.apps.organisations.actions.unit_endings import dissolve_unit
from thidua.apps.organisations.actions.unit_import import import_units
from thidua.apps.organisations.actions.units import (
    create_unit,
    edit_unit,
    rename_unit,
    unit_facts,
)
from thidua.apps.organisations.facts import UnitFacts, UnitWrite
from thidua.apps.organisations.models import Authority, Unit, UnitAlias
from thidua.apps.organisations.refusals import (
    AlreadyDissolved,
    BadSuccessor,
    CodeTaken,
    DaysOutOfOrder,
    NameMissing,
    NameUnchanged,
)
from thidua.domain.vietnamese_order import order_text
from thidua.web.previews import RowRefused

DAY = date(2023, 6, 30)


def test_create_unit_is_found_without_marks(world: World) -> None:
    facts = UnitFacts("LMHTX", "Liên minh  Hợp tác xã tỉnh", aliases=("LM HTX", "Liên minh HTX"))

    unit = create_unit(world.authority, facts, actor=world.standing, at=NOON)

    assert unit.name == "Liên minh Hợp tác xã tỉnh"
    assert unit.search_text == "lmhtx lien minh hop tac xa tinh lm htx lien minh htx"
    assert unit.sort_text == order_text("Liên minh Hợp tác xã tỉnh")
    assert sorted(alias.name for alias in unit.aliases.all()) == ["LM HTX", "Liên minh HTX"]
    assert last_entry().action == "organisations.create_unit"


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        (UnitFacts("aaa", "Trùng mã"), CodeTaken),
        (UnitFacts(" ", "Không mã"), NameMissing),
        (UnitFacts("MOI", "  "), NameMissing),
        (
            UnitFacts("MOI", "Ngược", valid_from=date(2023, 2, 1), valid_to=date(2023, 1, 1)),
            DaysOutOfOrder,
        ),
    ],
)
def test_create_unit_refuses(world: World, facts: UnitFacts, refusal: type[Exception]) -> None:
    before = Unit.objects.count()

    with pytest.raises(refusal):
        create_unit(world.authority, facts, actor=world.standing, at=NOON)
    assert Unit.objects.count() == before


def test_edit_unit_records_what_changed_only(world: World) -> None:
    unit = world.units["AAA"]

    edit_unit(unit, UnitFacts("AAA", "Hội AAA", aliases=("Ba A",)), actor=world.standing, at=NOON)
    edit_unit(unit, UnitFacts("AAA", "Hội AAA", has_union=False), actor=world.standing, at=NOON)

    unit.refresh_from_db()
    assert unit.search_text == "aaa hoi aaa"
    assert last_entry().data == {
        "has_union": {"from": True, "to": False},
        "aliases": {"from": "Ba A", "to": ""},
    }


def test_rename_unit_keeps_the_old_name_findable(world: World) -> None:
    unit = rename_unit(world.units["AAA"], "Hội Mới", last_day=DAY, actor=world.standing, at=NOON)

    former = UnitAlias.objects.get(unit=unit)
    assert (unit.name, former.name, former.kind, former.until) == (
        "Hội Mới", "Hội AAA", UnitAlias.Kind.FORMER, DAY,
    )  # fmt: skip
    assert unit.search_text == "aaa hoi moi hoi aaa"


def test_rename_unit_back_to_a_former_name(world: World) -> None:
    unit = world.units["AAA"]
    rename_unit(unit, "Hội Mới", last_day=DAY, actor=world.standing, at=NOON)

    rename_unit(unit, "Hội AAA", last_day=DAY + timedelta(days=90), actor=world.standing, at=NOON)

    assert [alias.name for alias in unit.aliases.all()] == ["Hội Mới"]


def test_rename_unit_refuses_the_same_name(world: World) -> None:
    with pytest.raises(NameUnchanged):
        rename_unit(world.units["AAA"], " Hội  AAA ", last_day=DAY, actor=world.standing, at=NOON)


def test_dissolve_unit_with_a_successor(world: World) -> None:
    unit = dissolve_unit(
        world.units["AAA"],
        last_day=DAY,
        successor=world.units["BBB"],
        actor=world.standing,
        at=NOON,
    )

    assert (unit.valid_to, unit.successor) == (DAY, world.units["BBB"])
    with pytest.raises(AlreadyDissolved, match="30/06/2023"):
        dissolve_unit(unit, last_day=DAY, successor=None, actor=world.standing, at=NOON)
    with pytest.raises(BadSuccessor):
        dissolve_unit(
            world.units["BBB"], last_day=DAY, successor=unit, actor=world.standing, at=NOON
        )


def test_dissolve_unit_refuses_itself_and_strangers(world: World) -> None:
    unit = world.units["AAA"]
    elsewhere = Authority.objects.create(code="khac", name="Tỉnh khác")
    stranger = Unit.objects.create(authority=elsewhere, code="S", name="Lạ")

    for successor in (unit, stranger):
        with pytest.raises(BadSuccessor):
            dissolve_unit(unit, last_day=DAY, successor=successor, actor=world.standing, at=NOON)


def test_import_units_is_all_or_nothing(world: World) -> None:
    good = [
        UnitWrite(3, UnitFacts("AAA", "Hội AAA tỉnh"), world.units["AAA"].pk),
        UnitWrite(4, UnitFacts("NEW", "Hội Mới")),
    ]
    bad = UnitWrite(5, UnitFacts("BAD", ""))

    with pytest.raises(RowRefused, match="Dòng 5: Tên đầy đủ đang để trống"):
        import_units(world.authority, [*good, bad], actor=world.standing, at=NOON)
    assert not Unit.objects.filter(code="NEW").exists()

    count = import_units(world.authority, good, actor=world.standing, at=NOON)
    assert (count.created, count.edited) == (1, 1)
    assert Unit.objects.get(code="AAA", authority=world.authority).name == "Hội AAA tỉnh"


def test_facts_of_a_stored_unit_write_it_back(world: World) -> None:
    unit = world.units["AAA"]

    edit_unit(unit, unit_facts(unit), actor=world.standing, at=NOON)

    assert last_entry().data == {}
