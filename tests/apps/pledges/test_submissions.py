"""The way of a registration: submitted, withdrawn, returned, accepted, opened again."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.apps.pledges.material import (
    CONTENT,
    IN_TIME,
    LATE,
    adopted,
    filled,
    move_to,
    open_season,
    submitted,
)
from tests.conftest import SignIn
from tests.factories import NOON, World
from tests.one_line import one_line
from thidua.apps.audit.models import Entry
from thidua.apps.pledges.actions.submissions import (
    accept_all_registrations,
    accept_registration,
    reopen_registration,
    return_registration,
    submit_registration,
    withdraw_registration,
)
from thidua.apps.pledges.models import Registration
from thidua.apps.pledges.queries.registrations import unit_rows
from thidua.apps.pledges.refusals import (
    CovenantFrozen,
    RegisteringClosed,
    RegistrationIncomplete,
    RegistrationNotInState,
)
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.refusals import SeasonClosed
from thidua.web.reasons import ReasonMissing

State = Registration.State


def test_submit_registration_by_officer_or_leader(world: World) -> None:
    open_season(world)
    first = submitted(world, "CCC")
    second = submit_registration(filled(world, "BBB"), actor=world.leaders["BBB"], at=LATE)

    assert (first.state, first.first_submitted_at) == (State.SUBMITTED, IN_TIME)
    assert second.submitted_by == world.leaders["BBB"]


def test_submit_registration_says_what_is_missing(world: World) -> None:
    open_season(world)
    registration = filled(world, "CCC", headcount=None, targets=CONTENT.targets[2:])

    with pytest.raises(RegistrationIncomplete) as refusal:
        submit_registration(registration, actor=world.member, at=NOON)

    assert "Chưa ghi số người của cơ quan." in str(refusal.value)
    assert "I.3 «Hội viên mới» chưa có kế hoạch năm" in str(refusal.value)
    assert "I.4 «Thu hội phí» chưa có kết quả năm trước" in str(refusal.value)
    assert "II.1" not in str(refusal.value)  # the number of events is known later


def test_submit_registration_twice_is_refused(world: World) -> None:
    open_season(world)
    registration = submitted(world, "CCC")

    with pytest.raises(RegistrationNotInState, match="Đã nộp"):
        submit_registration(registration, actor=world.member, at=NOON)


def test_submit_registration_over_the_ceiling_only_warns(world: World) -> None:
    open_season(world)

    assert submitted(world, "CCC", grassroots_fighters=14).state == State.SUBMITTED


def test_withdraw_registration_starts_the_clock_anew(world: World) -> None:
    open_season(world)
    registration = withdraw_registration(submitted(world, "CCC"), actor=world.member, at=NOON)

    again = submit_registration(registration, actor=world.member, at=LATE)

    assert again.first_submitted_at == LATE


def test_withdraw_registration_is_too_late_once_accepted(world: World) -> None:
    open_season(world)
    registration = accept_registration(submitted(world, "CCC"), actor=world.head, at=NOON)

    with pytest.raises(RegistrationNotInState, match="Đã chấp nhận"):
        withdraw_registration(registration, actor=world.member, at=NOON)


def test_return_registration_keeps_the_first_day_and_the_reason(world: World) -> None:
    open_season(world)
    registration = return_registration(
        submitted(world, "CCC"), " Thiếu giải pháp ", actor=world.deputy, at=NOON
    )

    again = submit_registration(registration, actor=world.member, at=LATE)

    assert registration.returned_reason == "Thiếu giải pháp"
    assert again.first_submitted_at == IN_TIME
    entry = Entry.objects.get(action="pledges.return_registration")
    assert entry.data["reason"] == "Thiếu giải pháp"


def test_return_registration_needs_a_reason(world: World) -> None:
    open_season(world)

    with pytest.raises(ReasonMissing):
        return_registration(submitted(world, "CCC"), "  ", actor=world.head, at=NOON)


@pytest.mark.parametrize("who", ["member", "standing", "outsider"])
def test_accept_registration_is_for_head_and_deputy(world: World, who: str) -> None:
    open_season(world)
    registration = submitted(world, "CCC")

    with pytest.raises(PermissionDenied):
        accept_registration(registration, actor=getattr(world, who), at=NOON)


def test_reopen_registration_until_the_covenant_is_adopted(world: World) -> None:
    open_season(world)
    registration = accept_registration(submitted(world, "CCC"), actor=world.head, at=NOON)
    reopened = reopen_registration(registration, "Sửa chỉ tiêu", actor=world.head, at=NOON)
    assert (reopened.state, reopened.accepted_at) == (State.RETURNED, None)

    submit_registration(reopened, actor=world.member, at=NOON)
    accept_registration(reopened, actor=world.head, at=NOON)
    adopted(world)

    with pytest.raises(CovenantFrozen):
        reopen_registration(reopened, "Sửa nữa", actor=world.head, at=NOON)


def test_unit_rows_count_days_late(world: World) -> None:
    season = open_season(world)
    submitted(world, "AAA")
    submitted(world, "BBB", at=LATE)

    rows = unit_rows(season, world.head, date(2023, 3, 15))

    assert [(row.state, row.days_late) for row in rows] == [
        ("submitted", 0),
        ("submitted", 2),
        ("none", 5),
    ]


@pytest.mark.parametrize("state", [Season.State.SCORING, Season.State.CONFERENCE])
def test_nothing_goes_back_to_a_unit_that_could_not_hand_it_in_again(
    world: World, state: Season.State
) -> None:
    open_season(world)
    waiting, settled = submitted(world, "BBB"), submitted(world, "CCC")
    accept_registration(settled, actor=world.head, at=NOON)
    move_to(world, state)
    acts = [
        lambda: withdraw_registration(waiting, actor=world.officers["BBB"], at=NOON),
        lambda: return_registration(waiting, "sai", actor=world.head, at=NOON),
        lambda: reopen_registration(settled, "sai", actor=world.head, at=NOON),
    ]

    for act in acts:
        with pytest.raises(RegisteringClosed):
            act()

    assert [each.state for each in Registration.objects.order_by("pk")] == [
        State.SUBMITTED,
        State.ACCEPTED,
    ]


def test_a_closed_year_accepts_nothing(world: World) -> None:
    open_season(world)
    waiting = submitted(world, "CCC")
    Season.objects.filter(pk=world.season.pk).update(state=Season.State.CLOSED, closed_at=NOON)

    with pytest.raises(SeasonClosed):
        accept_registration(waiting, actor=world.head, at=NOON)


def test_all_registrations_are_accepted_or_none(world: World, sign_in: SignIn) -> None:
    open_season(world)
    waiting = [submitted(world, "BBB", at=LATE), submitted(world, "CCC")]
    page = reverse("pledges:accept_all_registrations", args=[world.season.pk])
    states = Registration.objects.order_by("pk").values_list("state", flat=True)

    with pytest.raises(PermissionDenied):
        accept_all_registrations(waiting, actor=world.member, at=NOON)
    with pytest.raises(RegistrationNotInState):
        accept_all_registrations([*waiting, waiting[0]], actor=world.head, at=NOON)
    assert list(states.all()) == [State.SUBMITTED, State.SUBMITTED]
    head = sign_in(world.head)
    shown = one_line(head.get(page).text)
    assert "LĐTT" in shown
    assert "nộp trễ" in shown
    done = head.post(page, {"pick": [str(row.pk) for row in waiting]}, follow=True)

    assert "Đã chấp nhận đăng ký của 2 đơn vị." in done.text
    assert list(states.all()) == [State.ACCEPTED, State.ACCEPTED]
    assert "Không có đăng ký nào đang chờ duyệt." in head.get(page).text


def test_after_one_unit_the_next_that_waits_is_opened(world: World, sign_in: SignIn) -> None:
    open_season(world)
    later, first = submitted(world, "BBB", at=LATE), submitted(world, "CCC")
    head = sign_in(world.head)

    answer = head.post(reverse("pledges:accept_registration", args=[first.pk]))
    assert answer.url == reverse("pledges:registration", args=[later.pk])
    answer = head.post(reverse("pledges:accept_registration", args=[later.pk]))
    assert answer.url == reverse("pledges:registrations", args=[world.season.pk])
