"""A unit leaves after the draw: its heir goes on, or the lots say who takes its place."""

from datetime import date, timedelta

import pytest

from tests.apps.crosschecks.builders import (
    LATER,
    announced,
    being_checked,
    checkers_of,
    drawn,
    eight,
    mark,
    pairs,
)
from tests.factories import World
from thidua.apps.audit.models import Entry
from thidua.apps.crosschecks.actions.serving import plan_visit, replace_checker
from thidua.apps.crosschecks.facts import VisitPlan
from thidua.apps.crosschecks.models import Assignment, CrossCheck, Visit
from thidua.apps.crosschecks.refusals import HandedInAlready
from thidua.apps.organisations.models import Membership, Unit
from thidua.apps.seasons.actions.departures import (
    DepartureFacts,
    record_departure,
    take_back_departure,
)
from thidua.apps.seasons.refusals import DepartureInUse
from thidua.domain.draw.replacement import Drawn, next_checker
from thidua.formats.draw_file import read_draw_file

pytestmark = pytest.mark.django_db
DAY, AT = date(2023, 7, 1), LATER + timedelta(days=1)


@pytest.fixture
def world() -> World:
    return eight()


def leave(world: World, code: str, heir: Unit | None = None) -> Membership:
    facts = DepartureFacts(DAY, "Quyết định 12/QĐ-UBND", heir)
    return record_departure(world.season, world.units[code], facts, actor=world.head, at=AT)


def with_(found: set[tuple[str, str]], code: str) -> set[tuple[str, str]]:
    return {pair for pair in found if code in pair}


def test_what_it_checked_is_given_on_by_the_lots(world: World) -> None:
    kept = drawn(world)
    before, file = pairs(kept), read_draw_file(kept.file)
    leave(world, "H")
    expected, gone = before - with_(before, "H"), frozenset({"H"})
    ended = frozenset(with_(before, "H"))
    for unit in sorted(unit for checker, unit in before if checker == "H"):
        state = Drawn(file.rules.units, file.seed, frozenset(expected), ended, gone=gone)
        found = next_checker(state, unit)
        assert found is not None
        expected |= {(found, unit)}
    assert pairs(kept) == expected
    assert len(expected) == 14
    told = Entry.objects.filter(action="crosschecks.replace_checker")
    assert [entry.data["reason"] for entry in told] == ["rời khối trong năm"] * 2


def test_taken_back_as_it_was(world: World) -> None:
    kept = drawn(world)
    before = pairs(kept)
    place = leave(world, "H")
    take_back_departure(place, world.season, actor=world.head, at=AT)
    assert pairs(kept) == before
    assert Assignment.objects.count() == 16


def test_not_taken_back_once_the_substitute_marked(world: World) -> None:
    first, _second = being_checked(world)
    place = leave(world, first.checker.code)
    instead = next(each for each in checkers_of(world, "C") if each.in_place_of_id)
    mark(world, instead)
    with pytest.raises(DepartureInUse, match="Đơn vị chấm thay đã chấm"):
        take_back_departure(place, world.season, actor=world.head, at=AT)


def test_marks_handed_in_before_leaving_count(world: World) -> None:
    first, _second = being_checked(world)
    mark(world, first)
    leave(world, first.checker.code)
    assert first.pk in [each.pk for each in checkers_of(world, "C")]


def test_an_heir_that_is_new_checks_in_its_place(world: World) -> None:
    first, _second = being_checked(world)
    kept = CrossCheck.objects.get()
    plan = VisitPlan(date(2023, 11, 25), "Trụ sở", first.checker)
    plan_visit(world.season, first.unit, plan, actor=world.head, at=LATER)
    before, code = pairs(kept), first.checker.code
    heir = Unit.objects.create(authority=world.authority, code="MOI", name="Hội Hợp nhất")
    place = leave(world, code, heir)
    renamed = {code: "MOI"}
    assert pairs(kept) == {(renamed.get(a, a), renamed.get(b, b)) for a, b in before}
    assert Visit.objects.get().lead == heir
    take_back_departure(place, world.season, actor=world.head, at=AT)
    assert pairs(kept) == before
    assert Visit.objects.get().lead.code == code


def test_an_heir_that_was_drawn_keeps_its_own_pairs(world: World) -> None:
    kept = drawn(world)
    before = pairs(kept)
    leave(world, "H", world.units["G"])
    after = pairs(kept)
    assert not with_(after, "H")
    assert with_(before, "G") - with_(before, "H") <= after
    assert all(checker != unit for checker, unit in after)


def test_before_the_draw_nothing_follows(world: World) -> None:
    announced(world)
    leave(world, "H")
    assert not Assignment.objects.exists()


def test_who_has_handed_in_is_not_replaced(world: World) -> None:
    first, _second = being_checked(world)
    mark(world, first)
    with pytest.raises(HandedInAlready, match="đã nộp kết quả chấm"):
        replace_checker(first, reason="Chấm quá thấp", actor=world.head, at=AT)
