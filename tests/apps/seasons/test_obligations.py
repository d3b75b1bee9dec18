"""What the checklists and steps ask of each user, and who is late, with few queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import NOON, World
from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Membership
from thidua.apps.seasons.actions.seasons import create_season
from thidua.apps.seasons.models import ChecklistItem, Season
from thidua.apps.seasons.pages.lateness import lateness_of
from thidua.apps.seasons.registries.obligations import obligations_of
from thidua.apps.seasons.registries.progress import progress_kinds
from thidua.apps.seasons.templatetags.season_frame import in_days

DAY = date(2023, 2, 1)


@pytest.mark.parametrize(
    ("kind", "owed"),
    [
        ("head", ["Chuẩn bị xong để mở đăng ký thi đua", "Của khối trưởng", "Của đơn vị"]),
        ("deputy", ["Của đơn vị"]),
        ("member", ["Của đơn vị"]),
        ("standing", ["Của cơ quan thường trực"]),
        ("outsider", []),
    ],
)
def test_obligations_are_of_the_one_who_owes(world: World, kind: str, owed: list[str]) -> None:
    for order, (text, owner) in enumerate(
        [
            ("Của khối trưởng", "head"),
            ("Của đơn vị", "units"),
            ("Của cơ quan thường trực", "standing"),
        ]
    ):
        ChecklistItem.objects.create(season=world.season, text=text, owner=owner, order=order)
    ChecklistItem.objects.create(season=world.season, text="Xong", owner="units", done_at=NOON)

    found = obligations_of(getattr(world, kind), [world.season], DAY)

    assert [each.text for each in found] == owed


def test_a_ticked_unit_owes_no_more(world: World) -> None:
    item = ChecklistItem.objects.create(season=world.season, text="Góp ý", owner="units")
    item.ticks.create(unit=world.units["CCC"], at=NOON, by=world.member)

    assert obligations_of(world.member, [world.season], DAY) == []
    assert [each.text for each in obligations_of(world.deputy, [world.season], DAY)] == ["Góp ý"]


@pytest.mark.parametrize(
    ("state", "day", "owed"),
    [
        ("draft", date(2023, 1, 1), []),
        ("draft", date(2023, 1, 16), [("Chuẩn bị xong để mở đăng ký thi đua", 30)]),
        ("reviewing", date(2023, 12, 15), [("Thẩm định xong, chuyển sang hội nghị", -10)]),
        ("conference", date(2023, 12, 20), [("Kết thúc năm và bàn giao", 0)]),
        ("closed", date(2023, 12, 20), []),
    ],
)
def test_the_step_of_the_year_is_owed_when_it_is_near(
    world: World, state: str, day: date, owed: list[tuple[str, int]]
) -> None:
    Season.objects.update(state=state, closed_at=NOON if state == "closed" else None)
    season = Season.objects.get(pk=world.season.pk)

    found = obligations_of(world.head, [season], day)

    assert [(each.text, each.days_left(day)) for each in found] == owed


def test_obligations_take_as_many_queries_for_three_seasons_as_for_one(world: World) -> None:
    ChecklistItem.objects.create(season=world.season, text="Góp ý", owner="units")
    for year in (2024, 2025):
        new = create_season(world.bloc, year, actor=world.standing, at=NOON)
        Membership.objects.create(bloc=world.bloc, unit=world.units["CCC"], year=new.year)
    rows = Season.objects.select_related("bloc").prefetch_related("phases").order_by("year")

    def queries(years: tuple[int, ...]) -> int:
        user, chosen = User.objects.get(pk=world.member.pk), list(rows.filter(year__in=years))
        with CaptureQueriesContext(connection) as counted:
            obligations_of(user, chosen, DAY)
            lateness_of(chosen, DAY)
        return len(counted)

    assert queries((2023, 2024, 2025)) == queries((2024,))


def test_standings_tell_late_from_waiting(world: World) -> None:
    assert {"registration", "signing", "scoring"} <= set(progress_kinds())
    world.season.state = "open"

    (standing,) = lateness_of([world.season], date(2023, 3, 20))

    by_kind = {phase.kind: place for place, phase in enumerate(standing.phases)}
    cells = standing.rows[0].cells
    assert (cells[by_kind["registration"]].status, cells[by_kind["registration"]].days_left) == (
        "late",
        -10,
    )
    assert cells[by_kind["signing"]].status == "waiting"
    assert [row.member.code for row in standing.late_rows] == ["AAA", "BBB", "CCC"]
    assert standing.days_late == 10


def test_nobody_is_late_with_what_was_not_opened(world: World) -> None:
    (standing,) = lateness_of([world.season], date(2023, 12, 31))

    assert {cell.status for row in standing.rows for cell in row.cells} == {"waiting"}


def test_a_unit_is_not_late_where_the_head_owes(world: World) -> None:
    (standing,) = lateness_of([world.season], date(2023, 12, 31))

    owed_by_head = [
        cell.status
        for phase, cell in zip(standing.phases, standing.rows[0].cells, strict=True)
        if phase.owner == "head"
    ]
    assert set(owed_by_head) <= {"waiting"}


@pytest.mark.parametrize(
    ("days", "words"),
    [(3, "còn 3 ngày"), (0, "hạn hôm nay"), (-2, "quá hạn 2 ngày"), (None, "không có hạn")],
)
def test_days_in_words(days: int | None, words: str) -> None:
    assert in_days(days) == words
