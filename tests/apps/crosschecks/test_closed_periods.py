"""Marks of a closed period stay to be read, while the same pairs check the next one."""

import pytest

from tests.apps.appraisals.builders import (
    LATER,
    fill,
    sheet_of,
    submit,
    verifier_of,
)
from tests.apps.appraisals.in_periods import divided, period, season_of
from tests.apps.crosschecks.builders import change, checkers_of, drawn, mark, settle
from tests.conftest import SignIn
from tests.factories import NOON, World, make_world
from thidua.apps.appraisals.actions.finishing import finish_verification, lock_sheet
from thidua.apps.appraisals.actions.period_course import close_period, open_period
from thidua.apps.appraisals.actions.verification import agree_rest
from thidua.apps.appraisals.models import Sheet
from thidua.apps.crosschecks.pages.findings import findings_of

pytestmark = pytest.mark.django_db


def checked_half(world: World) -> int:
    """The first half checked, put together, locked, closed; the key of C's sheet in it."""
    open_period(period(world, 0), actor=world.head, at=NOON)
    season_of(world)
    for code in world.units:
        fill(world, code)
        submit(world, code)
    season_of(world)
    drawn(world)
    for code in world.units:
        first, *others = checkers_of(world, code)
        changes = [change(first, "I.1", "90", "Thiếu biên bản")] if code == "C" else []
        mark(world, first, *changes)
        for other in others:
            mark(world, other)
        settle(world, code)
        actor, sheet = verifier_of(world, code), sheet_of(world, code)
        agree_rest(sheet, actor=actor, at=LATER)
        finish_verification(sheet, actor=actor, at=LATER)
        lock_sheet(sheet, actor=actor, at=LATER)
    key = sheet_of(world, "C").pk
    close_period(period(world, 0), actor=world.head, at=LATER)
    return key


def test_marks_of_a_closed_period_are_read_by_the_bloc(sign_in: SignIn) -> None:
    world = divided(make_world(codes=tuple("ABCDE")))
    key = checked_half(world)
    first = checkers_of(world, "C")[0]
    open_period(period(world, 1), actor=world.head, at=LATER)
    season_of(world)

    draw = f"/crosschecks/season/{world.season.pk}/"
    for code in "CE":
        client = sign_in(world.officers[code])
        page = client.get(f"/crosschecks/sheets/{key}/")
        shown = page.content.decode()
        assert "Thiếu biên bản" in shown
        assert "6 tháng đầu" in shown
        assert "Chưa nộp" not in shown
        listed = client.get(draw).content.decode()
        assert "Kết quả chấm chéo các kỳ đã đóng" in listed
        assert f'href="/crosschecks/sheets/{key}/"' in listed
    assert sign_in(world.outsider).get(f"/crosschecks/sheets/{key}/").status_code == 404

    fill(world, "C")
    now = submit(world, "C")
    mark(world, first, change(first, "I.1", "80", "Của kỳ sau"), hands_in=False)
    past = next(each for each in findings_of(world.head, _past(key)).lines if each.differs)
    said = [mark.figure for mark in past.marks if mark and mark.figure]
    assert (said, past.result) == (["90"], "95")
    assert findings_of(world.head, now).checkers == ()


def _past(key: int) -> Sheet:
    return Sheet.every.select_related("season__bloc__authority", "unit", "scheme").get(pk=key)
