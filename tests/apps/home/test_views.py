"""The first page: late first, one button each; strips, who is late, the office's blocs."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.conftest import SignIn
from tests.factories import NOON, World, make_user
from thidua.apps.home.pages.board import board_of
from thidua.apps.organisations.models import Bloc, Membership
from thidua.apps.seasons.models import ChecklistItem, Phase, Season


def home(client: Client, **query: str) -> str:
    response = client.get(reverse("home:index"), query)
    assert response.status_code == 200
    return response.content.decode()


def test_late_comes_first_then_near_then_far(world: World) -> None:
    Season.objects.update(state="open")
    day = date(2023, 5, 1)
    for text, days in (("Xa", 90), ("Trễ", -3), ("Gần", 5), ("Không hạn", None)):
        due = None if days is None else day + timedelta(days)
        ChecklistItem.objects.create(season=world.season, text=text, owner="units", due_on=due)

    board = board_of(world.member, day)

    own = {"Xa", "Trễ", "Gần", "Không hạn"}
    assert [
        (group.title, [owed.text for owed, _days in group.owed if owed.text in own])
        for group in board.groups
    ] == [
        ("Đã quá hạn", ["Trễ"]),
        ("Trong 30 ngày tới", ["Gần"]),
        ("Về sau", ["Xa", "Không hạn"]),
    ]


def test_first_page_says_days_in_words_with_a_button(world: World, sign_in: SignIn) -> None:
    today = timezone.localdate()
    ChecklistItem.objects.create(
        season=world.season, text="Gửi báo cáo", owner="units", due_on=today + timedelta(3)
    )

    text = home(sign_in(world.member))

    assert "Gửi báo cáo" in text
    assert "còn 3 ngày" in text
    assert f"/seasons/{world.season.pk}/#checklist-" in text
    assert "Khối thi đua Một, năm 2023" in text


def test_who_is_late_is_shown_to_those_who_run_the_year(world: World, sign_in: SignIn) -> None:
    Season.objects.update(state="open")
    assert "3/3 đơn vị đang trễ" in home(sign_in(world.head))
    assert "3/3 đơn vị đang trễ" in home(sign_in(world.deputy))
    assert "đơn vị đang trễ" not in home(sign_in(world.member))


def test_standing_office_sees_its_blocs_by_lateness(world: World, sign_in: SignIn) -> None:
    for place in range(35):
        bloc = Bloc.objects.create(
            authority=world.authority, code=f"B{place}", name=f"Khối số {place:02d}"
        )
        season = Season.objects.create(
            bloc=bloc, year=2023, starts_on=date(2023, 1, 1), ends_on=date(2023, 12, 31),
            law_as_of=date(2023, 1, 1),
        )  # fmt: skip
        Phase.objects.create(
            season=season, kind="setup", due_on=date(2022, 1, 1 + place % 28), owner="head"
        )

    text = home(sign_in(world.standing))

    assert "Các khối đang chạy (36)" in text
    assert text.index("Khối số 00") < text.index("Khối số 05")
    assert "Khối thi đua Một" not in text
    assert "Khối thi đua Một" in home(sign_in(world.standing), page="2")


def test_closed_years_are_not_on_the_first_page(world: World, sign_in: SignIn) -> None:
    Season.objects.update(state="closed", closed_at=NOON)

    for user in (world.head, world.standing):
        text = home(sign_in(user))
        assert "Khối thi đua Một" not in text
        assert "Chưa có năm thi đua nào đang mở" in text


def test_a_user_without_a_seat_is_told_what_to_do(db: None, sign_in: SignIn) -> None:
    text = home(sign_in(make_user("khong-ghe")))

    assert "chưa gắn với đơn vị nào" in text
    assert reverse("accounts:profile") in text


@pytest.mark.parametrize("kind", ["head", "member", "standing"])
def test_first_page_takes_as_many_queries_for_three_seasons_as_for_one(
    world: World, sign_in: SignIn, kind: str
) -> None:
    for owner in Phase.Owner:
        ChecklistItem.objects.create(season=world.season, text="Việc", owner=owner)
    client = sign_in(getattr(world, kind))
    home(client)
    with CaptureQueriesContext(connection) as one:
        home(client)
    for year in (2022, 2024):
        season = Season.objects.create(
            bloc=world.bloc, year=year, starts_on=date(year, 1, 1), ends_on=date(year, 12, 31),
            law_as_of=date(year, 1, 1),
        )  # fmt: skip
        for code, role in zip(world.units, ("head", "deputy", "member"), strict=True):
            Membership.objects.create(bloc=world.bloc, unit=world.units[code], year=year, role=role)
        for phase in world.season.phases.all():
            Phase.objects.create(
                season=season, kind=phase.kind, due_on=phase.due_on, owner=phase.owner
            )
        ChecklistItem.objects.create(season=season, text="Việc", owner="units")
    with CaptureQueriesContext(connection) as three:
        home(client)

    assert len(three) == len(one)
