"""Marks: only what is assigned, with reasons, handed in once, put together by the settings."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.appraisals.builders import line_of, sheet_of
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
from tests.factories import World
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.appraisals.actions.sheets import return_sheet, withdraw_sheet
from thidua.apps.appraisals.actions.verification import (
    LineVerdict,
    agree_rest,
    answer_line,
    verify_line,
)
from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.pages.sheet import table_for
from thidua.apps.appraisals.refusals import NothingToAnswer, PeersFirst, SheetNotHandedIn
from thidua.apps.appraisals.sheets.sheet import sheet_workbook
from thidua.apps.crosschecks.actions.marking import hand_in_marks, save_marks
from thidua.apps.crosschecks.facts import MarkChange
from thidua.apps.crosschecks.models import CrossCheck, Mark, PeerFigure
from thidua.apps.crosschecks.refusals import (
    CannotMark,
    CheckersMissing,
    MarksMissing,
    MarksRefused,
)
from thidua.apps.seasons.registries.journal_reach import journal_visible_to
from thidua.web.reasons import ReasonMissing
from thidua.web.revisions import StalePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return eight()


def settings(**values: object) -> None:
    CrossCheck.objects.update(**values)


def test_a_mark_wants_a_figure_that_counts_and_a_reason(world: World) -> None:
    first, _second = being_checked(world)
    actor = world.officers[first.checker.code]
    cases = {
        "ghi lý do": change(first, "I.1", "95", " "),
        "trùng với số đơn vị khai": change(first, "I.1", "98"),
        "ô Thực hiện": change(first, "I.1", "chín lăm"),
    }
    for words, wrong in cases.items():
        with pytest.raises(MarksRefused, match=words) as refused:
            save_marks(first, [wrong, change(first, "II.1", "3")], actor=actor, at=LATER)
        assert list(refused.value.faults) == [line(first, "I.1").pk]
    assert not Mark.objects.exists()


def test_nobody_marks_what_is_not_assigned(world: World) -> None:
    first, second = being_checked(world)
    for stranger in (world.officers["C"], world.officers[second.checker.code], world.outsider):
        with pytest.raises(PermissionDenied):
            save_marks(first, [change(first, "I.1", "90")], actor=stranger, at=LATER)
        with pytest.raises(PermissionDenied):
            hand_in_marks(first, agrees_rest=True, actor=stranger, at=LATER)
    other = MarkChange(line_of(world, "D", "I.1").pk, True)
    save_marks(first, [other], actor=world.officers[first.checker.code], at=LATER)
    assert not Mark.objects.exists()


def test_all_lines_are_marked_before_handing_in_and_stay_then(world: World) -> None:
    first, _second = being_checked(world)
    actor = world.officers[first.checker.code]
    save_marks(first, [change(first, "I.1", "90")], seen="0", actor=actor, at=LATER)
    with pytest.raises(StalePage):
        save_marks(first, [change(first, "I.1", "91")], seen="0", actor=actor, at=LATER)
    with pytest.raises(MarksMissing, match=r"còn 7 dòng chưa chấm \(mục I.2, II.1"):
        hand_in_marks(first, actor=actor, at=LATER)
    hand_in_marks(first, agrees_rest=True, actor=actor, at=LATER)
    assert first.marks.count() == 8
    with pytest.raises(CannotMark, match="không sửa được nữa"):
        save_marks(first, [change(first, "I.1", "92")], actor=actor, at=LATER)


def test_others_marks_are_read_only_after_the_own_are_in(world: World) -> None:
    first, second = being_checked(world)
    sheet = sheet_of(world, "C")

    def readers() -> dict[str, bool]:
        asked = {
            "first": first.checker.code, "second": second.checker.code, "checked": "C",
        }  # fmt: skip
        found = {who: world.officers[code] for who, code in asked.items()}
        outside = next(c for c in "DEFGH" if c not in asked.values())
        found |= {"other": world.officers[outside], "standing": world.standing}
        return {who: can(user, "crosschecks.view_marks", sheet) for who, user in found.items()}

    mark(world, first, change(first, "I.1", "90"))
    assert readers() == {
        "first": True, "second": False, "checked": False, "other": False, "standing": True,
    }  # fmt: skip
    told = journal_visible_to(world.officers[second.checker.code], world.season)
    assert not told.filter(action="crosschecks.save_marks").exists()
    mark(world, second)
    assert readers()["second"]
    settle(world, "C")
    assert readers() == {
        "first": True, "second": True, "checked": True, "other": False, "standing": True,
    }  # fmt: skip
    assert told.filter(action="crosschecks.save_marks").count() == 0  # asked before
    again = journal_visible_to(world.officers["C"], world.season)
    assert again.filter(action="crosschecks.save_marks").exists()


def test_figures_that_stand_become_verdicts(world: World) -> None:
    first, second = being_checked(world)
    mark(world, first, change(first, "I.1", "90", "Quyết toán 90"))
    mark(world, second, change(second, "I.1", "95", "Báo cáo 95"))
    settlement = settle(world, "C")
    changed, agreed = line_of(world, "C", "I.1"), line_of(world, "C", "II.1")
    assert (changed.verdict, changed.verified_actual) == ("changed", "92.5")
    assert changed.verified_reason == (
        f"{first.checker}: Quyết toán 90 {second.checker}: Báo cáo 95"
    )
    assert agreed.verdict == "agreed"
    assert settlement.figures.count() == 8
    answer_line(changed, "Đã bổ sung", actor=world.officers["C"], at=LATER)
    verdict = LineVerdict(False, changed.revision, {"actual": "96"}, "Xem lại hồ sơ")
    assert verify_line(changed, verdict, actor=world.head, at=LATER).verified_actual == "96"


def test_a_figure_too_far_away_waits_for_whoever_verifies(world: World) -> None:
    first, second = being_checked(world)
    settings(most_difference=Decimal("1.5"), effect="lowers_only")
    mark(world, first, change(first, "I.1", "80"), change(first, "II.1", "3"))
    mark(world, second, change(second, "I.1", "80"), change(second, "II.1", "3"))
    settle(world, "C")
    figure = PeerFigure.objects.get(line__item="I.1")
    assert (figure.outcome, figure.actual) == ("held", "80")
    held, agreed = line_of(world, "C", "I.1"), line_of(world, "C", "II.2")
    assert held.verdict == Line.Verdict.NONE
    assert answer_line(held, "Có văn bản", actor=world.officers["C"], at=LATER).answer
    with pytest.raises(NothingToAnswer):
        answer_line(agreed, "x", actor=world.officers["C"], at=LATER)


def test_marks_that_only_advise_or_would_raise_change_nothing(world: World) -> None:
    first, second = being_checked(world)
    settings(effect="lowers_only")
    for each in (first, second):
        mark(world, each, change(each, "I.1", "100"))
    settle(world, "C")
    kept = line_of(world, "C", "I.1")
    assert (kept.verdict, kept.verified_figures.actual) == ("agreed", "98")
    assert PeerFigure.objects.get(line=kept).outcome == "kept"


def test_whoever_verifies_waits_for_the_peers(world: World) -> None:
    first, second = being_checked(world)
    row = line_of(world, "C", "I.1")
    with pytest.raises(PeersFirst, match="chốt chấm chéo trước khi thẩm định"):
        verify_line(row, LineVerdict(True, row.revision, {}), actor=world.head, at=LATER)
    with pytest.raises(PeersFirst):
        agree_rest(sheet_of(world, "C"), actor=world.head, at=LATER)
    with pytest.raises(CheckersMissing, match="chưa nộp kết quả chấm"):
        settle(world, "C")
    mark(world, first, hands_in=False)
    withdraw_sheet(sheet_of(world, "C"), actor=world.leaders["C"], at=LATER)
    with pytest.raises(CannotMark, match="chưa nộp bảng tự chấm"):
        mark(world, second)


def test_a_sheet_with_marks_is_not_taken_back(world: World) -> None:
    first, _second = being_checked(world)
    mark(world, first, change(first, "I.1", "90"), hands_in=False)
    for act in (
        lambda: withdraw_sheet(sheet_of(world, "C"), actor=world.leaders["C"], at=LATER),
        lambda: return_sheet(sheet_of(world, "C"), reason="x", actor=world.head, at=LATER),
    ):
        with pytest.raises(SheetNotHandedIn):
            act()


def test_late_checkers_stop_on_record_when_their_day_is_over(world: World) -> None:
    first, second = being_checked(world)
    mark(world, first, change(first, "I.1", "90"))
    settings(marks_due_on=date(2023, 6, 14))
    with pytest.raises(ReasonMissing, match=str(second.checker)):
        settle(world, "C")
    settle(world, "C", "Quá hạn, không trả lời")
    assert line_of(world, "C", "I.1").verified_actual == "90"
    assert [each.pk for each in checkers_of(world, "C")] == [first.pk]
    second.refresh_from_db()
    assert second.ended_reason == "Quá hạn, không trả lời"
    with pytest.raises(CannotMark):
        settle(world, "C")


def test_the_head_settles_others_and_never_its_own(world: World) -> None:
    for each in being_checked(world, "A"):
        mark(world, each)
    assert not can(world.head, "crosschecks.settle_marks", sheet_of(world, "A"))
    assert not can(world.head, "crosschecks.view_marks", sheet_of(world, "A"))
    settle(world, "A")
    assert can(world.head, "crosschecks.view_marks", sheet_of(world, "A"))


def test_the_units_workbook_shows_what_the_checkers_said(world: World) -> None:
    first, second = being_checked(world)
    before = sheet_workbook(table_for(sheet_of(world, "C"), is_editable=False)).worksheets[0]
    assert before.column_dimensions["P"].hidden
    for each in (first, second):
        mark(world, each, change(each, "I.1", "90"))
    settle(world, "C")
    page = sheet_workbook(table_for(sheet_of(world, "C"), is_editable=False)).worksheets[0]
    rows = {page.cell(row, 1).value: row for row in range(7, page.max_row + 1)}
    assert page["P6"].value == "Chấm chéo"
    assert not page.column_dimensions["P"].hidden
    assert page.print_area.startswith("'Bảng chấm điểm'!$A$1:$P$")
    said = line_of(world, "C", "I.1")
    assert said.verified_actual == "90"
    assert page[f"P{rows['I.1']}"].value == page[f"J{rows['I.1']}"].value
    assert page[f"P{rows['I.1']}"].value < page[f"I{rows['I.1']}"].value
    assert page[f"P{page.max_row}"].value == page[f"J{page.max_row}"].value
