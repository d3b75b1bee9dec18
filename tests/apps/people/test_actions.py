"""People are written down, corrected and looked at; who may not, is told."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.people.someone import facts
from tests.factories import NOON, World
from thidua.apps.audit.models import Entry
from thidua.apps.organisations.models import Unit
from thidua.apps.people.actions.importing import import_people
from thidua.apps.people.actions.people import (
    add_person,
    edit_person,
    export_people,
    person_facts,
    view_person,
)
from thidua.apps.people.facts import PersonWrite
from thidua.apps.people.models import Person, Viewing
from thidua.apps.people.queries import people_units_visible_to
from thidua.apps.people.refusals import (
    BirthYearImpossible,
    CodeTaken,
    PersonElsewhere,
    PersonIncomplete,
    UnitEnded,
)
from thidua.web.ask_once import PossibleDouble
from thidua.web.previews import RowRefused
from thidua.web.revisions import StalePage


def journal() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("action", flat=True))


def test_add_person_writes_facts_posting_and_journal_without_personal_data(
    world: World, person: Person
) -> None:
    assert person_facts(person) == facts()
    assert (person.unit, person.authority) == (world.units["CCC"], world.authority)
    assert person.postings.get().since == date(2020, 1, 1)
    entry = Entry.objects.get(action="people.add_person")
    assert (entry.what, entry.data) == ("Nguyễn Thị Ánh", {"unit": "Hội CCC"})


@pytest.mark.parametrize(
    ("changes", "refusal", "words"),
    [
        ({"code": "  "}, PersonIncomplete, "Mã cán bộ đang để trống"),
        ({"full_name": " "}, PersonIncomplete, "Họ và tên đang để trống"),
        ({"birth_year": 2010}, BirthYearImpossible, "Năm sinh 2010 phải từ 1913 đến 2009"),
        ({"birth_year": 1912}, BirthYearImpossible, "Năm sinh 1912"),
        ({"code": "ccc-01"}, CodeTaken, "Mã “ccc-01” đã dùng cho Nguyễn Thị Ánh"),
        ({"code": "CCC-02"}, PossibleDouble, "mã CCC-01 ở Hội CCC"),
        (
            {"code": "CCC-02", "full_name": "nguyễn  thị ánh", "birth_year": None},
            PossibleDouble,
            "sinh năm 1980",
        ),
    ],
)
def test_add_person_refuses(
    world: World, person: Person, changes: dict[str, Any], refusal: type[Exception], words: str
) -> None:
    with pytest.raises(refusal, match=words):
        add_person(world.units["CCC"], facts(**changes), actor=world.member, at=NOON)

    assert Person.objects.count() == 1


def test_a_code_of_another_unit_names_the_unit_only_to_whom_sees_it(
    world: World, person: Person
) -> None:
    with pytest.raises(PersonElsewhere, match="một người của Hội CCC"):
        add_person(world.units["AAA"], facts(), actor=world.head, at=NOON)
    with pytest.raises(PersonElsewhere, match="một người của một đơn vị khác"):
        add_person(Unit.objects.get(code="ZZZ"), facts(), actor=world.outsider, at=NOON)


def test_a_double_elsewhere_is_told_without_its_unit_and_may_be_confirmed(
    world: World, person: Person
) -> None:
    stranger, other = Unit.objects.get(code="ZZZ"), facts(code="Z-1")

    with pytest.raises(PossibleDouble, match="ở một đơn vị khác") as caught:
        add_person(stranger, other, actor=world.outsider, at=NOON)
    added = add_person(stranger, other, actor=world.outsider, at=NOON, despite_doubts=True)

    assert "CCC" not in str(caught.value)
    assert added.unit == stranger


def test_nobody_starts_at_a_unit_that_ended(world: World) -> None:
    unit = world.units["CCC"]
    unit.valid_to = NOON.date() - timedelta(days=1)
    unit.save()

    with pytest.raises(UnitEnded, match="chỉ hoạt động đến 14/06/2023"):
        add_person(unit, facts(), actor=world.member, at=NOON)


def test_only_the_units_own_and_the_standing_office_write_people_down(world: World) -> None:
    for stranger in (world.head, world.outsider):
        with pytest.raises(PermissionDenied):
            add_person(world.units["CCC"], facts(), actor=stranger, at=NOON)
    add_person(world.units["CCC"], facts(), actor=world.standing, at=NOON)

    seen = [people_units_visible_to(user).count() for user in (world.standing, world.member)]
    assert seen == [4, 1]


def test_edit_person_says_which_facts_changed_never_what_they_were(
    world: World, person: Person
) -> None:
    changed = facts(position="Trưởng phòng", birth_year=1981, since=date(2019, 1, 1))

    edited = edit_person(person, changed, actor=world.leaders["CCC"], at=NOON, seen="0")

    assert (person_facts(edited), edited.revision) == (changed, 1)
    entry = Entry.objects.get(action="people.edit_person")
    assert entry.data == {"facts": ["năm sinh", "chức vụ"]}


def test_edit_person_refuses_an_old_page_and_strangers(world: World, person: Person) -> None:
    edit_person(person, facts(position="A"), actor=world.member, at=NOON, seen="0")

    with pytest.raises(StalePage, match="Nguyễn Thị Ánh vừa được người khác sửa"):
        edit_person(person, facts(position="B"), actor=world.member, at=NOON, seen="0")
    with pytest.raises(PermissionDenied):
        edit_person(person, facts(position="B"), actor=world.head, at=NOON)
    person.refresh_from_db()
    assert person.position == "A"


def test_view_person_is_written_down_once_a_day_for_each_user(world: World, person: Person) -> None:
    for actor, at in (
        (world.member, NOON),
        (world.member, NOON + timedelta(hours=1)),
        (world.standing, NOON),
        (world.member, NOON + timedelta(days=1)),
    ):
        view_person(person, actor=actor, at=at)
    with pytest.raises(PermissionDenied):
        view_person(person, actor=world.head, at=NOON)

    assert Viewing.objects.count() == journal().count("people.view_person") == 3


def test_export_people_is_written_down(world: World) -> None:
    export_people(world.units["CCC"], 7, actor=world.member, at=NOON)

    with pytest.raises(PermissionDenied):
        export_people(world.units["CCC"], 7, actor=world.head, at=NOON)
    assert Entry.objects.get(action="people.export_people").data == {"people": 7}


def test_import_people_writes_all_rows(world: World, person: Person) -> None:
    rows = [
        PersonWrite(3, facts(position="Phó phòng"), person.pk),
        PersonWrite(4, facts(code="CCC-02", full_name="Lê Văn Bình")),
    ]

    count = import_people(world.units["CCC"], rows, actor=world.member, at=NOON)

    assert (count.added, count.edited) == (1, 1)
    assert dict(Person.objects.values_list("code", "position")) == {
        "CCC-01": "Phó phòng", "CCC-02": "Chuyên viên",
    }  # fmt: skip


def test_import_people_writes_nothing_when_a_row_is_refused(world: World, person: Person) -> None:
    rows = [
        PersonWrite(3, facts(code="AAA-01", full_name="Lê Văn Bình")),
        PersonWrite(4, facts()),
    ]

    with pytest.raises(RowRefused, match="Dòng 4: Mã “CCC-01” thuộc một người của Hội CCC"):
        import_people(world.units["AAA"], rows, actor=world.head, at=NOON)

    assert Person.objects.count() == 1
