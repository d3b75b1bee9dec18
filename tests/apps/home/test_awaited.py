"""What is live stands first, what others owe apart and never red; what comes next is said."""

from datetime import date, timedelta

from django.utils import timezone

from tests.apps.scorers.builders import by_police
from tests.conftest import SignIn
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.accounts.models import User
from thidua.apps.home.pages.board import Board, board_of
from thidua.apps.pledges.models import Registration
from thidua.apps.seasons.models import ChecklistItem, Season

DAY = date(2023, 3, 20)


def set_state(world: World, state: str) -> None:
    Season.objects.filter(pk=world.season.pk).update(state=state)


def registered(world: World, code: str, state: str) -> Registration:
    return Registration.objects.create(season=world.season, unit=world.units[code], state=state)


def seen_by(user: User, day: date = DAY) -> Board:
    return board_of(User.objects.get(pk=user.pk), day)


def did_its_part(world: World) -> None:
    """Nothing of what comes before the scoring is left to the unit."""
    set_state(world, "running")
    registered(world, "CCC", "accepted")


def waits(board: Board) -> list[str]:
    return [each.text for each, _days in board.awaited]


def test_what_is_live_comes_before_what_is_late(world: World) -> None:
    set_state(world, "open")
    registered(world, "CCC", "draft")
    ChecklistItem.objects.create(
        season=world.season, text="Trễ", owner="units", due_on=DAY - timedelta(40)
    )

    groups = seen_by(world.leaders["CCC"]).groups

    assert [(group.title, group.is_live, len(group.owed)) for group in groups] == [
        ("Cần bạn ngay", True, 1),
        ("Đã quá hạn", False, 1),
    ]


def test_each_waits_for_the_others(world: World) -> None:
    set_state(world, "open")
    registered(world, "CCC", "submitted")

    assert waits(seen_by(world.member)) == ["Đang chờ Trưởng khối duyệt đăng ký thi đua năm 2023"]
    assert waits(seen_by(world.head)) == [
        "Đang chờ 1/2 đơn vị: Đăng ký thi đua",
        "Đang chờ 2/2 đơn vị: Ký kết giao ước",
    ]


def test_members_wait_for_the_head_to_move_the_year_on(world: World) -> None:
    set_state(world, "running")
    told = "Đang chờ Trưởng khối (Hội AAA) mở chấm điểm"

    assert waits(seen_by(world.member, date(2023, 6, 1))) == []
    assert waits(seen_by(world.member, date(2023, 11, 1))) == [told]
    assert waits(seen_by(world.head, date(2023, 11, 1))) == []


def test_nothing_owed_says_what_comes_next(world: World, sign_in: SignIn) -> None:
    did_its_part(world)
    phase = world.season.phases.get(kind="scoring")
    phase.due_on = timezone.localdate() + timedelta(50)
    phase.save()

    text = one_line(sign_in(world.member).get("/").content.decode())

    assert "Bạn không nợ việc nào" in text
    assert f"Tiếp theo:<strong>Tự chấm điểm</strong>, hạn {phase.due_on:%d/%m/%Y}" in text


def test_the_strip_is_red_only_where_the_reader_owes(world: World, sign_in: SignIn) -> None:
    did_its_part(world)

    head, member = (sign_in(who).get("/").content.decode() for who in (world.head, world.member))

    assert '<li class="late current" aria-current="step">' in head  # to open the scoring
    assert "late" not in member.partition("<main")[2].replace("translate", "")
    assert "đã qua hạn" in member


def test_a_body_outside_the_bloc_is_told_what_it_waits_for(db: None, sign_in: SignIn) -> None:
    world, officer, _scorer = by_police()
    set_state(world, "running")

    text = one_line(sign_in(officer).get("/").content.decode())

    assert "Đang chờ Trưởng khối mở chấm điểm để Công an tỉnh chấm mục II.3" in text
    assert "Chưa có năm thi đua nào đang mở" not in text
