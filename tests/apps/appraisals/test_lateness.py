"""A delay is counted once: in one criterion, in its own period, from the first handing in."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.apps.appraisals.builders import (
    adopt,
    fill,
    opened,
    register,
    scheme_definition,
    sheet_of,
    submit,
)
from tests.apps.appraisals.in_periods import period, played, season_of
from tests.apps.ledger.material import q, recorded
from tests.factories import NOON, World
from thidua.apps.appraisals.actions.period_course import open_period
from thidua.apps.appraisals.actions.periods import make_periods
from thidua.apps.appraisals.actions.sheets import return_sheet, withdraw_sheet
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.scoring.fed import fed_lines
from thidua.apps.ledger.models import Deed
from thidua.apps.movements.models import Movement
from thidua.apps.pledges.models import Registration
from thidua.apps.schemes.definition.review import warnings_of
from thidua.apps.seasons.models import Phase
from thidua.apps.seasons.registries.deadline_log import late_deeds

TODAY = date(2023, 12, 31)


def criterion(name: str, feed: str, measure: str = "lần trễ") -> tuple[str, dict[str, Any]]:
    return "II", {
        "id": name, "name": f"Nộp đúng hạn {name}", "max": "20", "measure": measure,
        "evidence": "Nhật ký", "rule": {"type": "deduct", "per_event": "2", "fed_by": feed},
    }  # fmt: skip


def registered_late(world: World, code: str = "CCC") -> None:
    """25 days after 10/03."""
    Registration.objects.filter(unit=world.units[code]).update(
        first_submitted_at=datetime(2023, 4, 4, 5, tzinfo=UTC)
    )


def counted(world: World, code: str = "CCC", day: date = TODAY) -> dict[str, tuple[str, str]]:
    """The filled lines of a draft."""
    lines = fed_lines(sheet_of(world, code), day)
    return {line.item: (line.actual, line.fed_text) for line in lines if line.feed}


def only_registration(world: World) -> None:
    Phase.objects.exclude(kind="registration").update(due_on=date(2100, 1, 1))
    registered_late(world)


def test_what_a_criterion_names_another_does_not_count_again(world: World) -> None:
    both = criterion("II.8", "deadline_log"), criterion("II.9", "deadline_log.registration")
    opened(world, scheme_definition(*both))
    only_registration(world)

    assert counted(world) == {
        "II.8": ("0", "0 (không trễ hạn lần nào). Phần đã tính ở mục II.9 không tính lại"),
        "II.9": ("1", "1 (Đăng ký thi đua trễ 25 ngày)"),
    }


def test_the_same_log_in_two_criteria_is_said(world: World) -> None:
    same = criterion("II.8", "deadline_log"), criterion("II.9", "deadline_log", "ngày trễ")
    definition = scheme_definition(*same)
    opened(world, definition)
    only_registration(world)

    late = "Đăng ký thi đua trễ 25 ngày"
    assert counted(world) == {
        "II.8": ("1", f"1 ({late}). Các lần này cũng tính ở mục II.9"),
        "II.9": ("25", f"25 ({late}). Các lần này cũng tính ở mục II.8"),
    }
    (said,) = [each for each in warnings_of(definition, {}, 2022) if "trễ" in each.message]
    assert (said.place, said.item_id) == ("Tiêu chí II.8, II.9", "II.8")
    assert "một lần trễ bị tính 2 lần" in said.message


def test_being_returned_makes_nobody_late_and_taking_back_does(world: World) -> None:
    opened(world, scheme_definition(criterion("II.9", "deadline_log.scoring")))
    fill(world, "CCC")
    sheet = submit(world, "CCC")
    first = sheet.first_submitted_at
    return_sheet(sheet, reason="Thiếu", actor=world.head, at=NOON)
    sheet = sheet_of(world, "CCC")
    assert (sheet.submitted_at, sheet.first_submitted_at) == (None, first)
    Phase.objects.filter(kind="scoring").update(due_on=NOON.date())
    assert counted(world)["II.9"][0] == "0"

    withdraw_sheet(submit(world, "CCC"), actor=world.leaders["CCC"], at=NOON)
    assert sheet_of(world, "CCC").first_submitted_at is None
    assert counted(world, day=NOON.date() + timedelta(days=3))["II.9"][0] == "1"


def test_a_year_entered_afterwards_makes_nobody_late(world: World) -> None:
    opened(world)
    only_registration(world)
    unit = world.units["CCC"].pk
    assert [str(each) for each in late_deeds(season_of(world), [unit], TODAY)[unit]] == [
        "Đăng ký thi đua trễ 25 ngày"
    ]

    world.season.made_on = date(2023, 3, 11)
    assert late_deeds(world.season, [unit], TODAY)[unit] == []
    world.season.made_on = date(2023, 3, 10)
    assert len(late_deeds(world.season, [unit], TODAY)[unit]) == 1


def test_nothing_is_owed_any_more_after_the_year(world: World) -> None:
    opened(world)
    world.season.state, world.season.closed_at = "closed", datetime(2024, 1, 5, 5, tzinfo=UTC)
    world.season.save(update_fields=["state", "closed_at"])
    Phase.objects.exclude(kind="signing").update(due_on=date(2100, 1, 1))
    Phase.objects.filter(kind="signing").update(due_on=date(2024, 1, 1))
    unit = world.units["CCC"].pk

    (deed,) = late_deeds(season_of(world), [unit], date(2026, 11, 30))[unit]
    assert deed.days == 4


def in_halves(world: World, *criteria: tuple[str, dict[str, Any]]) -> World:
    adopt(world, scheme_definition(*criteria))
    for code in world.units:
        register(world, code)
    make_periods(world.season, 2, actor=world.head, at=NOON)
    season_of(world)
    return world


def in_hand(world: World, place: int) -> None:
    """The sheets of a period, after those before it were closed."""
    for each in range(place):
        played(world, each)
    open_period(period(world, place), actor=world.head, at=NOON)
    season_of(world)


@pytest.mark.parametrize(("place", "value"), [(0, "1"), (1, "0")])
def test_a_period_counts_what_was_due_in_it(world: World, place: int, value: str) -> None:
    in_halves(world, criterion("II.9", "deadline_log"))
    only_registration(world)
    in_hand(world, place)

    assert counted(world, day=date(2023, 7, 1))["II.9"][0] == value


def test_a_sheet_of_a_period_is_late_in_its_own_period(world: World) -> None:
    in_halves(world, criterion("II.9", "deadline_log.scoring"))
    open_period(period(world, 0), actor=world.head, at=NOON)
    season_of(world)

    assert counted(world, day=date(2023, 7, 10))["II.9"][0] == "0"
    late = ("1", "1 (Tự chấm điểm 6 tháng đầu trễ 3 ngày)")
    assert counted(world, day=date(2023, 7, 13))["II.9"] == late
    unit = world.units["CCC"].pk
    Sheet.objects.filter(unit=unit).update(first_submitted_at=datetime(2023, 7, 11, 5, tzinfo=UTC))
    (deed,) = late_deeds(season_of(world), [unit], TODAY, ["scoring"])[unit]
    assert (deed.days, deed.of_day) == (1, date(2023, 6, 30))


@pytest.mark.parametrize(("place", "value"), [(0, ("2", "2")), (1, ("1", "1"))])
def test_ledger_and_movements_count_the_days_of_a_period(
    world: World, place: int, value: tuple[str, str]
) -> None:
    in_halves(
        world,
        ("II", {"id": "II.8", "name": "Kết quả", "max": "10", "measure": "kết quả",
                "rule": {"type": "per_item", "points_per_item": "1", "fed_by": "ledger"}}),
        ("II", {"id": "II.9", "name": "Phong trào", "max": "10", "measure": "phong trào",
                "rule": {"type": "per_item", "points_per_item": "1", "fed_by": "movements"}}),
    )  # fmt: skip
    started = {"season": world.season, "kind": "regular", "starts_on": date(2023, 2, 1)}
    one = Movement.objects.create(name="Của khối", origin="bloc", **started)
    Movement.objects.create(name="Tự mở", origin="unit", unit=world.units["CCC"], **started)
    days = date(2023, 6, 30), date(2023, 1, 1), date(2023, 7, 1)
    for number, day in enumerate(days):
        deed = recorded(world, content=f"Việc {number}", quantity=q(number + 1), movement=one.pk)
        Deed.objects.filter(pk=deed.pk).update(done_on=day)
    in_hand(world, place)

    found = counted(world)
    assert (found["II.8"][0], found["II.9"][0]) == value
