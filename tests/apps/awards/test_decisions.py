"""Decisions are found by number and day, filled in, corrected with all they gave."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.awards.given import AT, made_award, made_decision
from tests.factories import World, make_user
from thidua.apps.audit.models import Entry
from thidua.apps.awards.actions.decisions import decision_facts, edit_decision, save_decision
from thidua.apps.awards.facts import DecisionFacts
from thidua.apps.awards.models import Decision
from thidua.apps.awards.refusals import (
    DatesImpossible,
    DecisionIncomplete,
    DecisionTaken,
    StrangeSubject,
)
from thidua.apps.organisations.models import Authority
from thidua.web.revisions import StalePage, fingerprint

BARE = DecisionFacts("15/QĐ-UBND", date(2024, 1, 15))


def test_save_decision_finds_it_by_number_and_day_and_fills_in(world: World) -> None:
    unit = world.units["CCC"]
    first = save_decision(world.authority, BARE, actor=world.member, at=AT, for_unit=unit)
    told = replace(BARE, number=" 15/qđ-ubnd ", signatory="Trần A", fund="Ngân sách tỉnh")

    again = save_decision(world.authority, told, actor=world.standing, at=AT)
    other = save_decision(
        world.authority, replace(BARE, decided_on=date(2024, 1, 16)), actor=world.standing, at=AT
    )

    assert (again.pk, again.signatory, again.fund) == (first.pk, "Trần A", "Ngân sách tỉnh")
    assert other.pk != first.pk
    save_decision(world.authority, replace(told, signatory="Lê B"), actor=world.standing, at=AT)
    assert Decision.objects.get(pk=first.pk).signatory == "Trần A"
    assert Entry.objects.filter(action="awards.save_decision").count() == 3


def test_save_decision_refuses(world: World) -> None:
    with pytest.raises(DecisionIncomplete, match="Ghi số, ký hiệu"):
        save_decision(world.authority, replace(BARE, number=" "), actor=world.standing, at=AT)
    late = replace(BARE, decided_on=date(2025, 6, 16))
    with pytest.raises(DatesImpossible, match="sau hôm nay 15/06/2025"):
        save_decision(world.authority, late, actor=world.standing, at=AT)
    with pytest.raises(PermissionDenied):
        save_decision(world.authority, BARE, actor=world.member, at=AT)
    for stranger in (world.head, make_user("nobody")):
        with pytest.raises(PermissionDenied):
            save_decision(world.authority, BARE, actor=stranger, at=AT, for_unit=world.units["CCC"])
    other = Authority.objects.create(code="khac", name="Tỉnh Khác")
    with pytest.raises(StrangeSubject, match="Hội CCC thuộc cấp tổ chức khác"):
        save_decision(other, BARE, actor=world.member, at=AT, for_unit=world.units["CCC"])
    assert Decision.objects.count() == 0


def test_edit_decision_by_the_office_or_the_only_unit_of_it(world: World) -> None:
    decision = made_award(world).decision
    seen = fingerprint(decision_facts(decision))
    changed = replace(decision_facts(decision), signatory="Lê B", fund="Quỹ")

    edit_decision(decision, changed, actor=world.member, at=AT, seen=seen)

    assert Entry.objects.get(action="awards.edit_decision").data == {
        "signatory": {"from": "Trần A", "to": "Lê B"}, "fund": {"from": "", "to": "Quỹ"},
    }  # fmt: skip
    with pytest.raises(StalePage):
        edit_decision(decision, changed, actor=world.standing, at=AT, seen=seen)
    with pytest.raises(PermissionDenied):
        edit_decision(decision, changed, actor=world.head, at=AT)


def test_edit_decision_refuses_a_taken_number_and_an_impossible_day(world: World) -> None:
    given = made_award(world)
    made_decision(world, "16/QĐ")
    facts = decision_facts(given.decision)

    with pytest.raises(DecisionTaken, match="Đã có quyết định số 16/qđ ngày 15/01/2024"):
        edit_decision(given.decision, replace(facts, number="16/qđ"), actor=world.standing, at=AT)
    early = replace(facts, decided_on=date(2022, 1, 1))
    with pytest.raises(DatesImpossible, match=r"Lao động tiên tiến, Nguyễn Thị Ánh: .*năm được"):
        edit_decision(given.decision, early, actor=world.standing, at=AT)
