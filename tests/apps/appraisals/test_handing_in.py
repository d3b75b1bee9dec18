"""Handing in, taking back, giving back; what is missing is named."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.appraisals.builders import (
    GRADED,
    LATER,
    fill,
    line_of,
    opened,
    save,
    scheme_definition,
    sheet_of,
    submit,
    verifier_of,
)
from tests.factories import PASSWORD, World
from thidua.apps.appraisals.actions.sheets import (
    close_overdue_sheet,
    return_sheet,
    withdraw_sheet,
)
from thidua.apps.appraisals.actions.signing import submit_sheet
from thidua.apps.appraisals.actions.verification import LineVerdict, verify_line
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.refusals import (
    SheetNotComplete,
    SheetNotHandedIn,
    SheetNotInDraft,
    SheetNotOverdue,
)
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.guards import obstacles
from thidua.apps.seasons.registries.progress import units_done
from thidua.web.reasons import ReasonMissing


def test_submit_sheet_records_who_and_when(world: World) -> None:
    opened(world)
    fill(world, "CCC")

    sheet = submit_sheet(
        sheet_of(world, "CCC"), password=PASSWORD, actor=world.leaders["CCC"], at=LATER
    )

    assert (sheet.state, sheet.submitted_at) == (Sheet.State.SELF_SCORED, LATER)
    assert sheet.submitted_by == world.leaders["CCC"]
    assert units_done("scoring", [world.season.pk]) == {(world.season.pk, sheet.unit_id)}


def test_submit_sheet_asks_before_counting_zero(world: World) -> None:
    opened(world)
    fill(world, "CCC")
    save(world, "CCC", "II.1", actual="")

    with pytest.raises(SheetNotComplete, match=r"mục II\.1 chưa có số liệu"):
        submit_sheet(
            sheet_of(world, "CCC"), password=PASSWORD, actor=world.leaders["CCC"], at=LATER
        )
    assert submit(world, "CCC").state == Sheet.State.SELF_SCORED


def test_submit_sheet_needs_evidence_or_words(world: World) -> None:
    opened(world, scheme_definition(("II", GRADED)))
    fill(world, "CCC")
    save(world, "CCC", "II.3", actual="HTTNV")

    with pytest.raises(SheetNotComplete, match=r"II\.3 – Chi bộ: chưa có minh chứng"):
        submit(world, "CCC")
    save(world, "CCC", "II.3", note="Thông báo số 5")
    assert submit(world, "CCC").state == Sheet.State.SELF_SCORED


def test_submit_sheet_names_an_unfinished_row(world: World) -> None:
    opened(world)
    line_of(world, "CCC", "I.2").sheet.lines.filter(item="I.2", part=1).update(
        target="", is_registered=False
    )
    fill(world, "CCC")

    with pytest.raises(SheetNotComplete, match=r"I\.2 \(chỉ tiêu riêng 2\), ô Chỉ tiêu còn trống"):
        submit(world, "CCC")


def test_submit_sheet_twice_is_refused(world: World) -> None:
    opened(world)
    fill(world, "CCC")
    submit(world, "CCC")

    with pytest.raises(SheetNotInDraft):
        submit(world, "CCC")


@pytest.mark.parametrize("who", ["head", "standing", "outsider", "member"])
def test_submit_sheet_is_for_the_own_unit(world: World, who: str) -> None:
    opened(world)

    with pytest.raises(PermissionDenied):
        submit_sheet(sheet_of(world, "CCC"), password=PASSWORD, actor=getattr(world, who), at=LATER)


def test_the_last_sheet_opens_the_review(world: World) -> None:
    opened(world)
    for code in ("AAA", "BBB"):
        fill(world, code)
        submit(world, code)
    assert obstacles(world.season, Season.State.REVIEWING) == ["Chưa nộp bảng chấm điểm: Hội CCC"]
    fill(world, "CCC")
    submit(world, "CCC")

    world.season.refresh_from_db()
    assert world.season.state == Season.State.REVIEWING


def test_withdraw_and_return_end_when_verification_begins(world: World) -> None:
    opened(world)
    fill(world, "CCC")
    submit(world, "CCC")
    sheet = withdraw_sheet(sheet_of(world, "CCC"), actor=world.leaders["CCC"], at=LATER)
    assert (sheet.state, sheet.submitted_at) == (Sheet.State.DRAFT, None)
    submit(world, "CCC")
    line = line_of(world, "CCC", "I.1")
    verify_line(line, LineVerdict(True, line.revision, {}), actor=world.head, at=LATER)

    with pytest.raises(SheetNotHandedIn, match="đã bắt đầu thẩm định"):
        withdraw_sheet(sheet, actor=world.leaders["CCC"], at=LATER)
    with pytest.raises(SheetNotHandedIn, match="đã bắt đầu thẩm định"):
        return_sheet(sheet, reason="x", actor=world.head, at=LATER)


def test_return_sheet_needs_a_reason_and_shows_it(world: World) -> None:
    opened(world)
    fill(world, "AAA")
    sheet = submit(world, "AAA")

    with pytest.raises(ReasonMissing):
        return_sheet(sheet, reason="  ", actor=verifier_of(world, "AAA"), at=LATER)
    sheet = return_sheet(sheet, reason="Thiếu số", actor=verifier_of(world, "AAA"), at=LATER)

    assert (sheet.state, sheet.returned_reason) == (Sheet.State.DRAFT, "Thiếu số")
    save(world, "AAA", "I.1", actual="90")
    with pytest.raises(PermissionDenied):
        return_sheet(submit(world, "AAA"), reason="x", actor=world.head, at=LATER)


def test_a_late_sheet_is_closed_by_the_verifier_with_a_reason(world: World) -> None:
    opened(world)
    for code in ("AAA", "BBB"):
        fill(world, code)
        submit(world, code)
    save(world, "CCC", "I.1", actual="90")
    sheet, late = sheet_of(world, "CCC"), date(2023, 11, 21)

    with pytest.raises(SheetNotOverdue, match="hạn nộp là 20/11/2023"):
        close_overdue_sheet(
            sheet, reason="Quá hạn", day=date(2023, 11, 20), actor=world.head, at=LATER
        )
    with pytest.raises(ReasonMissing):
        close_overdue_sheet(sheet, reason=" ", day=late, actor=world.head, at=LATER)
    with pytest.raises(PermissionDenied):
        close_overdue_sheet(sheet, reason="x", day=late, actor=world.member, at=LATER)
    sheet = close_overdue_sheet(sheet, reason="Quá hạn", day=late, actor=world.head, at=LATER)

    assert (sheet.state, sheet.submitted_by) == (Sheet.State.SELF_SCORED, world.head)
    world.season.refresh_from_db()
    assert world.season.state == Season.State.REVIEWING
