"""Periods opened and closed one after another, joined to the year, opened again."""

from copy import deepcopy
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.apps.appraisals.builders import (
    FULL,
    LATER,
    all_locked,
    line_of,
    lock,
    save,
    sheet_of,
    submit,
)
from tests.apps.appraisals.in_periods import divided, joined, period, played, season_of
from tests.factories import NOON, World
from thidua.apps.appraisals.actions.finishing import reopen_sheet
from thidua.apps.appraisals.actions.period_course import close_period, open_period, reopen_period
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.appraisals.actions.verification import LineVerdict, verify_line
from thidua.apps.appraisals.models import Line, Period, Result, Sheet
from thidua.apps.appraisals.permissions import sees_sheet
from thidua.apps.appraisals.queries import comparable_rows, published_result
from thidua.apps.appraisals.refusals import (
    PeriodOutOfTurn,
    ResultNotReady,
    ScoringNotOpen,
)
from thidua.apps.appraisals.seams.proofs import locked_sheets, published_results
from thidua.apps.schemes.actions.adopting import adopt_scheme
from thidua.apps.schemes.actions.drafting import supersede_scheme
from thidua.apps.schemes.actions.editing import edit_scheme
from thidua.apps.schemes.definition.edits import ReplaceAll
from thidua.apps.schemes.queries import adopted_scheme
from thidua.apps.seasons.actions.departures import DepartureFacts, record_departure
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.guards import obstacles
from thidua.web.reasons import ReasonMissing


def test_periods_are_opened_in_turn(world: World) -> None:
    divided(world)
    with pytest.raises(PeriodOutOfTurn, match="đóng 6 tháng đầu trước"):
        open_period(period(world, 1), actor=world.head, at=NOON)
    with pytest.raises(PeriodOutOfTurn, match="không đang chấm"):
        close_period(period(world, 0), actor=world.head, at=NOON)
    with pytest.raises(PeriodOutOfTurn, match="chưa đóng"):
        reopen_period(period(world, 0), reason="x", actor=world.head, at=NOON)
    played(world, 0)
    with pytest.raises(PeriodOutOfTurn, match="đã đóng"):
        open_period(period(world, 0), actor=world.head, at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Period.objects.update(state="open")


def test_the_year_goes_round_between_periods(world: World) -> None:
    divided(world)
    states = [season_of(world).state]
    open_period(period(world, 0), actor=world.head, at=NOON)
    states.append(season_of(world).state)
    all_locked(world)
    states.append(season_of(world).state)
    close_period(period(world, 0), actor=world.head, at=LATER)
    states.append(season_of(world).state)
    played(world, 1)
    states.append(season_of(world).state)

    assert states == ["running", "scoring", "reviewing", "running", "reviewing"]
    assert Sheet.objects.count() == 0
    assert Sheet.every.filter(is_past=True, state="locked").count() == 6


def test_a_registered_target_may_be_another_in_a_period(world: World) -> None:
    divided(world)
    open_period(period(world, 0), actor=world.head, at=NOON)

    season_of(world)
    line = save(world, "AAA", "I.2", target="1", actual="1")

    assert (line.target, line.is_registered) == ("1", False)


def test_the_year_is_the_mean_of_its_periods(world: World) -> None:
    divided(world)
    first = played(world, 0, BBB="90", CCC="50")
    with pytest.raises(ResultNotReady, match="chưa đóng 6 tháng cuối"):
        publish_result(season_of(world), actor=world.head, at=LATER)
    assert obstacles(season_of(world), Season.State.CONFERENCE)[0] == (
        "Chưa đóng kỳ chấm điểm: 6 tháng cuối"
    )
    played(world, 1, BBB="95", CCC="100")
    assert published_result(season_of(world)) is None

    year = publish_result(season_of(world), actor=world.head, at=LATER)

    assert [(unit.unit, str(unit.total), unit.rank) for unit in first.kept.units] == [
        ("AAA", "90.00", 1), ("BBB", "86.00", 2), ("CCC", "70.00", 3),
    ]  # fmt: skip
    assert [(unit.unit, str(unit.total), unit.rank) for unit in year.kept.units] == [
        ("AAA", "90.00", 1), ("BBB", "87.00", 2), ("CCC", "80.00", 3),
    ]  # fmt: skip
    assert (year.period, year.times, published_result(season_of(world))) == (None, 1, year)
    assert Result.every.count() == 3
    assert not [*published_results(), *locked_sheets()]
    assert obstacles(season_of(world), Season.State.CONFERENCE) == []


def test_periods_added_up_multiply_the_maxima(world: World) -> None:
    divided(world, joining="sum")
    played(world, 0, CCC="50")
    played(world, 1)

    year = publish_result(season_of(world), actor=world.head, at=LATER)

    assert [(unit.unit, str(unit.total)) for unit in year.kept.units][2] == ("CCC", "160.00")
    assert (year.times, year.answer["units"][0]["groups"][0]["max"]) == (2, "120")


@pytest.mark.parametrize(
    ("absent", "totals"),
    [
        ("left_out", [("AAA", "90.00"), ("BBB", "90.00"), ("CCC", "90.00"), ("DDD", "86.00")]),
        ("zero", [("AAA", "90.00"), ("BBB", "90.00"), ("CCC", "90.00"), ("DDD", "43.00")]),
    ],
)
def test_a_unit_that_joins_in_mid_year(
    world: World, absent: str, totals: list[tuple[str, str]]
) -> None:
    divided(world, absent=absent)
    played(world, 0)
    joined(world)
    played(world, 1, DDD="90")

    year = publish_result(season_of(world), actor=world.head, at=LATER)

    assert [(each.unit, str(each.total)) for each in year.kept.units] == totals
    assert [(each.unit, each.criterion) for each in year.kept.warnings] == [("DDD", "6 tháng đầu")]


def test_a_unit_that_joins_while_a_period_is_open_gets_its_sheet(world: World) -> None:
    divided(world)
    open_period(period(world, 0), actor=world.head, at=NOON)
    joined(world)

    made = open_period(period(world, 0), actor=world.head, at=NOON)

    assert [(sheet.unit.code, sheet.period_id) for sheet in made] == [("DDD", period(world, 0).pk)]


def test_a_unit_that_left_is_not_in_the_year(world: World) -> None:
    divided(world)
    first = played(world, 0)
    facts = DepartureFacts(date(2023, 7, 1), "Giải thể", None)
    record_departure(season_of(world), world.units["CCC"], facts, actor=world.head, at=LATER)
    del world.units["CCC"]
    played(world, 1)

    year = publish_result(season_of(world), actor=world.head, at=LATER)

    assert first.kept.unit("CCC") is not None
    assert [unit.unit for unit in year.kept.units] == ["AAA", "BBB"]


def test_a_closed_period_is_corrected_and_closed_again(world: World) -> None:
    divided(world)
    first = played(world, 0)
    with pytest.raises(ReasonMissing):
        reopen_period(period(world, 0), reason=" ", actor=world.head, at=LATER)
    reopen_period(period(world, 0), reason="Sót số liệu", actor=world.head, at=LATER)
    assert season_of(world).state == Season.State.REVIEWING
    assert close_period(period(world, 0), actor=world.head, at=LATER) == first
    reopen_period(period(world, 0), reason="Sót số liệu", actor=world.head, at=LATER)
    season_of(world)
    reopen_sheet(sheet_of(world, "CCC"), reason="Sót", actor=world.head, at=LATER)
    with pytest.raises(ResultNotReady, match="Hội CCC"):
        close_period(period(world, 0), actor=world.head, at=LATER)
    line = Line.objects.get(sheet=sheet_of(world, "CCC"), item="I.1")
    verdict = LineVerdict(False, line.revision, {"actual": "50"}, "Sót")
    verify_line(line, verdict, actor=world.head, at=LATER)
    lock(world, "CCC")
    with pytest.raises(ReasonMissing):
        close_period(period(world, 0), actor=world.head, at=LATER)

    second = close_period(period(world, 0), reason="Sửa sót", actor=world.head, at=LATER)

    assert (second.version, str(second.kept.units[2].total)) == (2, "70.00")
    assert not [*published_results()]
    open_period(period(world, 1), actor=world.head, at=LATER)
    with pytest.raises(PeriodOutOfTurn, match="đang chấm 6 tháng cuối"):
        reopen_period(period(world, 0), reason="x", actor=world.head, at=LATER)


def test_sheets_of_a_closed_period_are_read_by_all_and_changed_by_none(world: World) -> None:
    divided(world)
    open_period(period(world, 0), actor=world.head, at=NOON)
    season_of(world)
    assert not sees_sheet(world.member, sheet_of(world, "AAA"))
    all_locked(world)
    close_period(period(world, 0), actor=world.head, at=LATER)
    sheet = Sheet.every.select_related("season__bloc__authority", "unit").get(
        unit=world.units["AAA"]
    )

    assert sees_sheet(world.member, sheet)
    with pytest.raises(ScoringNotOpen):
        reopen_sheet(sheet, reason="x", actor=world.deputy, at=LATER)
    open_period(period(world, 1), actor=world.head, at=LATER)
    sheet.season = season_of(world)
    with pytest.raises(ScoringNotOpen, match="6 tháng đầu đã đóng: mở lại kỳ đó"):
        reopen_sheet(sheet, reason="x", actor=world.deputy, at=LATER)


def test_units_are_compared_within_their_period(world: World) -> None:
    divided(world)
    played(world, 0)
    open_period(period(world, 1), actor=world.head, at=LATER)
    season_of(world)
    submit(world, "BBB")

    rows = comparable_rows(sheet_of(world, "AAA"), frozenset({"I.1"}))

    assert [(code, line.actual) for line, code in rows] == [("BBB", "")]


def test_a_criterion_removed_after_a_period_was_scored(world: World) -> None:
    divided(world)
    played(world, 0)
    old = adopted_scheme(season_of(world))
    assert old is not None
    draft = supersede_scheme(old, "Tỉnh bỏ chỉ tiêu", actor=world.head, at=LATER)
    definition = deepcopy(draft.definition)
    reports = definition["groups"][1]["criteria"].pop()
    definition["groups"][1]["criteria"][0]["max"] = "30"
    edit_scheme(draft, ReplaceAll(definition, "bỏ"), revision=0, actor=world.head, at=LATER)
    present = [unit.pk for unit in world.units.values()]
    adopt_scheme(draft, "BB 2", revision=1, actor=world.head, at=LATER, present=present)
    open_period(period(world, 1), actor=world.head, at=LATER)
    season_of(world)
    for code in world.units:
        for (item, part), value in FULL.items():
            if item != reports["id"]:
                save(world, code, item, part=part, actual=value)
        submit(world, code)
    for code in world.units:
        lock(world, code)
    close_period(period(world, 1), actor=world.head, at=LATER)

    year = publish_result(season_of(world), actor=world.head, at=LATER)

    first, second = Result.every.filter(period__isnull=False).order_by("pk")
    assert (first.scheme, second.scheme, year.scheme) == (old, draft, draft)
    assert reports["id"] not in {line.id for line in year.kept.units[0].lines}
    totals = [each.kept.units[0].total for each in (first, second, year)]
    assert totals[2] == (totals[0] + totals[1]) / 2
    reopen_period(period(world, 0), reason="Xem lại", actor=world.head, at=LATER)
    assert close_period(period(world, 0), actor=world.head, at=LATER) == first


def test_one_period_open_at_a_time_and_one_sheet_of_a_unit(world: World) -> None:
    divided(world)
    open_period(period(world, 0), actor=world.head, at=NOON)
    sheet = sheet_of(world, "AAA")

    with pytest.raises(IntegrityError), transaction.atomic():
        Sheet.every.create(season=world.season, unit=sheet.unit, scheme=sheet.scheme)
    assert line_of(world, "AAA", "I.1").sheet == sheet
