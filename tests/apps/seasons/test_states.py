"""Moving a year on and back, and closing it: guards, order, one transaction."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from tests.factories import NOON, World
from thidua.apps.accounts.models import User
from thidua.apps.audit.models import Entry
from thidua.apps.audit.queries import history_of
from thidua.apps.organisations.models import Membership
from thidua.apps.seasons.actions.seasons import copy_season
from thidua.apps.seasons.actions.states import close_season, enter_state, move_season
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.apps.seasons.refusals import NotNextState, SeasonClosed, SeasonNotReady
from thidua.apps.seasons.registries import guards, succession
from thidua.apps.seasons.registries.guards import guard, obstacles_with_pages
from thidua.apps.seasons.registries.succession import carries_over
from thidua.web.reasons import ReasonMissing


@pytest.fixture
def own_registries() -> Iterator[None]:
    """Only what this app and the test register; the other apps' conditions have their own tests."""
    kept_guards = {state: list(checks) for state, checks in guards._guards.items()}
    kept_carriers = list(succession._carriers)
    for checks in guards._guards.values():
        checks[:] = [
            pair for pair in checks if pair[0].__module__.startswith("thidua.apps.seasons.")
        ]
    succession._carriers[:] = [
        c for c in kept_carriers if c.__module__.startswith("thidua.apps.seasons.")
    ]
    yield
    guards._guards.clear()
    guards._guards.update(kept_guards)
    succession._carriers[:] = kept_carriers


pytestmark = pytest.mark.usefixtures("own_registries")


def in_state(world: World, state: str) -> Season:
    Season.objects.filter(pk=world.season.pk).update(state=state)
    world.season.refresh_from_db()
    return world.season


def test_move_season_goes_one_step_and_records(world: World) -> None:
    season = move_season(world.season, "open", actor=world.head, at=NOON)

    assert season.state == "open"
    entry = history_of(season).get()
    assert (entry.action, entry.data) == (
        "seasons.move",
        {"from": "draft", "to": "open", "reason": ""},
    )


def test_move_season_lists_everything_in_the_way(world: World) -> None:
    Membership.objects.filter(role="head").update(role="member")
    Membership.objects.exclude(unit=world.units["AAA"]).delete()
    world.season.phases.all().delete()

    with pytest.raises(SeasonNotReady) as refused:
        move_season(world.season, "open", actor=world.standing, at=NOON)

    assert refused.value.obstacles == [
        "Khối mới có 1 đơn vị trong năm 2023, cần ít nhất 2",
        "Năm 2023 chưa có Trưởng khối",
        "Chưa đặt hạn cho các bước trong năm",
    ]
    world.season.refresh_from_db()
    assert world.season.state == "draft"


def test_guards_of_other_apps_are_asked_and_lead_to_their_page(world: World) -> None:
    @guard(Season.State.RUNNING, page="seasons:phases")
    def never(season: Season) -> str | None:
        return f"Chưa xong việc của năm {season.year}"

    season = in_state(world, "signed")

    with pytest.raises(SeasonNotReady, match="Chưa xong việc của năm 2023"):
        move_season(season, "running", actor=world.head, at=NOON)
    found = obstacles_with_pages(season, "running")
    assert [(o.text, o.url) for o in found] == [
        ("Chưa xong việc của năm 2023", f"/seasons/{season.pk}/phases/")
    ]


@pytest.mark.parametrize("target", ["signed", "running", "conference", "draft"])
def test_move_season_refuses_other_than_the_next_step(world: World, target: str) -> None:
    with pytest.raises(NotNextState, match="Chuẩn bị"):
        move_season(world.season, target, actor=world.head, at=NOON)


def test_move_season_back_needs_a_reason(world: World) -> None:
    season = in_state(world, "scoring")

    with pytest.raises(ReasonMissing, match="Thực hiện phong trào"):
        move_season(season, "running", actor=world.head, at=NOON, reason="   ")
    moved = move_season(season, "running", actor=world.head, at=NOON, reason="Mở nhầm")

    assert moved.state == "running"
    assert history_of(season).get().data["reason"] == "Mở nhầm"


def test_move_season_never_closes_nor_opens_a_closed_year(world: World) -> None:
    season = in_state(world, "conference")
    with pytest.raises(NotNextState, match="bàn giao"):
        move_season(season, "closed", actor=world.head, at=NOON)
    close_season(season, actor=world.head, at=NOON)

    for target in ("conference", "closed", "draft"):
        with pytest.raises(SeasonClosed, match="đã kết thúc"):
            move_season(season, target, actor=world.standing, at=NOON, reason="Mở lại")


def test_move_season_is_for_those_who_run_it(world: World) -> None:
    for user in (world.member, world.leaders["CCC"], world.outsider):
        with pytest.raises(PermissionDenied):
            move_season(world.season, "open", actor=user, at=NOON)


def test_enter_state_moves_for_a_higher_app_and_records_once(world: World) -> None:
    season = in_state(world, "open")

    enter_state(season, "signed", actor=world.leaders["CCC"], at=NOON)
    enter_state(season, "signed", actor=world.leaders["CCC"], at=NOON)

    season.refresh_from_db()
    assert season.state == "signed"
    assert [entry.data for entry in history_of(season)] == [{"from": "open", "to": "signed"}]
    with pytest.raises(NotNextState):
        enter_state(season, "closed", actor=world.head, at=NOON)


def test_close_season_hands_next_year_over(world: World) -> None:
    season = in_state(world, "conference")
    season.checklist.create(text="Gửi hồ sơ", owner="head", order=0)
    season.checklist.create(text="Họp khối", owner="head", order=1, done_at=NOON)

    new = close_season(season, actor=world.head, at=NOON, handover_note=" Nhớ mời Sở Nội vụ. ")

    season.refresh_from_db()
    assert (season.state, season.closed_at, season.handover_note) == (
        "closed",
        NOON,
        "Nhớ mời Sở Nội vụ.",
    )
    assert (new.year, new.state, new.copied_from_id) == (2024, "draft", season.pk)
    assert [(i.text, i.source) for i in new.checklist.all()] == [
        ("Gửi hồ sơ", ""),
        ("Họp khối", ""),
    ]
    assert Membership.objects.filter(bloc=world.bloc, year=2024).count() == 3
    entry = history_of(season).get()
    assert (entry.action, entry.data["next"], entry.data["next_was_there"]) == (
        "seasons.close",
        new.pk,
        False,
    )


def test_close_season_twice_is_refused_and_changes_nothing(world: World) -> None:
    season = in_state(world, "conference")
    close_season(season, actor=world.head, at=NOON)

    with pytest.raises(SeasonClosed, match="đã kết thúc"):
        close_season(season, actor=world.head, at=NOON, handover_note="Lần hai")

    season.refresh_from_db()
    assert (Season.objects.count(), season.handover_note) == (2, "")


def test_close_season_needs_the_conference_and_clear_guards(world: World) -> None:
    with pytest.raises(NotNextState, match="Hội nghị tổng kết"):
        close_season(world.season, actor=world.head, at=NOON)

    @guard(Season.State.CLOSED)
    def never(season: Season) -> str | None:
        return "Biên bản chưa ký"

    season = in_state(world, "conference")
    with pytest.raises(SeasonNotReady, match="Biên bản chưa ký"):
        close_season(season, actor=world.head, at=NOON)
    assert Season.objects.count() == 1


def test_close_season_keeps_a_next_year_that_is_there(world: World) -> None:
    prepared = copy_season(world.season, actor=world.head, at=NOON)
    prepared.phases.filter(kind="signing").update(due_on=date(2024, 5, 2))
    season = in_state(world, "conference")
    season.checklist.create(text="Gửi hồ sơ", owner="head")

    new = close_season(season, actor=world.head, at=NOON)

    assert (new.pk, Season.objects.count()) == (prepared.pk, 2)
    assert new.phases.get(kind="signing").due_on == date(2024, 5, 2)
    assert list(new.checklist.values_list("text", flat=True)) == ["Gửi hồ sơ"]
    assert history_of(season).get(action="seasons.close").data["next_was_there"] is True


def test_close_season_adds_nothing_to_a_next_year_under_way(world: World) -> None:
    prepared = copy_season(world.season, actor=world.head, at=NOON)
    Season.objects.filter(pk=prepared.pk).update(state="open")
    season = in_state(world, "conference")
    season.checklist.create(text="Gửi hồ sơ", owner="head")

    new = close_season(season, actor=world.head, at=NOON)

    assert (new.pk, new.checklist.count()) == (prepared.pk, 0)


def test_close_season_broken_off_in_the_middle_leaves_no_trace(world: World) -> None:
    @carries_over
    def breaks(old: Season, new: Season, actor: User, at: datetime) -> None:
        raise ConnectionError

    season = in_state(world, "conference")

    with pytest.raises(ConnectionError):
        close_season(season, actor=world.head, at=NOON, handover_note="Ghi chú")

    season.refresh_from_db()
    assert (season.state, season.closed_at, season.handover_note) == ("conference", None, "")
    assert Season.objects.count() == 1
    assert not Membership.objects.filter(year=2024).exists()
    assert not Entry.objects.filter(action__startswith="seasons.").exists()


def test_a_new_head_reads_the_closed_years(world: World) -> None:
    season = in_state(world, "conference")
    newcomer = world.outsider.seats.get().unit
    assert newcomer is not None
    new = close_season(season, actor=world.head, at=NOON)
    Membership.objects.filter(bloc=world.bloc, year=2024, role="head").delete()
    Membership.objects.create(bloc=world.bloc, unit=newcomer, year=2024, role="head")

    assert list(seasons_visible_to(world.outsider).order_by("year")) == [season, new]
