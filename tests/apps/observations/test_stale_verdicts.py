"""A figure that changes after somebody looked at it needs a new look before the result is built."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.apps.appraisals.builders import LATER, fill, line_of, sheet_of, submit
from tests.apps.observations.material import facts, opened_year
from tests.conftest import SignIn
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.appraisals.actions.finishing import finish_verification, lock_sheet
from thidua.apps.appraisals.actions.verification import LineVerdict, agree_rest, verify_line
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.refusals import SheetNotComplete
from thidua.apps.observations.actions.recording import record_observation

SOON, LAST = LATER + timedelta(hours=1), LATER + timedelta(hours=2)


@pytest.fixture
def agreed(world: World) -> World:
    """The sheet of CCC is handed in and agreed to line by line."""
    opened_year(world)
    fill(world, "CCC")
    submit(world, "CCC")
    agree_rest(sheet_of(world, "CCC"), actor=world.head, at=LATER)
    return world


def seen_later(world: World) -> None:
    record_observation(world.season, facts(world), actor=world.head, at=SOON)


def test_an_observation_after_the_verdict_makes_it_stale(agreed: World, sign_in: SignIn) -> None:
    assert not line_of(agreed, "CCC", "II.8").is_stale
    seen_later(agreed)

    assert line_of(agreed, "CCC", "II.8").is_stale
    client = sign_in(agreed.head)
    url = reverse("appraisals:verify", args=[sheet_of(agreed, "CCC").pk])
    page = one_line(client.get(url))
    assert page.count("Số liệu đã đổi sau khi thẩm định") == 1
    narrowed = one_line(client.get(url, {"show": "stale"}))
    assert "Nền nếp trong năm" in narrowed
    assert "Nhiệm vụ được giao" not in narrowed


def test_no_result_is_built_before_a_new_look(agreed: World) -> None:
    seen_later(agreed)
    with pytest.raises(SheetNotComplete, match=r"mục II\.8 đã đổi sau khi thẩm định"):
        finish_verification(sheet_of(agreed, "CCC"), actor=agreed.head, at=LAST)

    line = line_of(agreed, "CCC", "II.8")
    verify_line(line, LineVerdict(True, line.revision, {}), actor=agreed.head, at=LAST)

    assert not line_of(agreed, "CCC", "II.8").is_stale
    sheet = finish_verification(sheet_of(agreed, "CCC"), actor=agreed.head, at=LAST)
    assert sheet.state == Sheet.State.VERIFIED


def test_a_verified_sheet_is_not_locked_over_a_changed_figure(agreed: World) -> None:
    finish_verification(sheet_of(agreed, "CCC"), actor=agreed.head, at=LATER)
    seen_later(agreed)

    with pytest.raises(SheetNotComplete, match=r"mục II\.8"):
        lock_sheet(sheet_of(agreed, "CCC"), actor=agreed.head, at=LAST)
    line = line_of(agreed, "CCC", "II.8")
    verify_line(line, LineVerdict(True, line.revision, {}), actor=agreed.head, at=LAST)
    locked = lock_sheet(sheet_of(agreed, "CCC"), actor=agreed.head, at=LAST)
    assert locked.state == Sheet.State.LOCKED
