"""Registering: begun, saved, copied; wrong values, other units and old pages are refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.pledges.material import (
    CONTENT,
    filled,
    membership,
    move_to,
    open_season,
    started,
    submitted,
)
from tests.factories import NOON, World
from thidua.apps.audit.models import Entry
from thidua.apps.organisations.models import Membership
from thidua.apps.pledges.actions.registrations import (
    copy_registration,
    save_registration,
    start_registration,
)
from thidua.apps.pledges.models import Registration
from thidua.apps.pledges.queries.registrations import RegisteredTarget, content_of, targets_of
from thidua.apps.pledges.refusals import (
    NothingToCopy,
    RegisteringClosed,
    RegistrationInvalid,
    RegistrationLocked,
)
from thidua.apps.schemes.models import Scheme
from thidua.apps.seasons.models import Season
from thidua.domain.registration import Movement, Target, Title
from thidua.web.revisions import StalePage


def test_start_registration_begins_once(world: World) -> None:
    open_season(world)

    first, second = started(world, "CCC"), started(world, "CCC")

    assert first == second
    assert Entry.objects.filter(action="pledges.start_registration").count() == 1


def test_start_registration_is_for_the_own_unit(world: World) -> None:
    open_season(world)

    for actor in (world.head, world.standing, world.outsider):
        with pytest.raises(PermissionDenied):
            start_registration(world.season, membership(world, "CCC"), actor=actor, at=NOON)


@pytest.mark.parametrize("state", ["draft", "scoring", "reviewing", "conference"])
def test_start_registration_waits_for_its_step(world: World, state: str) -> None:
    open_season(world)
    move_to(world, state)

    with pytest.raises(RegisteringClosed):
        started(world, "CCC")


def test_save_registration_keeps_everything_and_tells_the_journal(world: World) -> None:
    open_season(world)

    registration = filled(world, "CCC")

    assert content_of(Registration.objects.get(pk=registration.pk)) == replace(
        CONTENT,
        targets=tuple(
            replace(
                target,
                figure=None if target.figure is None else target.figure.quantize(Decimal("0.0001")),
                baseline=target.baseline and target.baseline.quantize(Decimal("0.0001")),
            )
            for target in CONTENT.targets
        ),
    )
    changes = Entry.objects.get(action="pledges.save_registration").data["changes"]
    assert {"at": ["people", "", "headcount"], "from": "", "to": "20"} in changes
    assert {"at": ["own", "I.2#3", "figure"], "from": "", "to": "1,5"} in changes


def test_save_registration_again_tells_only_what_changed(world: World) -> None:
    open_season(world)
    registration = filled(world, "CCC")

    save_registration(
        registration,
        replace(CONTENT, headcount=21),
        revision=1,
        actor=world.leaders["CCC"],
        at=NOON,
    )

    newest = Entry.objects.filter(action="pledges.save_registration").latest("position")
    assert newest.data["changes"] == [{"at": ["people", "", "headcount"], "from": "20", "to": "21"}]


def test_save_registration_half_filled_in_is_fine(world: World) -> None:
    open_season(world)

    registration = filled(
        world, "CCC", headcount=None, movements=(Movement(goal="Chỉ mới có mục tiêu"),), titles=()
    )

    assert registration.revision == 1
    assert registration.movements.get().name == ""


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"grassroots_fighters": 21}, "nhiều hơn tổng số 20 người"),
    ({"advanced_workers": 21}, "nhiều hơn tổng số 20 người"),
    ({"headcount": -1}, "chỉ nhận từ 0"),
    ({"movements": (Movement("A", "unit", "B", date(2023, 5, 2), date(2023, 5, 1)),)},
     "Ngày tổng kết 01/05/2023 trước ngày phát động 02/05/2023"),
    ({"movements": (Movement("A", "unit", "B", date(2203, 5, 2)),)}, "quá 5 năm"),
    ({"movements": (Movement("A"),) * 500}, "Có 500 dòng phong trào, tối đa 50 dòng"),
    ({"movements": (Movement("A" * 301),)}, "Dài 301 ký tự, tối đa 300"),
    ({"targets": (Target("I.3", "X", "người", Decimal(-1)),)}, "chỉ nhận số từ 0"),
    ({"targets": (Target("I.3", "X", "người", Decimal("0.00001")),)}, "tối đa 4 chữ số"),
    ({"targets": (Target("I.3", "X", "người", Decimal(5), not_assigned=True),)}, "để trống"),
    ({"titles": (Title("TTLDXS"), Title("TTLDXS"))}, "đã ghi ở dòng trên"),
    ({"titles": (Title("HUY_CHUONG"),)}, "không có trong danh mục"),
    ({"titles": (Title("TTLDXS", quantity=0),)}, "từ 1 trở lên"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "told"), WRONG)
def test_save_registration_refuses_what_cannot_be(
    world: World, changes: dict[str, Any], told: str
) -> None:
    open_season(world)
    registration = filled(world, "CCC")

    with pytest.raises(RegistrationInvalid, match=told):
        save_registration(
            registration, replace(CONTENT, **changes), revision=1, actor=world.member, at=NOON
        )

    assert Registration.objects.get(pk=registration.pk).revision == 1
    assert registration.movements.count() == 1


def test_save_registration_refuses_an_old_page(world: World) -> None:
    open_season(world)
    registration = filled(world, "CCC")

    with pytest.raises(StalePage, match="người khác lưu"):
        save_registration(registration, CONTENT, revision=0, actor=world.leaders["CCC"], at=NOON)


def test_save_registration_of_another_unit_is_denied(world: World) -> None:
    open_season(world)
    registration = filled(world, "CCC")

    for actor in (world.head, world.standing, world.outsider):
        with pytest.raises(PermissionDenied):
            save_registration(registration, CONTENT, revision=1, actor=actor, at=NOON)


def test_save_registration_after_submission_is_refused(world: World) -> None:
    open_season(world)
    registration = submitted(world, "CCC")

    with pytest.raises(RegistrationLocked, match="Đã nộp"):
        save_registration(registration, CONTENT, revision=1, actor=world.member, at=NOON)


def year_before(world: World) -> Season:
    """The same bloc, with CCC a member and its registration, one year earlier."""
    old = Season.objects.create(
        bloc=world.bloc,
        year=2022,
        starts_on=date(2022, 1, 1),
        ends_on=date(2022, 12, 31),
        law_as_of=date(2022, 1, 1),
        state=Season.State.OPEN,
    )
    member = Membership.objects.create(bloc=world.bloc, unit=world.units["CCC"], year=2022)
    registration = start_registration(old, member, actor=world.member, at=NOON)
    movement = Movement("Cũ", "unit", "Mục tiêu", date(2020, 2, 29), date(2022, 11, 20))
    content = replace(
        CONTENT,
        movements=(movement,),
        targets=(*CONTENT.targets, Target("IX.9", "Tiêu chí đã bỏ", "việc", Decimal(1))),
    )
    save_registration(registration, content, revision=0, actor=world.member, at=NOON)
    return old


def test_copy_registration_moves_last_year_on(world: World) -> None:
    open_season(world)
    year_before(world)

    copied = copy_registration(started(world, "CCC"), revision=0, actor=world.member, at=NOON)

    movement = copied.movements.get()
    assert (movement.starts_on, movement.ends_on) == (date(2021, 2, 28), date(2023, 11, 20))
    figures = list(copied.targets.values_list("criterion", "figure", "baseline", "is_own"))
    assert figures == [
        ("I.3", Decimal(40), None, False),
        ("I.4", None, None, False),
        ("I.2", Decimal(500), None, True),
        ("I.2", Decimal(3), None, True),
        ("I.2", Decimal("1.5"), None, True),
    ]


def test_copy_registration_needs_an_earlier_one(world: World) -> None:
    open_season(world)

    with pytest.raises(NothingToCopy):
        copy_registration(started(world, "BBB"), revision=0, actor=world.deputy, at=NOON)


def test_targets_of_gives_the_sheet_what_was_handed_in(
    world: World, django_assert_num_queries: Any
) -> None:
    season = open_season(world)
    submitted(world, "CCC")
    filled(world, "BBB")

    with django_assert_num_queries(1):
        found = targets_of(season)

    own = found[world.units["CCC"].pk]
    assert list(found) == [world.units["CCC"].pk]
    assert own["I.3"] == [RegisteredTarget("Hội viên mới", Decimal(40), None, False, "người")]
    assert own["I.4"][0].baseline == Decimal("12.5")
    assert [target.label for target in own["I.2"]] == [
        "Khám bệnh miễn phí",
        "Tập huấn",
        "Vườn thuốc nam",
    ]


def test_needs_follow_the_adopted_table_not_the_draft(world: World) -> None:
    season = open_season(world)
    Scheme.objects.create(season=season, version=2, definition={"total": "lỗi"})

    assert submitted(world, "CCC").state == Registration.State.SUBMITTED
