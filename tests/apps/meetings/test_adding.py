"""A motion is taken off the list again, with a reason, while no vote rests on it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.apps.ballots.conftest import Hall, hall_of
from tests.apps.meetings.conftest import conference, meeting, ranked
from tests.conftest import SignIn
from tests.factories import NOON, World
from thidua.apps.audit.models import Entry
from thidua.apps.meetings.actions.adding import add_motion, withdraw_motion
from thidua.apps.meetings.models import Conference, Motion
from thidua.apps.meetings.refusals import MotionAtVote, MotionDecided
from thidua.web.reasons import ReasonMissing

__all__ = ["conference", "date", "meeting", "ranked"]


@pytest.fixture
def hall(ranked: World, meeting: Conference) -> Hall:
    """All present."""
    return hall_of(ranked, meeting)


@pytest.fixture
def added(hall: Hall) -> Motion:
    """One award too many."""
    return add_motion(hall.conference, "CO_CP", actor=hall.head, at=NOON)


def test_withdraw_motion_says_why(hall: Hall, added: Motion, sign_in: SignIn) -> None:
    with pytest.raises(PermissionDenied):
        withdraw_motion(added, "ghi nhầm", actor=hall.world.member, at=NOON)
    with pytest.raises(ReasonMissing):
        withdraw_motion(added, " ", actor=hall.head, at=NOON)
    page = reverse("meetings:withdraw_motion", args=[added.pk])
    client = sign_in(hall.head)
    plan = client.get(reverse("meetings:plan_motion", args=[added.pk])).content.decode()
    assert page in plan
    assert added.title in client.get(page).content.decode()

    answer = client.post(page, {"reason": "ghi nhầm danh hiệu"})

    assert answer.status_code == 302
    assert not Motion.objects.filter(pk=added.pk).exists()
    told = Entry.objects.get(action="meetings.withdraw_motion").data
    assert told == {"award": "CO_CP", "reason": "ghi nhầm danh hiệu"}
    add_motion(hall.conference, "CO_CP", actor=hall.head, at=NOON)


def test_withdraw_motion_refuses_what_something_rests_on(hall: Hall, added: Motion) -> None:
    why = {"actor": hall.head, "at": NOON}
    office = hall.conference.motions.get(kind="head")
    with pytest.raises(MotionAtVote, match="nội dung bắt buộc"):
        withdraw_motion(office, "thừa", **why)
    hall.draft()
    with pytest.raises(MotionAtVote, match="đã có cuộc bỏ phiếu"):
        withdraw_motion(hall.motion, "thừa", **why)
    Motion.objects.filter(pk=added.pk).update(decided_at=NOON)
    with pytest.raises(MotionDecided):
        withdraw_motion(added, "thừa", **why)


def test_withdraw_motion_refuses_where_a_count_was_taken_back(hall: Hall, added: Motion) -> None:
    hall.opened()
    with pytest.raises(MotionAtVote, match="đã có cuộc bỏ phiếu"):
        withdraw_motion(hall.motion, "thừa", actor=hall.head, at=NOON)
