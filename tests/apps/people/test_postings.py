"""Leaving, coming back, moving: days in order, the old unit's opinion from six months on."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.people.someone import facts
from tests.factories import NOON, World
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.people.actions.people import add_person
from thidua.apps.people.actions.postings import end_posting, resume_posting, transfer_person
from thidua.apps.people.facts import TransferFacts
from thidua.apps.people.models import Person
from thidua.apps.people.queries import unit_on
from thidua.apps.people.refusals import (
    BadTransfer,
    DaysOutOfOrder,
    LeftAlready,
    OpinionMissing,
    StillWorking,
)
from thidua.web.revisions import StalePage

IN_2024 = datetime(2024, 9, 1, 5, 0, tzinfo=UTC)
MOVED = date(2024, 8, 1)


def places(person: Person) -> list[tuple[str, date | None, date | None]]:
    """Where the person worked, newest first."""
    return [(each.unit.code, each.since, each.until) for each in person.postings.all()]


def test_end_posting_and_resume_posting(world: World, person: Person) -> None:
    end_posting(person, date(2023, 6, 1), actor=world.member, at=NOON, seen="0")
    with pytest.raises(LeftAlready, match="đã nghỉ từ ngày 01/06/2023"):
        end_posting(person, date(2023, 6, 2), actor=world.member, at=NOON)
    with pytest.raises(DaysOutOfOrder, match="Ngày trở lại 31/05/2023 trước ngày nghỉ 01/06/2023"):
        resume_posting(person, date(2023, 5, 31), actor=world.member, at=NOON)
    back = resume_posting(person, date(2023, 6, 10), actor=world.member, at=NOON)

    assert (back.left_on, back.revision) == (None, 2)
    assert places(person) == [
        ("CCC", date(2023, 6, 10), None),
        ("CCC", date(2020, 1, 1), date(2023, 5, 31)),
    ]
    with pytest.raises(StillWorking):
        resume_posting(person, date(2023, 6, 10), actor=world.member, at=NOON)


def test_nobody_leaves_before_the_first_day(world: World, person: Person) -> None:
    with pytest.raises(DaysOutOfOrder, match="31/12/2019 trước ngày đầu ở đơn vị 01/01/2020"):
        end_posting(person, date(2020, 1, 1), actor=world.member, at=NOON)


def test_transfer_person_moves_sight_and_keeps_the_past(world: World, person: Person) -> None:
    to = TransferFacts(world.units["AAA"], MOVED, "Phó phòng", "Công văn 12/CV-CCC")

    moved = transfer_person(person, to, actor=world.member, at=IN_2024, seen="0")

    assert (moved.unit.code, moved.position) == ("AAA", "Phó phòng")
    assert places(person) == [("AAA", MOVED, None), ("CCC", date(2020, 1, 1), date(2024, 7, 31))]
    last = person.postings.last()
    assert last is not None
    assert last.opinion == "Công văn 12/CV-CCC"
    assert unit_on(moved, date(2024, 7, 31)).code == "CCC"
    assert unit_on(moved, MOVED).code == "AAA"
    assert unit_on(moved, date(2010, 1, 1)).code == "AAA"  # not known: the present one
    with pytest.raises(PermissionDenied):
        end_posting(moved, MOVED, actor=world.member, at=IN_2024)


@pytest.mark.parametrize(
    ("since", "moved_on", "is_refused"),
    [
        (date(2024, 2, 1), MOVED, True),
        (date(2024, 2, 2), MOVED, False),
        (None, MOVED, True),
        (date(2020, 1, 1), date(2023, 12, 31), False),  # the rule is of 2024
    ],
)
def test_the_old_units_opinion_is_needed_from_six_months_on(
    world: World, since: date | None, moved_on: date, is_refused: bool
) -> None:
    person = add_person(world.units["CCC"], facts(since=since), actor=world.member, at=NOON)
    to = TransferFacts(world.units["AAA"], moved_on)

    if is_refused:
        with pytest.raises(OpinionMissing, match="Từ 6 tháng trở lên phải có ý kiến"):
            transfer_person(person, to, actor=world.member, at=IN_2024)
    else:
        transfer_person(person, to, actor=world.member, at=IN_2024)
    person.refresh_from_db()
    assert person.unit.code == ("CCC" if is_refused else "AAA")


def test_transfer_person_refuses_where_nobody_can_go(world: World, person: Person) -> None:
    other = Authority.objects.create(code="khac", name="Tỉnh Khác")
    elsewhere = Unit.objects.create(authority=other, code="X", name="Hội X")
    ended = Unit.objects.get(code="ZZZ")
    ended.valid_to = date(2024, 1, 1)
    ended.save()
    for unit, words in (
        (world.units["CCC"], "đang ở Hội CCC"),
        (elsewhere, "thuộc cấp tổ chức khác"),
        (ended, "chỉ hoạt động đến 01/01/2024"),
    ):
        with pytest.raises(BadTransfer, match=words):
            transfer_person(
                person, TransferFacts(unit, MOVED, opinion="x"), actor=world.member, at=IN_2024
            )
    late = TransferFacts(world.units["AAA"], date(2024, 9, 2), opinion="x")
    with pytest.raises(DaysOutOfOrder, match="Hôm nay 01/09/2024 trước ngày chuyển 02/09/2024"):
        transfer_person(person, late, actor=world.member, at=IN_2024)
    with pytest.raises(StalePage):
        transfer_person(
            person,
            TransferFacts(world.units["AAA"], MOVED, opinion="x"),
            actor=world.member,
            at=IN_2024,
            seen="9",
        )
    assert places(person) == [("CCC", date(2020, 1, 1), None)]
