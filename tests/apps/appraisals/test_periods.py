"""Into which periods a year is divided, and how they make the year."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.appraisals.in_periods import divided, period, season_of
from tests.factories import NOON, World
from thidua.apps.appraisals.actions.opening import open_scoring
from thidua.apps.appraisals.actions.period_course import close_period, open_period, reopen_period
from thidua.apps.appraisals.actions.periods import (
    add_period,
    edit_period,
    make_periods,
    remove_period,
    set_year_way,
)
from thidua.apps.appraisals.facts import PeriodFacts, YearFacts, facts_of
from thidua.apps.appraisals.models import Period
from thidua.apps.appraisals.refusals import (
    PeriodRefused,
    PeriodsFrozen,
    ScoringNotOpen,
)
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.guards import obstacles
from thidua.web.revisions import StalePage


def test_quarters_run_from_the_first_day_to_the_last(world: World) -> None:
    made = make_periods(world.season, 4, actor=world.head, at=NOON)

    assert [(each.name, each.starts_on, each.ends_on, each.due_on) for each in made] == [
        ("Quý I", date(2023, 1, 1), date(2023, 3, 31), date(2023, 4, 10)),
        ("Quý II", date(2023, 4, 1), date(2023, 6, 30), date(2023, 7, 10)),
        ("Quý III", date(2023, 7, 1), date(2023, 9, 30), date(2023, 10, 10)),
        ("Quý IV", date(2023, 10, 1), date(2023, 12, 31), date(2024, 1, 10)),
    ]
    with pytest.raises(PeriodsFrozen, match="đã chia kỳ"):
        make_periods(season_of(world), 2, actor=world.head, at=NOON)


def test_own_periods_are_added_edited_and_removed(world: World) -> None:
    halves = make_periods(world.season, 2, actor=world.head, at=NOON)
    remove_period(halves[1], actor=world.head, at=NOON)
    added = add_period(
        season_of(world), PeriodFacts("  Đợt   cao điểm ", date(2023, 8, 1), date(2023, 9, 30)),
        actor=world.head, at=NOON,
    )  # fmt: skip
    other = PeriodFacts("Đợt 2", date(2023, 8, 1), date(2023, 10, 31), date(2023, 11, 5))
    edit_period(added, other, seen="0", actor=world.head, at=NOON)

    added.refresh_from_db()
    assert (facts_of(added), added.revision) == (other, 1)
    with pytest.raises(StalePage):
        edit_period(added, facts_of(halves[1]), seen="0", actor=world.deputy, at=NOON)
    assert Period.objects.count() == 2


@pytest.mark.parametrize(
    ("facts", "field", "said"),
    [
        (PeriodFacts("", date(2023, 8, 1), date(2023, 9, 1)), "name", "Ghi tên kỳ"),
        (PeriodFacts("quý i", date(2023, 4, 1), date(2023, 5, 1)), "name", "Đã có kỳ tên"),
        (PeriodFacts("B", date(2023, 8, 2), date(2023, 8, 1)), "ends_on", "01/08/2023 trước"),
        (PeriodFacts("B", date(2022, 8, 2), date(2022, 9, 1)), "starts_on", "từ 01/01/2023"),
        (PeriodFacts("B", date(2023, 3, 31), date(2023, 5, 1)), "starts_on", "Trùng ngày với Quý"),
        (
            PeriodFacts("B", date(2023, 5, 1), date(2023, 6, 1), date(2023, 4, 1)),
            "due_on",
            "Hạn nộp 01/04/2023 trước",
        ),
    ],
)
def test_what_cannot_be_is_told_at_its_field(
    world: World, facts: PeriodFacts, field: str, said: str
) -> None:
    first = PeriodFacts("Quý I", date(2023, 1, 1), date(2023, 3, 31))
    add_period(world.season, first, actor=world.head, at=NOON)

    with pytest.raises(PeriodRefused) as refused:
        add_period(world.season, facts, actor=world.head, at=NOON)

    assert [(name, said in text) for name, text in refused.value.faults] == [(field, True)]
    assert Period.objects.count() == 1


@pytest.mark.parametrize("who", ["member", "standing", "outsider"])
def test_periods_are_for_head_and_deputy(world: World, who: str) -> None:
    actor = getattr(world, who)
    divided(world)
    acts: list[Any] = [
        lambda: make_periods(world.season, 4, actor=actor, at=NOON),
        lambda: add_period(world.season, facts_of(period(world, 0)), actor=actor, at=NOON),
        lambda: edit_period(period(world, 0), facts_of(period(world, 1)), actor=actor, at=NOON),
        lambda: remove_period(period(world, 0), actor=actor, at=NOON),
        lambda: set_year_way(world.season, YearFacts("last", "zero"), actor=actor, at=NOON),
        lambda: open_period(period(world, 0), actor=actor, at=NOON),
        lambda: close_period(period(world, 0), actor=actor, at=NOON),
        lambda: reopen_period(period(world, 0), reason="x", actor=actor, at=NOON),
    ]
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()
    assert [each.state for each in Period.objects.all()] == ["planned", "planned"]


def test_opening_freezes_the_division_and_the_way(world: World) -> None:
    divided(world)
    open_period(period(world, 0), actor=world.head, at=NOON)
    season = season_of(world)

    for act in (
        lambda: add_period(season, facts_of(period(world, 0)), actor=world.head, at=NOON),
        lambda: remove_period(period(world, 1), actor=world.head, at=NOON),
        lambda: set_year_way(season, YearFacts("last", "zero"), actor=world.head, at=NOON),
    ):
        with pytest.raises(PeriodsFrozen, match="giữ nguyên"):
            act()
    moved = PeriodFacts("Nửa đầu", date(2023, 1, 1), date(2023, 6, 30), date(2023, 8, 1))
    assert edit_period(period(world, 0), moved, actor=world.head, at=NOON).due_on == moved.due_on


def test_a_year_of_periods_is_not_opened_as_a_whole(world: World) -> None:
    divided(world)

    with pytest.raises(ScoringNotOpen, match="mở từng kỳ"):
        open_scoring(world.season, actor=world.head, at=NOON)
    assert obstacles(season_of(world), Season.State.SCORING) == [
        "Chưa mở kỳ chấm điểm nào: bấm “Kỳ chấm điểm” ở thẻ “Chấm điểm”"
    ]
