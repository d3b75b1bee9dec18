"""An import taken back: exactly what it wrote, and only while nothing of it was changed or used."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.apps.awards.history_material import award, workbook
from tests.apps.awards.history_steps import accepted, handed_in, person
from tests.factories import NOON, World
from thidua.apps.awards.actions.importing import undo_history
from thidua.apps.awards.history_import.refusals import ImportInUse, ImportNotReady
from thidua.apps.awards.models import AwardRecord, Decision, Discipline, Initiative, YearRecord
from thidua.apps.people.models import Person, Posting


def test_undo_takes_back_exactly_what_was_written(world: World) -> None:
    kept = person(world)
    AwardRecord.objects.create(
        authority=world.authority, person=kept, holder_name="x", award="GK", year=2010,
        decision=Decision.objects.create(
            authority=world.authority, number="1", decided_on=date(2010, 1, 1)
        ),
    )  # fmt: skip
    made = accepted(
        handed_in(
            world,
            workbook(
                [award(), award(name="Mới", year=2021)],
                years=[{"code": "NV01", "year": 2022}],
                initiatives=[{"code": "NV01", "year": 2022, "initiative": "Số hóa"}],
            ),
            adds_people=True,
        )
    )
    assert AwardRecord.objects.count() == 3

    made = undo_history(made, actor=world.standing, at=NOON)

    assert made.state == "undone"
    assert list(Person.objects.all()) == [kept]
    assert [model.objects.count() for model in (AwardRecord, Decision, YearRecord, Initiative)] == [
        1, 1, 0, 0,
    ]  # fmt: skip
    with pytest.raises(ImportNotReady):
        undo_history(made, actor=world.standing, at=NOON)


def _edit_record(world: World) -> None:
    AwardRecord.objects.update(revision=1)


def _edit_person(world: World) -> None:
    Person.objects.filter(full_name="Mới").update(revision=1)


def _add_discipline(world: World) -> None:
    Discipline.objects.create(person=Person.objects.get(full_name="Mới"), level="Cảnh cáo")


def _add_to_decision(world: World) -> None:
    AwardRecord.objects.create(
        authority=world.authority, unit=world.units["AAA"], holder_name="x", award="CO_TINH",
        decision=Decision.objects.get(),
    )  # fmt: skip


def _move_person(world: World) -> None:
    new = Person.objects.get(full_name="Mới")
    Posting.objects.update(until=date(2023, 1, 1))
    Posting.objects.create(person=new, unit=world.units["AAA"])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_edit_record, "2 khen thưởng đã được sửa sau khi nhập."),
        (_edit_person, "1 cá nhân đã được sửa sau khi nhập."),
        (_add_discipline, "đã có 1 kỷ luật dựa vào lần nhập này."),
        (_add_to_decision, "đã có 1 khen thưởng khác dựa vào lần nhập này."),
        (_move_person, "đã có 1 người đã chuyển đơn vị dựa vào lần nhập này."),
    ],
)
def test_undo_is_refused_once_something_was_changed_or_used(
    world: World, change: Callable[[World], None], said: str
) -> None:
    person(world)
    rows = [award(), award(name="Mới", year=2021)]
    made = accepted(handed_in(world, workbook(rows), adds_people=True))
    change(world)

    with pytest.raises(ImportInUse, match=said):
        undo_history(made, actor=world.standing, at=NOON)
    assert AwardRecord.objects.filter(imported_by=made).count() == 2
