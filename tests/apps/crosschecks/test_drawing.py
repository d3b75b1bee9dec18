"""The draw: published, frozen, drawn once, the same by other means; replacement and visits."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.crosschecks.builders import (
    CALLED,
    CODES,
    LATER,
    SEED,
    announced,
    drawn,
    eight,
    pairs,
    recused,
)
from tests.factories import NOON, World, make_world
from thidua.apps.audit.models import Entry
from thidua.apps.crosschecks.actions.drawing import draw_checkers
from thidua.apps.crosschecks.actions.preparing import (
    announce_seed,
    set_crosscheck,
    take_back_recusal,
    withdraw_seed,
)
from thidua.apps.crosschecks.actions.serving import plan_visit, replace_checker
from thidua.apps.crosschecks.facts import CrossCheckRules, VisitPlan
from thidua.apps.crosschecks.models import Assignment, CrossCheck, Recusal
from thidua.apps.crosschecks.queries import former_pairs
from thidua.apps.crosschecks.refusals import (
    AlreadyEnded,
    CannotBeDrawn,
    CrossCheckNotOpen,
    MembersChanged,
    NoSeed,
    NoSuchPair,
    NotDrawn,
    RulesFrozen,
)
from thidua.apps.organisations.models import Membership
from thidua.apps.seasons.models import Season
from thidua.cli.main import main
from thidua.web.reasons import ReasonMissing
from thidua.web.revisions import StalePage

pytestmark = pytest.mark.django_db
REDRAW = Path(__file__).parents[3] / "tools" / "redraw.py"
RULES = CrossCheckRules(3, "median", "lowers_only", None, date(2023, 11, 30))


@pytest.fixture
def world() -> World:
    return eight()


def test_everybody_draws_the_same_by_other_means(
    world: World, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    recused(world, "C", "D")
    kept = drawn(world)
    file, answer = tmp_path / "units.yaml", tmp_path / "answer.json"
    file.write_text(kept.file, "utf-8")
    answer.write_text(kept.answer + "\n", "utf-8")

    assert main(["draw", str(file), "--json"]) == 0
    assert capsysbinary.readouterr().out == answer.read_bytes()
    again = subprocess.run(
        [sys.executable, str(REDRAW), str(file), str(answer)],
        capture_output=True, check=True, env={"PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert again.stdout == answer.read_bytes()
    told = json.loads(kept.answer)
    assert told["seed"] == f"{SEED} – {CALLED}"
    found = {(c, row["unit"]) for row in told["assignments"] for c in row["checkers"]}
    assert pairs(kept) == found
    assert ("C", "D") not in found
    assert len(found) == 16


def test_the_journal_tells_seed_file_and_answer(world: World) -> None:
    kept = drawn(world)
    told = {each.action: each.data for each in Entry.objects.filter(action__startswith="cross")}
    assert told["crosschecks.announce_seed"]["seed"] == SEED
    assert told["crosschecks.draw_checkers"] == {
        "called": CALLED, "file": kept.file, "answer": kept.answer,
    }  # fmt: skip


def test_rules_freeze_with_the_seed(world: World) -> None:
    recused(world, "C", "D")
    announced(world)
    with pytest.raises(RulesFrozen, match="rút hạt giống"):
        set_crosscheck(world.season, RULES, actor=world.head, at=LATER)
    with pytest.raises(RulesFrozen):
        recused(world, "E", "F")
    with pytest.raises(RulesFrozen):
        take_back_recusal(Recusal.objects.get(), actor=world.head, at=LATER)
    with pytest.raises(ReasonMissing):
        withdraw_seed(world.season, reason=" ", actor=world.head, at=LATER)
    withdraw_seed(world.season, reason="Thêm đơn vị", actor=world.head, at=LATER)
    assert set_crosscheck(world.season, RULES, actor=world.head, at=LATER).checkers == 3
    take_back_recusal(Recusal.objects.get(), actor=world.head, at=LATER)
    assert not Recusal.objects.exists()


def test_drawn_once_and_never_before_the_seed(world: World) -> None:
    with pytest.raises(NotDrawn, match="Chưa công bố hạt giống"):
        draw_checkers(world.season, CALLED, actor=world.head, at=NOON)
    announced(world)
    with pytest.raises(NoSeed, match="xướng tại chỗ"):
        draw_checkers(world.season, " \u200b ", actor=world.head, at=NOON)
    draw_checkers(world.season, CALLED, actor=world.head, at=LATER)
    for act in (
        lambda: draw_checkers(world.season, "99", actor=world.head, at=LATER),
        lambda: withdraw_seed(world.season, reason="x", actor=world.head, at=LATER),
        lambda: announce_seed(world.season, "khác", actor=world.head, at=LATER),
    ):
        with pytest.raises(RulesFrozen, match="Đã bốc thăm"):
            act()
    assert Assignment.objects.count() == 16


def test_a_unit_that_joins_or_leaves_stops_the_draw(world: World) -> None:
    announced(world)
    Membership.objects.filter(unit=world.units["H"]).update(
        left_on=date(2023, 7, 1), left_at=NOON, left_reason="Sáp nhập"
    )
    with pytest.raises(MembersChanged, match="công bố lại"):
        draw_checkers(world.season, CALLED, actor=world.head, at=LATER)
    assert CrossCheck.objects.get().state == "announced"


def test_too_small_a_bloc_is_told_before_the_seed_is_out() -> None:
    small = make_world(codes=("A", "B", "C"))
    with pytest.raises(CannotBeDrawn, match="cần 4 đơn vị khác"):
        announced(small)
    with pytest.raises(NoSeed):
        announce_seed(small.season, " ", actor=small.head, at=NOON)


def test_last_years_pairs_are_avoided(world: World) -> None:
    before = pairs(drawn(world))
    Season.objects.filter(pk=world.season.pk).update(year=2022)
    for place in Membership.objects.filter(bloc=world.bloc):
        place.pk, place.year = None, 2022
        place.save()
    world.season = Season.objects.create(
        bloc=world.bloc, year=2023, starts_on=date(2023, 1, 1), ends_on=date(2023, 12, 31),
        law_as_of=date(2023, 1, 1),
    )  # fmt: skip
    assert former_pairs(world.season) == before
    assert not pairs(drawn(world)) & before


def test_a_late_checker_is_replaced_by_the_next_in_turn(world: World) -> None:
    kept = drawn(world)
    first = kept.assignments.order_by("pk")[0]
    with pytest.raises(ReasonMissing):
        replace_checker(first, reason="", actor=world.head, at=LATER)
    found = replace_checker(first, reason="Quá hạn 5 ngày", actor=world.head, at=LATER)
    assert found is not None
    assert (found.unit, found.in_place_of) == (first.unit, first)
    assert found.checker != first.checker
    assert (first.unit.code, found.checker.code) not in pairs(kept)
    entry = Entry.objects.get(action="crosschecks.replace_checker")
    pair = [first.checker.code, first.unit.code]
    assert entry.data == {"reason": "Quá hạn 5 ngày", "next": found.checker.code, "pair": pair}
    with pytest.raises(AlreadyEnded):
        replace_checker(first, reason="nữa", actor=world.head, at=LATER)
    assert len(pairs(kept)) == 16


def test_where_nobody_is_left_a_unit_goes_on_with_fewer() -> None:
    five = make_world(codes=("A", "B", "C", "D", "E"))
    kept = drawn(five)
    first = kept.assignments.order_by("pk")[0]
    assert replace_checker(first, reason="Giải thể", actor=five.head, at=LATER) is None
    assert len(pairs(kept)) == 9


def test_the_team_of_a_unit_goes_there_under_one_of_its_own(world: World) -> None:
    kept = drawn(world)
    first = kept.assignments.order_by("pk")[0]
    plan = VisitPlan(date(2023, 11, 25), "Trụ sở", first.checker, "Sở Nội vụ")
    visit = plan_visit(world.season, first.unit, plan, actor=world.head, at=LATER)
    assert (visit.lead, visit.company) == (first.checker, "Sở Nội vụ")
    stranger = VisitPlan(date(2023, 11, 26), "Trụ sở", first.unit)
    with pytest.raises(NoSuchPair, match="không làm trưởng đoàn được"):
        plan_visit(world.season, first.unit, stranger, actor=world.head, at=LATER)


def test_who_may(world: World) -> None:
    member = world.officers["E"]
    with pytest.raises(PermissionDenied):
        set_crosscheck(world.season, RULES, actor=member, at=NOON)
    with pytest.raises(PermissionDenied):
        announce_seed(world.season, SEED, actor=member, at=NOON)
    announced(world)
    with pytest.raises(PermissionDenied):
        draw_checkers(world.season, CALLED, actor=member, at=NOON)
    with pytest.raises(PermissionDenied):
        withdraw_seed(world.season, reason="x", actor=world.outsider, at=NOON)


def test_stale_settings_and_a_closed_year_are_refused(world: World) -> None:
    set_crosscheck(world.season, RULES, seen="0", actor=world.head, at=NOON)
    other = CrossCheckRules(2, "mean", "replaces", None, None)
    with pytest.raises(StalePage):
        set_crosscheck(world.season, other, seen="0", actor=world.deputy, at=NOON)
    world.season.state = Season.State.CONFERENCE
    world.season.save(update_fields=["state"])
    with pytest.raises(CrossCheckNotOpen, match="Hội nghị tổng kết"):
        announced(world)


def test_recusals_say_why(world: World) -> None:
    with pytest.raises(ReasonMissing):
        recused(world, "C", "D", "  ")
    with pytest.raises(NoSuchPair):
        recused(world, "C", "C")
    recused(world, "C", "D", "Cùng trụ sở")
    assert str(Recusal.objects.get()) == "Hội C không chấm Hội D"
    assert set(CODES) == set(world.units)
