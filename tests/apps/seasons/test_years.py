"""Opening, copying and changing a bloc's year."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from tests.factories import NOON, World
from thidua.apps.audit.models import Entry
from thidua.apps.audit.queries import history_of
from thidua.apps.organisations.actions.members import set_members
from thidua.apps.organisations.models import Membership
from thidua.apps.organisations.queries import members_of_year
from thidua.apps.organisations.refusals import MembersSettled
from thidua.apps.seasons.actions.phases import edit_phases
from thidua.apps.seasons.actions.seasons import copy_season, create_season, edit_season
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.refusals import DatesOutOfOrder, SeasonClosed, SeasonExists, YearOutOfRange
from thidua.apps.seasons.year.calendar_plan import PhasePlan, SeasonDates
from thidua.domain.refusal import Refusal
from thidua.web.revisions import StalePage


def test_create_season_has_usual_phases_and_checklist(world: World) -> None:
    season = create_season(world.bloc, 2024, actor=world.head, at=NOON)

    assert (season.state, season.starts_on, season.ends_on) == (
        "draft",
        date(2024, 1, 1),
        date(2024, 12, 31),
    )
    assert [(p.kind, p.due_on) for p in season.phases.all()] == [
        ("setup", date(2024, 2, 10)),
        ("registration", date(2024, 2, 28)),
        ("signing", date(2024, 3, 31)),
        ("running", date(2024, 10, 31)),
        ("midyear", date(2024, 7, 15)),
        ("scoring", date(2024, 11, 15)),
        ("reviewing", date(2024, 11, 30)),
        ("conference", date(2024, 12, 20)),
        ("dossier", date(2025, 1, 15)),
    ]
    assert season.checklist.count() == 10
    assert [entry.action for entry in history_of(season)] == ["seasons.create"]


def test_create_season_of_a_school_year_moves_the_plan(world: World) -> None:
    dates = SeasonDates(date(2024, 9, 1), date(2025, 6, 30), date(2024, 9, 1))

    season = create_season(world.bloc, 2024, actor=world.standing, at=NOON, dates=dates)

    due = {phase.kind: phase.due_on for phase in season.phases.all()}
    assert due["signing"] == date(2024, 11, 30)
    assert due["scoring"] == date(2025, 7, 17)


def test_create_season_refuses_a_second_one_for_the_year(world: World) -> None:
    with pytest.raises(SeasonExists, match="đã có năm 2023") as refused:
        create_season(world.bloc, 2023, actor=world.standing, at=NOON)

    assert "Chuẩn bị" in str(refused.value)
    assert Season.objects.count() == 1


@pytest.mark.parametrize("year", [1999, 2101, 0, -5])
def test_create_season_refuses_odd_years(world: World, year: int) -> None:
    with pytest.raises(YearOutOfRange, match="2000–2100"):
        create_season(world.bloc, year, actor=world.standing, at=NOON)


@pytest.mark.parametrize(
    ("dates", "named"),
    [
        (SeasonDates(date(2024, 12, 31), date(2024, 1, 1), date(2024, 1, 1)), "01/01/2024"),
        (SeasonDates(date(2024, 1, 1), date(2024, 1, 1), date(2024, 1, 1)), "01/01/2024"),
        (SeasonDates(date(2024, 1, 1), date(2026, 1, 1), date(2024, 1, 1)), "550"),
        (SeasonDates(date(2030, 1, 1), date(2030, 12, 31), date(2030, 1, 1)), "2024"),
    ],
)
def test_create_season_refuses_wrong_days(world: World, dates: SeasonDates, named: str) -> None:
    with pytest.raises(DatesOutOfOrder, match=named):
        create_season(world.bloc, 2024, actor=world.standing, at=NOON, dates=dates)

    assert not Season.objects.filter(year=2024).exists()


def test_create_season_is_for_those_who_run_the_newest_year(world: World) -> None:
    for user in (world.member, world.outsider):
        with pytest.raises(PermissionDenied):
            create_season(world.bloc, 2024, actor=user, at=NOON)
    Membership.objects.create(
        bloc=world.bloc, unit=world.units["CCC"], year=2024, role=Membership.Role.HEAD
    )

    with pytest.raises(PermissionDenied):
        create_season(world.bloc, 2025, actor=world.head, at=NOON)
    assert create_season(world.bloc, 2025, actor=world.member, at=NOON).year == 2025


def test_copy_season_carries_phases_members_and_checklist(world: World) -> None:
    world.season.checklist.create(
        text="Họp khối", owner="head", due_on=date(2023, 5, 5), done_at=NOON
    )

    new = copy_season(world.season, actor=world.head, at=NOON)

    assert (new.year, new.state, new.copied_from) == (2024, "draft", world.season)
    assert [(p.kind, p.due_on, p.owner) for p in new.phases.all()] == [
        (p.kind, p.due_on.replace(year=2024), p.owner) for p in world.season.phases.all()
    ]
    members = Membership.objects.filter(bloc=world.bloc, year=2024)
    assert [(m.unit.code, m.role) for m in members] == [
        ("AAA", "head"),
        ("BBB", "deputy"),
        ("CCC", "member"),
    ]
    item = new.checklist.get()
    assert (item.text, item.due_on, item.done_at) == ("Họp khối", date(2024, 5, 5), None)


def test_copy_season_leaves_dissolved_units_behind(world: World) -> None:
    unit = world.units["CCC"]
    unit.valid_to = date(2023, 12, 31)
    unit.save()

    new = copy_season(world.season, actor=world.standing, at=NOON)

    members = Membership.objects.filter(bloc=world.bloc, year=2024)
    assert [m.unit.code for m in members] == ["AAA", "BBB"]
    carried = Entry.objects.get(action="seasons.carry_members")
    assert (carried.subject_id, carried.data["dissolved"]) == (str(new.pk), ["Hội CCC"])


def test_copy_season_keeps_members_that_are_there(world: World) -> None:
    Membership.objects.create(
        bloc=world.bloc, unit=world.units["CCC"], year=2024, role=Membership.Role.HEAD
    )

    copy_season(world.season, actor=world.standing, at=NOON)

    members = Membership.objects.filter(bloc=world.bloc, year=2024)
    assert [(m.unit.code, m.role) for m in members] == [("CCC", "head")]


def test_copy_season_twice_is_refused_and_changes_nothing(world: World) -> None:
    new = copy_season(world.season, actor=world.head, at=NOON)

    with pytest.raises(SeasonExists, match="2024"):
        copy_season(world.season, actor=world.head, at=NOON)

    assert Season.objects.count() == 2
    assert new.phases.count() == world.season.phases.count()


def test_edit_season_changes_days_and_records_both(world: World) -> None:
    dates = SeasonDates(date(2023, 1, 15), date(2023, 12, 31), date(2023, 6, 1))

    season = edit_season(world.season, dates, revision=0, actor=world.deputy, at=NOON)

    assert (season.starts_on, season.law_as_of, season.revision) == (
        date(2023, 1, 15),
        date(2023, 6, 1),
        1,
    )
    data = history_of(season).get().data
    assert (data["from"]["starts_on"], data["to"]["starts_on"]) == ("2023-01-01", "2023-01-15")


def test_edit_season_refuses_a_stale_page_and_says_who_was_first(world: World) -> None:
    dates = SeasonDates(date(2023, 1, 15), date(2023, 12, 31), date(2023, 1, 1))
    edit_season(world.season, dates, revision=0, actor=world.deputy, at=NOON)

    with pytest.raises(StalePage, match=r"BBB\.CV đã sửa mục này lúc 12:00 ngày 15/06/2023"):
        edit_season(world.season, dates, revision=0, actor=world.head, at=NOON)


def plan_of(season: Season, **changes: date) -> list[PhasePlan]:
    return [
        PhasePlan(p.kind, p.starts_on, changes.get(p.kind, p.due_on), p.owner, p.note)
        for p in season.phases.all()
    ]


def test_edit_phases_records_only_what_changed(world: World) -> None:
    plan = plan_of(world.season, signing=date(2023, 4, 15))

    edit_phases(world.season, plan, revision=0, actor=world.head, at=NOON)

    assert world.season.phases.get(kind="signing").due_on == date(2023, 4, 15)
    data = history_of(world.season).get().data
    assert list(data) == ["signing"]
    assert (data["signing"]["from"]["due_on"], data["signing"]["to"]["due_on"]) == (
        "2023-03-31",
        "2023-04-15",
    )


def test_edit_phases_adds_and_drops_optional_steps(world: World) -> None:
    midyear = PhasePlan("midyear", None, date(2023, 7, 15), Phase.Owner.HEAD)

    edit_phases(
        world.season, [*plan_of(world.season), midyear], revision=0, actor=world.head, at=NOON
    )
    assert world.season.phases.filter(kind="midyear").exists()

    without = [phase for phase in plan_of(world.season) if phase.kind != "midyear"]
    edit_phases(world.season, without, revision=1, actor=world.head, at=NOON)
    assert not world.season.phases.filter(kind="midyear").exists()


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"signing": date(2023, 3, 1)}, "Ký kết giao ước.*01/03/2023.*10/03/2023"),
        ({"conference": date(2023, 11, 1)}, "Hội nghị tổng kết"),
        ({"setup": date(2020, 1, 1)}, "Chuẩn bị.*01/01/2020"),
        ({"conference": date(2026, 1, 1)}, "Hội nghị tổng kết.*01/01/2026"),
    ],
)
def test_edit_phases_refuses_days_out_of_place(
    world: World, changes: dict[str, date], named: str
) -> None:
    plan = plan_of(world.season, **changes)

    with pytest.raises(DatesOutOfOrder, match=named):
        edit_phases(world.season, plan, revision=0, actor=world.head, at=NOON)

    world.season.refresh_from_db()
    assert (world.season.revision, Entry.objects.filter(action="seasons.edit_phases").count()) == (
        0,
        0,
    )


def test_edit_phases_refuses_a_missing_step_and_a_start_after_the_end(world: World) -> None:
    plan = plan_of(world.season)

    with pytest.raises(DatesOutOfOrder, match="Đăng ký thi đua” chưa có hạn"):
        edit_phases(
            world.season,
            [phase for phase in plan if phase.kind != "registration"],
            revision=0,
            actor=world.head,
            at=NOON,
        )
    late = PhasePlan("setup", date(2023, 3, 1), date(2023, 2, 1), Phase.Owner.HEAD)
    with pytest.raises(DatesOutOfOrder, match="01/03/2023 lại sau hạn 01/02/2023"):
        edit_phases(world.season, [late, *plan[1:]], revision=0, actor=world.head, at=NOON)


def test_a_closed_year_is_frozen(world: World) -> None:
    Season.objects.update(state="closed", closed_at=NOON)
    dates = SeasonDates(date(2023, 1, 15), date(2023, 12, 31), date(2023, 1, 1))

    with pytest.raises(SeasonClosed, match=r"đã kết thúc \(12:00 ngày 15/06/2023\)"):
        edit_season(world.season, dates, revision=0, actor=world.head, at=NOON)
    with pytest.raises(Refusal):
        edit_phases(world.season, plan_of(world.season), revision=0, actor=world.head, at=NOON)


def test_a_closed_year_keeps_its_members(world: World) -> None:
    rows = list(members_of_year(world.bloc, 2023))
    members = [(row.unit, row.role) for row in rows]
    turned = [(unit, "head" if unit == rows[1].unit else "member") for unit, _ in members]
    set_members(world.bloc, 2023, turned, actor=world.standing, at=NOON)
    Season.objects.update(state="closed", closed_at=NOON)

    for change in (members, turned[:2], []):
        with pytest.raises(MembersSettled, match="Năm 2023 của khối đã kết thúc"):
            set_members(world.bloc, 2023, change, actor=world.standing, at=NOON)

    assert [(m.unit, m.role) for m in members_of_year(world.bloc, 2023)] == turned
    assert set_members(world.bloc, 2024, members, actor=world.standing, at=NOON)


def test_a_year_opened_late_is_not_overdue(world: World) -> None:
    opened_on = datetime(2024, 10, 1, 5, tzinfo=UTC)
    season = create_season(world.bloc, 2024, actor=world.standing, at=opened_on)
    days = [phase.due_on for phase in season.phases.order_by("order")]
    assert min(days) > date(2024, 10, 1)
    assert days[-1] == date(2025, 1, 15)
    assert all(phase.starts_on <= phase.due_on for phase in season.phases.all())
    world.season.bloc.seasons.exclude(pk=world.season.pk).delete()
    copied = copy_season(world.season, actor=world.standing, at=opened_on)
    assert min(phase.due_on for phase in copied.phases.all()) > date(2024, 10, 1)


def test_a_year_entered_afterwards_keeps_its_days(world: World) -> None:
    at = datetime(2026, 10, 1, 5, tzinfo=UTC)
    season = create_season(world.bloc, 2024, actor=world.standing, at=at)
    assert season.phases.order_by("order").first().due_on == date(2024, 2, 10)
