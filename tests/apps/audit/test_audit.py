"""The journal: appended in order, refused to change, every tampering found."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories import NOON, World
from thidua.apps.audit.actions import record
from thidua.apps.audit.chain.triggers import create_triggers, drop_triggers
from thidua.apps.audit.chain.verifying import verify_chains
from thidua.apps.audit.models import Chain, Entry
from thidua.apps.audit.queries import history_in, history_of


def three_entries(world: World) -> None:
    for year in (1, 2, 3):
        record(
            "seasons.try", world.season, actor=world.head, at=NOON, data={"from": None, "to": year}
        )


def without_triggers(sql: str, *values: object) -> None:
    with connection.schema_editor() as editor:
        drop_triggers(None, editor)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
    with connection.schema_editor() as editor:
        create_triggers(None, editor)


def test_record_appends_in_the_chain_of_the_bloc(world: World) -> None:
    three_entries(world)

    chain = Chain.objects.get(name=f"bloc-{world.bloc.pk}")
    assert chain.length == 3
    assert [entry.position for entry in history_of(world.season)] == [3, 2, 1]
    assert history_in(f"season-{world.season.pk}").count() == 3
    assert list(verify_chains()) == []


def test_record_refuses_change_and_deletion(world: World) -> None:
    three_entries(world)

    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.update(actor_name="Người khác")
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.all().delete()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("change", "position", "found"),
    [
        ("UPDATE audit_entry SET actor_name = 'X'", 2, "sửa"),
        ("DELETE FROM audit_entry", 2, "thiếu bản ghi 2"),
        ("DELETE FROM audit_entry", 3, "thiếu bản ghi cuối"),
        ("UPDATE audit_entry SET position = position + 10", 1, "thiếu bản ghi 1"),
    ],
)
def test_verify_finds_tampering(
    transactional_world: World, change: str, position: int, found: str
) -> None:
    three_entries(transactional_world)

    without_triggers(f"{change} WHERE action = 'seasons.try' AND position = {position}")

    assert any(found in fault.text for fault in verify_chains())
