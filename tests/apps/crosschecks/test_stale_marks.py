"""A checker's mark on figures that changed after it: told, looked at again, not counted."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.apps.crosschecks.builders import (
    LATER,
    being_checked,
    change,
    checkers_of,
    eight,
    line,
    mark,
    settle,
)
from tests.conftest import SignIn
from thidua.apps.appraisals.models import Line
from thidua.apps.crosschecks.actions.marking import hand_in_marks, save_marks
from thidua.apps.crosschecks.facts import MarkChange
from thidua.apps.crosschecks.models import Assignment
from thidua.apps.crosschecks.refusals import MarksMissing

SOON, LAST = LATER + timedelta(hours=1), LATER + timedelta(hours=2)

pytestmark = pytest.mark.django_db


def restated(assignment: Assignment, item: str) -> None:
    """As an observation or a scorer's figure does."""
    Line.objects.filter(pk=line(assignment, item).pk).update(actual="3", restated_at=SOON)


def test_a_stale_mark_is_told_and_looked_at_again(sign_in: SignIn) -> None:
    world = eight()
    first = being_checked(world)[0]
    mark(world, first, change(first, "II.1", "2"), hands_in=False)
    actor = world.officers[first.checker.code]
    restated(first, "II.1")

    page = sign_in(actor).get(reverse("crosschecks:save_marks", args=[first.pk])).text
    assert page.count("Số liệu đã đổi sau khi chấm: xem lại") == 1
    with pytest.raises(MarksMissing, match=r"số liệu mục II\.1 đã đổi"):
        hand_in_marks(first, agrees_rest=True, actor=actor, at=LAST)
    save_marks(first, [change(first, "II.1", "2")], actor=actor, at=LAST)
    assert hand_in_marks(first, agrees_rest=True, actor=actor, at=LAST).handed_in_at == LAST


def test_what_was_handed_in_before_the_change_is_left_to_who_verifies() -> None:
    world = eight()
    for each in being_checked(world):
        mark(world, each, MarkChange(line(each, "II.1").pk, True, {}))
    one = checkers_of(world, "C")[0]
    restated(one, "II.1")

    settle(world, "C")

    assert line(one, "II.1").verdict == Line.Verdict.NONE
    assert line(one, "I.1").verdict == Line.Verdict.AGREED
