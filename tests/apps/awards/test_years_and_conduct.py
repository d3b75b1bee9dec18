"""Yearly facts, initiatives, disciplines and open matters."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.awards.given import AT, made_person
from tests.factories import World
from thidua.apps.audit.models import Entry
from thidua.apps.awards.actions.conduct import (
    noted_facts,
    remove_discipline,
    remove_initiative,
    remove_inquiry,
    save_discipline,
    save_initiative,
    save_inquiry,
)
from thidua.apps.awards.actions.years import confirm_history, save_year, year_facts
from thidua.apps.awards.facts import (
    DisciplineFacts,
    InitiativeFacts,
    InquiryFacts,
    Subject,
    YearFacts,
)
from thidua.apps.awards.models import Discipline, Initiative, Inquiry, YearRecord
from thidua.apps.awards.refusals import FiguresImpossible, StrangeSubject
from thidua.web.revisions import StalePage, fingerprint

GOOD = YearFacts("HTXSNV", attitude_confirmed=True, registered=True, is_complete=True)
IDEA = InitiativeFacts(2023, "Số hóa hồ sơ", "co_so", "QĐ 5", "Toàn Hội")


def test_save_year_writes_once_a_year_and_keeps_unknown_apart_from_no(world: World) -> None:
    subject = Subject.of_person(made_person(world))

    kept = save_year(subject, 2023, GOOD, actor=world.member, at=AT, seen="")
    save_year(subject, 2023, YearFacts("HTTNV"), actor=world.member, at=AT, seen="1")

    kept.refresh_from_db()
    assert (year_facts(kept), kept.revision) == (YearFacts("HTTNV"), 2)
    assert kept.registered is None
    with pytest.raises(StalePage, match="Số liệu năm 2023 vừa được"):
        save_year(subject, 2023, GOOD, actor=world.member, at=AT, seen="1")
    with pytest.raises(PermissionDenied):
        save_year(subject, 2023, GOOD, actor=world.head, at=AT)


@pytest.mark.parametrize(
    ("year", "facts", "words"),
    [
        (2023, YearFacts(members=10, completed=11), "hoàn thành nhiệm vụ: 11 nhiều hơn.* 10"),
        (1900, YearFacts(), "Năm 1900 phải từ 1945 đến 2100"),
    ],
)
def test_save_year_refuses_impossible_counts(
    world: World, year: int, facts: YearFacts, words: str
) -> None:
    with pytest.raises(FiguresImpossible, match=words):
        save_year(Subject.of_unit(world.units["CCC"]), year, facts, actor=world.member, at=AT)
    assert YearRecord.objects.count() == 0


def test_counts_are_of_units_and_households_have_no_years(world: World) -> None:
    person = Subject.of_person(made_person(world))
    with pytest.raises(FiguresImpossible, match="chỉ ghi cho đơn vị"):
        save_year(person, 2023, YearFacts(members=1), actor=world.member, at=AT)
    household = Subject.of_household(world.authority, "Hộ bà X")
    with pytest.raises(FiguresImpossible, match="Hộ gia đình"):
        save_year(household, 2023, GOOD, actor=world.standing, at=AT)


def test_save_and_remove_initiative(world: World) -> None:
    person = made_person(world)
    made = save_initiative(person, IDEA, actor=world.member, at=AT)
    seen = fingerprint(noted_facts(made))
    wider = InitiativeFacts(2023, "Số hóa  hồ sơ", "tinh")

    save_initiative(made, wider, actor=world.member, at=AT, seen=seen)

    made.refresh_from_db()
    assert noted_facts(made) == InitiativeFacts(2023, "Số hóa hồ sơ", "tinh")
    with pytest.raises(StalePage):
        save_initiative(made, IDEA, actor=world.member, at=AT, seen=seen)
    with pytest.raises(FiguresImpossible, match="Năm công nhận 2026 chưa tới"):
        save_initiative(person, InitiativeFacts(2026, "x"), actor=world.member, at=AT)
    with pytest.raises(PermissionDenied):
        remove_initiative(made, actor=world.head, at=AT)
    remove_initiative(made, actor=world.member, at=AT)
    assert Initiative.objects.count() == 0
    assert Entry.objects.filter(action="awards.remove_initiative").count() == 1


def test_save_and_remove_discipline(world: World) -> None:
    subject = Subject.of_person(made_person(world))
    running = DisciplineFacts("Khiển trách", date(2023, 1, 1), date(2023, 2, 1))
    made = save_discipline(subject, running, actor=world.member, at=AT)

    ended = DisciplineFacts("Khiển trách", date(2023, 1, 1), date(2023, 2, 1), date(2024, 2, 1))
    save_discipline(made, ended, actor=world.member, at=AT)

    assert noted_facts(Discipline.objects.get()) == ended
    entry = Entry.objects.filter(action="awards.save_discipline").first()
    assert entry is not None
    assert entry.data == {}
    for wrong, words in (
        (DisciplineFacts("x", date(2023, 2, 2), date(2023, 2, 1)), "trước ngày vi phạm 02/02/2023"),
        (
            DisciplineFacts("x", None, date(2023, 2, 2), date(2023, 2, 1)),
            "Ngày hết hiệu lực 01/02/2023 trước ngày quyết định 02/02/2023",
        ),
    ):
        with pytest.raises(FiguresImpossible, match=words):
            save_discipline(made, wrong, actor=world.member, at=AT)
    with pytest.raises(PermissionDenied):
        save_discipline(made, ended, actor=world.outsider, at=AT)
    with pytest.raises(PermissionDenied):
        remove_discipline(made, actor=world.head, at=AT)
    remove_discipline(made, actor=world.standing, at=AT)
    assert Discipline.objects.count() == 0


def test_save_and_remove_inquiry(world: World) -> None:
    unit = Subject.of_unit(world.units["CCC"])
    made = save_inquiry(
        unit, InquiryFacts("Thanh tra", date(2025, 1, 1)), actor=world.member, at=AT
    )

    closed = InquiryFacts("Thanh tra", date(2025, 1, 1), date(2025, 2, 1))
    save_inquiry(made, closed, actor=world.member, at=AT)

    assert noted_facts(Inquiry.objects.get()) == closed
    wrong = InquiryFacts("x", date(2025, 1, 1), date(2024, 1, 1))
    with pytest.raises(FiguresImpossible, match="Ngày kết thúc 01/01/2024 trước ngày bắt đầu"):
        save_inquiry(made, wrong, actor=world.member, at=AT)
    with pytest.raises(FiguresImpossible, match="Hôm nay 15/06/2025 trước ngày bắt đầu"):
        save_inquiry(made, InquiryFacts("x", date(2025, 6, 16)), actor=world.member, at=AT)
    with pytest.raises(PermissionDenied):
        remove_inquiry(made, actor=world.head, at=AT)
    remove_inquiry(made, actor=world.member, at=AT)
    assert Inquiry.objects.count() == 0


@pytest.mark.parametrize(
    ("save", "facts"),
    [
        (save_discipline, DisciplineFacts("x")),
        (save_inquiry, InquiryFacts("x", date(2025, 1, 1))),
    ],
)
def test_households_have_neither(world: World, save: Any, facts: Any) -> None:
    household = Subject.of_household(world.authority, "Hộ bà X")

    with pytest.raises(StrangeSubject, match="Chỉ ghi cho người hoặc đơn vị"):
        save(household, facts, actor=world.standing, at=AT)


def test_confirm_history_is_said_and_taken_back(world: World) -> None:
    unit = world.units["CCC"]

    for is_complete in (True, True, False):
        confirm_history(unit, is_complete=is_complete, actor=world.member, at=AT)

    unit.refresh_from_db()
    assert unit.is_history_complete is False
    assert Entry.objects.filter(action="awards.confirm_history").count() == 2
    with pytest.raises(PermissionDenied):
        confirm_history(unit, is_complete=True, actor=world.head, at=AT)
