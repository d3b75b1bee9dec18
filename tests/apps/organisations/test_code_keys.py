"""A code is one code in whatever form it is written: đất, ĐẤT, with marks apart or unseen."""

import unicodedata
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from tests.factories import NOON, World
from tests.uploading import sheet_of_rows
from thidua.apps.organisations.actions.authorities import create_authority
from thidua.apps.organisations.actions.blocs import create_bloc
from thidua.apps.organisations.actions.units import create_unit, edit_unit, unit_facts
from thidua.apps.organisations.facts import AuthorityFacts, BlocFacts, UnitFacts
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.refusals import CodeTaken
from thidua.apps.organisations.sheets.units import preview_of as units_read
from thidua.apps.people.actions.people import add_person
from thidua.apps.people.facts import PersonFacts
from thidua.apps.people.models import Person
from thidua.apps.people.refusals import CodeTaken as PersonCodeTaken
from thidua.apps.people.refusals import PersonElsewhere
from thidua.apps.people.sheets.people import preview_of as people_read

KNOWN = "đất-1"
FORMS = [
    pytest.param("ĐẤT-1", id="capitals"),
    pytest.param(unicodedata.normalize("NFD", KNOWN), id="decomposed"),
    pytest.param("đ\u200bất-1", id="zero-width"),
    pytest.param("đất–1", id="dash"),
    pytest.param("ðất-1", id="icelandic d"),
]


@pytest.mark.parametrize("written", FORMS)
def test_units_and_blocs_take_a_code_once(world: World, written: str) -> None:
    create_unit(world.authority, UnitFacts(KNOWN, "Hội Đất"), actor=world.standing, at=NOON)
    create_bloc(world.authority, BlocFacts(KNOWN, "Khối Đất"), actor=world.standing, at=NOON)

    with pytest.raises(CodeTaken, match="Hội Đất"):
        create_unit(world.authority, UnitFacts(written, "Khác"), actor=world.standing, at=NOON)
    with pytest.raises(CodeTaken, match="Hội Đất"):
        edit_unit(world.units["AAA"], UnitFacts(written, "Khác"), actor=world.standing, at=NOON)
    with pytest.raises(CodeTaken, match="Khối Đất"):
        create_bloc(world.authority, BlocFacts(written, "Khác"), actor=world.standing, at=NOON)


@pytest.mark.parametrize("written", FORMS)
def test_authorities_take_a_code_once(world: World, written: str) -> None:
    create_authority(AuthorityFacts(KNOWN, "Tỉnh Đất", place="Đất"), at=NOON)

    with pytest.raises(CodeTaken):
        create_authority(AuthorityFacts(written, "Tỉnh Khác", place="Khác"), at=NOON)


@pytest.mark.parametrize("written", FORMS)
def test_people_take_a_code_once(world: World, written: str) -> None:
    unit, other = world.units["AAA"], world.units["BBB"]
    add_person(unit, PersonFacts(KNOWN, "Trần Thị Lan"), actor=world.standing, at=NOON)
    newcomer = PersonFacts(written, "Lê Văn Minh")

    with pytest.raises(PersonCodeTaken, match="Trần Thị Lan"):
        add_person(unit, newcomer, actor=world.standing, at=NOON)
    with pytest.raises(PersonElsewhere):
        add_person(other, newcomer, actor=world.standing, at=NOON)


@pytest.mark.parametrize("written", FORMS)
def test_imports_find_the_same_row(world: World, written: str) -> None:
    unit = create_unit(world.authority, UnitFacts(KNOWN, "Hội Đất"), actor=world.standing, at=NOON)
    person = add_person(unit, PersonFacts(KNOWN, "Trần Lan"), actor=world.standing, at=NOON)
    units = sheet_of_rows([["Mã", "Tên đầy đủ"], [written, "Hội Đất mới"]])
    people = sheet_of_rows([["Mã", "Họ và tên"], [written, "Trần Thị Lan"]])

    [unit_write] = units_read(world.authority, units).content
    [person_write] = people_read(unit, people).content

    assert (unit_write.pk, unit_write.facts.name) == (unit.pk, "Hội Đất mới")
    assert (person_write.pk, person_write.facts.full_name) == (person.pk, "Trần Thị Lan")


def test_the_database_refuses_a_second_row_of_a_code(world: World) -> None:
    unit = Unit.objects.create(authority=world.authority, code=KNOWN, name="Hội Đất")
    Person.objects.create(authority=world.authority, unit=unit, code=KNOWN, full_name="Lan")

    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(authority=world.authority, code="ĐẤT-1", name="Khác")
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.bulk_create(
            [Person(authority=world.authority, unit=unit, code="ĐẤT-1", full_name="Khác")]
        )


def test_twins_of_before_are_both_kept_and_one_must_change(world: World) -> None:
    first, second = world.units["AAA"], world.units["BBB"]
    Unit.objects.filter(pk=first.pk).update(code="đất", code_key="")
    Unit.objects.filter(pk=second.pk).update(code="ĐẤT", code_key="-")

    import_module("thidua.apps.organisations.migrations.0007_code_keys").write_keys(apps, None)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.code, second.code) == ("đất", "ĐẤT")
    with pytest.raises(CodeTaken):
        edit_unit(second, unit_facts(second), actor=world.standing, at=NOON)
    edit_unit(second, UnitFacts("ĐẤT2", "Hội Đất hai"), actor=world.standing, at=NOON)
    edit_unit(first, unit_facts(first), actor=world.standing, at=NOON)
