"""Verification: never the own unit, always a reason, every change kept, then the lock."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.appraisals.builders import (
    GRADED,
    LATER,
    fill,
    line_of,
    lock,
    opened,
    save,
    scheme_definition,
    sheet_of,
    submit,
)
from tests.factories import World
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.finishing import finish_verification, lock_sheet, reopen_sheet
from thidua.apps.appraisals.actions.verification import (
    LineVerdict,
    agree_rest,
    answer_line,
    verify_line,
)
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.pages.explanation import explain_line, explain_total
from thidua.apps.appraisals.pages.sheet import table_for
from thidua.apps.appraisals.refusals import (
    FiguresRefused,
    LinesChangedMeanwhile,
    NothingToAnswer,
    SameFigure,
    SheetNotComplete,
    SheetNotHandedIn,
    SheetNotVerified,
)
from thidua.apps.audit.queries import history_of
from thidua.apps.organisations.models import Membership
from thidua.web.reasons import ReasonMissing


def handed_in(world: World, code: str = "CCC") -> World:
    opened(world)
    fill(world, code)
    submit(world, code)
    return world


def change(world: World, item: str, actual: str, reason: str, actor: User | None = None) -> Line:
    line = line_of(world, "CCC", item)
    verdict = LineVerdict(False, line.revision, {"actual": actual}, reason)
    return verify_line(line, verdict, actor=actor or world.head, at=LATER)


def test_verify_line_keeps_both_figures_and_the_reason(world: World) -> None:
    handed_in(world)

    line = change(world, "I.1", "90,5", "Báo cáo ghi 90,5 %")

    line.refresh_from_db()
    assert (line.actual, line.verified_actual, line.verdict) == ("100", "90.5", "changed")
    assert line.verified_by == world.head
    entry = history_of(line).filter(action="appraisals.verify_line").get()
    assert entry.data["verified_actual"] == {"from": "", "to": "90.5"}
    assert entry.data["verified_reason"]["to"] == "Báo cáo ghi 90,5 %"
    table = table_for(sheet_of(world, "CCC"), is_editable=False)
    assert str(table.self_score.result.total) == "90.00"
    assert str(table.verified_total) == "86.20"


@pytest.mark.parametrize(
    ("actual", "reason", "refusal"),
    [
        ("90", " ", ReasonMissing),
        ("100", "đúng", SameFigure),
        ("-1", "x", FiguresRefused),
        ("nhiều", "x", FiguresRefused),
    ],
)
def test_verify_line_refuses(
    world: World, actual: str, reason: str, refusal: type[Exception]
) -> None:
    handed_in(world)

    with pytest.raises(refusal):
        change(world, "I.1", actual, reason)

    assert line_of(world, "CCC", "I.1").verdict == ""


def test_verify_line_agreeing_takes_the_other_figure_back(world: World) -> None:
    handed_in(world)
    line = change(world, "I.1", "90", "sai")

    line = verify_line(line, LineVerdict(True, line.revision, {}), actor=world.deputy, at=LATER)

    assert (line.verdict, line.verified_actual, line.verified_reason) == ("agreed", "", "")
    assert line.verified_by == world.deputy


def test_verify_line_by_two_at_once_shows_the_second_the_first(world: World) -> None:
    handed_in(world)
    line = line_of(world, "CCC", "I.1")
    change(world, "I.1", "90", "sai")

    with pytest.raises(LinesChangedMeanwhile):
        verify_line(
            line, LineVerdict(False, line.revision, {"actual": "80"}, "khác"),
            actor=world.deputy, at=LATER,
        )  # fmt: skip

    assert line_of(world, "CCC", "I.1").verified_actual == "90"


def test_verify_line_waits_for_the_sheet(world: World) -> None:
    opened(world)
    fill(world, "CCC")

    with pytest.raises(SheetNotHandedIn, match="chưa nộp"):
        change(world, "I.1", "90", "sai")


@pytest.mark.parametrize(
    ("code", "who", "allowed"),
    [
        ("AAA", "head", False),
        ("AAA", "deputy", True),
        ("AAA", "standing", False),
        ("BBB", "deputy", False),
        ("BBB", "head", True),
        ("CCC", "head", True),
        ("CCC", "deputy", True),
        ("CCC", "member", False),
        ("CCC", "standing", False),
        ("CCC", "outsider", False),
    ],
)
def test_agree_rest_is_never_for_the_own_unit(
    world: World, code: str, who: str, allowed: bool
) -> None:
    handed_in(world, code)
    sheet = sheet_of(world, code)

    if allowed:
        assert agree_rest(sheet, actor=getattr(world, who), at=LATER) == 8
    else:
        with pytest.raises(PermissionDenied):
            agree_rest(sheet, actor=getattr(world, who), at=LATER)


def test_the_standing_office_verifies_the_head_when_there_is_no_deputy(world: World) -> None:
    Membership.objects.filter(role=Membership.Role.DEPUTY).update(role=Membership.Role.MEMBER)
    handed_in(world, "AAA")

    assert agree_rest(sheet_of(world, "AAA"), actor=world.standing, at=LATER) == 8


def test_the_standing_office_verifies_its_own_criteria(world: World) -> None:
    opened(world, scheme_definition(("II", GRADED)))
    fill(world, "CCC")
    save(world, "CCC", "II.3", actual="HTTNV", note="Thông báo")
    submit(world, "CCC")

    line = change(world, "II.3", "KHTNV", "Công an xếp loại", world.standing)

    assert line.verified_by == world.standing
    with pytest.raises(PermissionDenied):
        change(world, "I.1", "90", "sai", world.standing)


def test_answer_line_is_for_the_unit_until_the_lock(world: World) -> None:
    handed_in(world)
    with pytest.raises(NothingToAnswer):
        answer_line(line_of(world, "CCC", "I.1"), "x", actor=world.member, at=LATER)
    line = change(world, "I.1", "90", "sai")
    with pytest.raises(PermissionDenied):
        answer_line(line, "x", actor=world.head, at=LATER)
    line = answer_line(line, " Đã bổ sung ", actor=world.leaders["CCC"], at=LATER)
    assert (line.answer, line.answered_at) == ("Đã bổ sung", LATER)
    lock(world, "CCC")

    with pytest.raises(SheetNotHandedIn, match="đã khoá"):
        answer_line(line, "muộn", actor=world.member, at=LATER)
    with pytest.raises(SheetNotHandedIn, match="đã khoá"):
        change(world, "I.1", "80", "muộn")


def test_finish_and_lock_go_in_order(world: World) -> None:
    handed_in(world)
    sheet = sheet_of(world, "CCC")
    change(world, "I.1", "90", "sai")
    with pytest.raises(SheetNotComplete, match="còn 7 dòng chưa xem"):
        finish_verification(sheet, actor=world.head, at=LATER)
    with pytest.raises(SheetNotVerified, match="chưa kết thúc thẩm định"):
        lock_sheet(sheet, actor=world.head, at=LATER)

    sheet = lock(world, "CCC")

    assert (sheet.state, sheet.locked_at) == (Sheet.State.LOCKED, LATER)
    entry = history_of(sheet).filter(action="appraisals.lock_sheet").get()
    assert ["I.1", "90", "", "", ""] in entry.data["lines"]
    with pytest.raises(ReasonMissing):
        reopen_sheet(sheet, reason="", actor=world.head, at=LATER)
    assert reopen_sheet(sheet, reason="Sót", actor=world.head, at=LATER).state == "verified"


def test_explain_line_tells_input_rule_reason_and_history(world: World) -> None:
    handed_in(world)
    change(world, "I.1", "90", "Báo cáo ghi 90 %")
    agree_rest(sheet_of(world, "CCC"), actor=world.head, at=LATER)

    facts = explain_line(line_of(world, "CCC", "I.1"))

    assert facts["block"].why == "100 / 100 %, tối đa 40 điểm"
    assert str(facts["verified"].points) == "36.00"
    assert [(act.who, act.what) for act in facts["history"]] == [
        ("AAA.CV", "Thẩm định dòng"),
        ("CCC.TT", "Ký và nộp bảng tự chấm"),
        ("CCC.CV", "Sửa dòng tự chấm"),
    ]
    others = explain_line(line_of(world, "CCC", "II.1"))["history"]
    assert others[0].what == "Đồng ý các dòng còn lại"


def test_explain_total_adds_up(world: World) -> None:
    handed_in(world)

    facts = explain_total(sheet_of(world, "CCC"))

    assert sum(step.points for step in facts["steps"]) == facts["total"]
