"""Names of people beside the chain: marks in it, names erased with their key, the chain whole."""

from typing import Any

import pytest

from tests.apps.audit.someone import NAME, someone
from tests.apps.audit.test_audit import without_triggers
from tests.factories import NOON, World
from thidua.apps.audit.actions import forget_names, record
from thidua.apps.audit.chain.verifying import verify_chains
from thidua.apps.audit.models import CalledName, Entry, NameKey
from thidua.apps.audit.names.owners import owner_of
from thidua.apps.audit.names.reading import told
from thidua.apps.audit.names.sealing import Named, mark_of
from thidua.apps.audit.queries import history_of
from thidua.apps.audit.registries.descriptions import described
from thidua.apps.organisations.actions.seats import give_seat
from thidua.apps.organisations.facts import SeatPlace
from thidua.apps.organisations.models import Seat


def columns() -> str:
    """Every word that stands in the journal itself."""
    return str(list(Entry.objects.values()))


def test_people_stand_in_the_journal_by_marks(world: World) -> None:
    person = someone(world, "A1")
    world.head.full_name = "Trần Văn Bình"
    world.head.save()

    entry = record("people.try", person, actor=world.head, at=NOON, data={"full_name": NAME})

    assert NAME not in columns()
    assert "Trần Văn Bình" not in columns()
    (kept,) = history_of(person).filter(action="people.try")
    assert (kept.who, kept.what) == ("Trần Văn Bình", NAME)
    assert told(kept) == {"full_name": NAME}
    assert described(kept) == [f"họ và tên: {NAME}"]
    key = NameKey.objects.get(owner=f"people.person:{person.pk}")
    assert entry.subject_called_id == mark_of(key.secret, NAME)
    assert list(verify_chains()) == []


def test_a_name_is_kept_once_however_often_it_is_told(world: World) -> None:
    for _ in range(3):
        record("seasons.try", world.season, actor=world.head, at=NOON)

    assert NameKey.objects.filter(owner=owner_of(world.head)).count() == 1
    assert CalledName.objects.filter(key__owner=owner_of(world.head)).count() == 1


def test_a_person_who_is_called_otherwise_later_is_called_as_then(world: World) -> None:
    person = someone(world, "A1")
    record("people.try", person, actor=None, at=NOON)
    person.full_name = "Nguyễn Ánh"
    record("people.try", person, actor=None, at=NOON)

    found = history_of(person).filter(action="people.try")

    assert [entry.what for entry in found] == ["Nguyễn Ánh", NAME]
    assert {entry.who for entry in found} == {"Hệ thống"}


def test_forgotten_names_are_nowhere_and_the_chain_is_whole(world: World) -> None:
    person = someone(world, "A1")
    data = {"seen": [Named(owner_of(person), NAME)], "unit": "Hội CCC"}
    record("people.try", person, actor=world.head, at=NOON, data=data)
    marks = CalledName.objects.filter(key__owner=owner_of(person)).count()

    assert forget_names(owner_of(person), actor=world.standing, at=NOON) == marks

    assert not NameKey.objects.filter(owner=owner_of(person)).exists()
    assert not CalledName.objects.filter(text=NAME).exists()
    assert list(verify_chains()) == []
    (kept,) = history_of(person).filter(action="people.try")
    assert kept.what == "(tên đã xóa)"
    assert told(kept) == {"seen": ["(tên đã xóa)"], "unit": "Hội CCC"}
    assert Entry.objects.get(pk=kept.pk).what == "(tên đã xóa)"  # asked for by itself too
    assert forget_names(owner_of(person), actor=world.standing, at=NOON) == 0


def test_a_name_that_is_written_over_or_taken_away_is_found(world: World) -> None:
    person = someone(world, "A1")
    record("people.try", person, actor=None, at=NOON)
    CalledName.objects.filter(text=NAME).update(text="Người khác")

    assert [fault.text for fault in verify_chains()] == [
        f"tên của people.person:{person.pk} đã bị sửa"
    ]

    CalledName.objects.filter(text="Người khác").delete()
    faults = list(verify_chains())
    assert {fault.text for fault in faults} == {"tên bị xóa mà nhật ký không ghi việc xóa"}
    assert {fault.chain for fault in faults} == {f"authority-{world.authority.pk}"}


@pytest.mark.django_db(transaction=True)
def test_a_mark_that_is_put_on_somebody_else_is_found(transactional_world: World) -> None:
    world = transactional_world
    first, second = (someone(world, code, code) for code in ("A1", "A2"))
    record("people.try", first, actor=None, at=NOON)
    other = record("people.try", second, actor=None, at=NOON)

    without_triggers(
        "UPDATE audit_entry SET subject_called_id = %s WHERE action = 'people.try'",
        other.subject_called_id,
    )

    assert [fault.text for fault in verify_chains()] == ["nội dung đã bị sửa"]


def test_whose_a_typed_name_is(world: World) -> None:
    """Whoever acts and is called so; else of whom the act tells; else the thing it stands on."""
    data = {"chair_name": str(world.head), "secretary_name": "Lê Thị Ghi", "empty": ""}
    record("seasons.try", world.season, actor=world.head, at=NOON, data=data)
    place = SeatPlace(Seat.Kind.STANDING, authority=world.authority)
    seat = give_seat(world.outsider, place, actor=world.standing, at=NOON)

    assert CalledName.objects.get(text="Lê Thị Ghi").key.owner == owner_of(world.season)
    assert set(
        CalledName.objects.filter(text=str(world.head)).values_list("key__owner", flat=True)
    ) == {owner_of(world.head)}
    owners = CalledName.objects.filter(text__startswith=str(world.outsider))
    assert set(owners.values_list("key__owner", flat=True)) == {owner_of(world.outsider)}
    assert str(world.outsider) not in str(Entry.objects.filter(subject_id=seat.pk).values())


def test_marks_cost_one_question_when_they_are_known(
    world: World, django_assert_num_queries: object
) -> None:
    record("seasons.try", world.season, actor=world.head, at=NOON)

    with django_assert_num_queries(4):  # type: ignore[operator] # pytest-django's
        record("seasons.try", world.season, actor=world.head, at=NOON)  # marks, chain, entry, head


def test_keys_are_drawn_by_chance(world: World, settings: Any) -> None:
    settings.AUDIT_NAME_SEED = ""
    for code in ("A1", "A2"):
        record("people.try", someone(world, code), actor=None, at=NOON)

    first, second = NameKey.objects.filter(owner__startswith="people.person:")
    assert first.secret != second.secret
    assert len(bytes.fromhex(first.secret)) == 32
    assert len({*CalledName.objects.filter(text=NAME).values_list("pk", flat=True)}) == 2
