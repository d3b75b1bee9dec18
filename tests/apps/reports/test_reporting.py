"""A report's way: filled in, saved, handed in, returned, accepted; nobody else's, nothing twice."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.apps.reports.material import (
    BEFORE,
    CLOSES,
    DUE,
    LATE,
    TOO_LATE,
    extended,
    figures,
    gifts,
    handed_in,
    opened,
    saved,
    whole,
)
from tests.factories import World
from thidua.apps.audit.models import Entry
from thidua.apps.reports.actions.reporting import (
    accept_report,
    return_report,
    save_report,
    submit_report,
    withdraw_report,
)
from thidua.apps.reports.facts import FigureFacts, IndicatorFacts
from thidua.apps.reports.models import Report
from thidua.apps.reports.pages.report import sheet_of
from thidua.apps.reports.refusals import (
    FormNotOpened,
    ReceptionClosed,
    ReportIncomplete,
    ReportInvalid,
    ReportNotInState,
)
from thidua.domain.qualified import Qualified
from thidua.web.reasons import ReasonMissing
from thidua.web.revisions import StalePage


def said(report: Report) -> dict[str, str]:
    """Value, qualifier and origin of each stored figure by code."""
    rows = report.figures.select_related("indicator")
    return {
        row.indicator.code: f"{row.figure.qualifier}{row.figure.value:f}{'*' * row.is_filled}"
        for row in rows
        if row.figure
    }


def test_what_the_ledger_knows_is_filled_in_and_written_down_at_handing_in(world: World) -> None:
    form = opened(world)
    gifts(world, 30, 15_000_000)
    report = saved(world, form)
    assert said(report) == {"1": "12", "2": "gan50", "3": "4"}

    gifts(world, 5, 2_500_000)
    known = sheet_of(form, world.units["CCC"]).filled
    assert [each.text for each in known.values()] == ["2 kết quả trong sổ"] * 2
    submit_report(report, actor=world.member, at=BEFORE)
    gifts(world, 100, 1_000_000)

    assert said(report) == {"1": "35*", "2": "17.5*", "3": "4"}
    assert sheet_of(form, world.units["CCC"]).filled == {}


def test_saving_is_not_handing_in_and_writes_only_what_is_said(world: World) -> None:
    form = opened(world)
    report = saved(world, form)
    assert (report.state, report.submitted_at) == ("draft", None)

    more = figures(form, c3=FigureFacts(Qualified(Decimal(9))))
    again = save_report(form, world.units["CCC"], more, actor=world.member, at=BEFORE)

    assert (again.pk, again.revision, said(again)["1"], said(again)["3"]) == (
        report.pk, 2, "12", "9",
    )  # fmt: skip
    assert Entry.objects.filter(action="reports.save_report").last().data["changed"] == ["3"]  # type: ignore[union-attr] # there is one


def test_a_missing_required_figure_needs_a_reason(world: World) -> None:
    form = opened(world)
    part = whole(form, c3=FigureFacts(), c5=FigureFacts())
    report = save_report(form, world.units["CCC"], part, actor=world.member, at=BEFORE)

    with pytest.raises(ReportIncomplete, match="3 Hội viên mới; 5 Khó khăn"):
        submit_report(report, actor=world.member, at=BEFORE)

    why = FigureFacts(missing_reason="Quý II mới tổng hợp.")
    more = figures(form, c3=why, c5=why)
    save_report(form, world.units["CCC"], more, actor=world.member, at=BEFORE)
    assert submit_report(report, actor=world.member, at=BEFORE).state == "submitted"


def test_returned_with_a_reason_handed_in_again_accepted_and_locked(world: World) -> None:
    form = opened(world)
    report = handed_in(world, form)
    with pytest.raises(ReasonMissing):
        return_report(report, "  ", actor=world.head, at=BEFORE)

    return_report(report, "Thiếu thuyết minh.", actor=world.head, at=BEFORE)
    report = submit_report(report, actor=world.member, at=LATE)
    assert (report.first_submitted_at, report.submitted_at) == (BEFORE, LATE)
    accept_report(report, actor=world.standing, at=LATE)

    acts: tuple[Callable[[], Report], ...] = (
        lambda: save_report(form, world.units["CCC"], {}, actor=world.member, at=LATE),
        lambda: submit_report(report, actor=world.member, at=LATE),
        lambda: return_report(report, "x", actor=world.head, at=LATE),
        lambda: accept_report(report, actor=world.head, at=LATE),
    )
    for act in acts:
        with pytest.raises(ReportNotInState, match="Đã chấp nhận"):
            act()


def test_a_unit_takes_its_report_back_until_it_is_answered_or_reception_ends(world: World) -> None:
    form = opened(world)
    report = handed_in(world, form)
    with pytest.raises(PermissionDenied):
        withdraw_report(report, actor=world.head, at=BEFORE)
    with pytest.raises(ReceptionClosed):
        withdraw_report(report, actor=world.member, at=TOO_LATE)

    back = withdraw_report(report, actor=world.member, at=BEFORE)
    assert (back.state, back.first_submitted_at) == ("draft", None)
    with pytest.raises(ReportNotInState):
        withdraw_report(report, actor=world.member, at=BEFORE)
    report = submit_report(back, actor=world.member, at=LATE)
    assert report.first_submitted_at == LATE

    return_report(report, "Thiếu thuyết minh.", actor=world.head, at=LATE)
    submit_report(report, actor=world.member, at=LATE)
    back = withdraw_report(report, actor=world.member, at=LATE)
    assert (back.state, back.first_submitted_at) == ("returned", LATE)
    assert Entry.objects.filter(action="reports.withdraw_report").count() == 2


def test_a_replay_hands_nothing_in_twice(world: World) -> None:
    report = handed_in(world, opened(world))

    with pytest.raises(ReportNotInState, match="Đã nộp"):
        submit_report(report, actor=world.member, at=LATE)
    assert Entry.objects.filter(action="reports.submit_report").count() == 1


def test_after_closed_nothing_is_received_without_an_extension(world: World) -> None:
    form = opened(world)
    report = saved(world, form)
    with pytest.raises(ReceptionClosed, match="24:00 ngày 10/07/2023"):
        submit_report(report, actor=world.member, at=TOO_LATE)

    extended(world, form, TOO_LATE.replace(day=20), TOO_LATE, is_late=True)

    assert submit_report(report, actor=world.member, at=TOO_LATE).state == "submitted"


@pytest.mark.parametrize("at", [DUE, CLOSES])
def test_the_last_instant_is_received(world: World, at: datetime) -> None:
    report = saved(world, opened(world))

    assert submit_report(report, actor=world.member, at=at).state == "submitted"


def test_a_return_after_closed_names_a_new_date(world: World) -> None:
    report = handed_in(world, opened(world), at=LATE)
    with pytest.raises(ReceptionClosed, match="ngày nộp lại"):
        return_report(report, "Sai số.", actor=world.head, at=TOO_LATE)
    report.refresh_from_db()
    assert report.state == "submitted"

    until = TOO_LATE.replace(day=20)
    return_report(report, "Sai số.", actor=world.head, at=TOO_LATE, again_until=until)

    assert submit_report(report, actor=world.member, at=TOO_LATE).first_submitted_at == LATE


def test_two_people_at_once_the_second_is_told(world: World) -> None:
    form = opened(world)
    saved(world, form)
    one = figures(form, c3=FigureFacts(Qualified(Decimal(5))))
    save_report(form, world.units["CCC"], one, actor=world.member, at=BEFORE, seen="1")

    with pytest.raises(StalePage):
        save_report(form, world.units["CCC"], one, actor=world.leaders["CCC"], at=BEFORE, seen="1")


@pytest.mark.parametrize("who", ["BBB", "outsider", "standing"])
def test_another_units_report_is_not_written(world: World, who: str) -> None:
    form = opened(world)
    actor = {"BBB": world.deputy, "outsider": world.outsider, "standing": world.standing}[who]

    with pytest.raises(PermissionDenied):
        save_report(form, world.units["CCC"], whole(form), actor=actor, at=BEFORE)
    with pytest.raises(PermissionDenied):
        submit_report(saved(world, form), actor=actor, at=BEFORE)


def test_nobody_receives_the_own_report(world: World) -> None:
    report = handed_in(world, opened(world), unit="AAA")

    with pytest.raises(PermissionDenied):
        accept_report(report, actor=world.head, at=BEFORE)
    with pytest.raises(PermissionDenied):
        return_report(report, "x", actor=world.head, at=BEFORE)
    assert accept_report(report, actor=world.deputy, at=BEFORE).state == "accepted"


def test_a_form_that_is_not_opened_is_not_filled_in(world: World) -> None:
    form = opened(world)
    form.opened_at = None
    form.save()

    with pytest.raises(FormNotOpened):
        save_report(form, world.units["CCC"], {}, actor=world.member, at=BEFORE)


@pytest.mark.parametrize(
    ("code", "facts", "why"),
    [
        ("c3", FigureFacts(Qualified(Decimal("1.00001"))), "tối đa 4 chữ số thập phân"),
        ("c3", FigureFacts(Qualified(Decimal(10) ** 15)), "nhỏ hơn 1.000.000.000.000.000"),
        ("c3", FigureFacts(text="nhiều"), "ghi số liệu"),
        ("c5", FigureFacts(Qualified(Decimal(1))), "ghi bằng lời văn"),
        ("c5", FigureFacts(note="x" * 1001), "dài 1001 ký tự; nhiều nhất 1000"),
    ],
)
def test_what_cannot_be_is_refused_and_named(
    world: World, code: str, facts: FigureFacts, why: str
) -> None:
    form = opened(world)

    with pytest.raises(ReportInvalid, match=why):
        save_report(
            form, world.units["CCC"], figures(form, **{code: facts}), actor=world.member, at=BEFORE
        )
    assert not Report.objects.exists()


def test_an_indicator_of_another_form_is_refused(world: World) -> None:
    form, other = opened(world), opened(world, name="Quý I", period="quarter1")

    with pytest.raises(ReportInvalid, match="không thuộc biểu mẫu"):
        save_report(form, world.units["CCC"], whole(other), actor=world.member, at=BEFORE)


def test_more_indicators_cost_no_more_queries(world: World) -> None:
    def queries(count: int) -> int:
        rows = tuple(IndicatorFacts(f"Chỉ tiêu {n}", "việc") for n in range(count))
        form = opened(world, name=f"Báo cáo {count}", indicators=rows)
        keys = form.indicators.values_list("pk", flat=True)
        unit, actor = world.units["CCC"], world.member
        first = {key: FigureFacts(Qualified(Decimal(2))) for key in keys}
        second = {key: FigureFacts(Qualified(Decimal(3), "gan")) for key in keys}
        with CaptureQueriesContext(connection) as asked:
            save_report(form, unit, first, actor=actor, at=BEFORE)
            report = save_report(form, unit, second, actor=actor, at=BEFORE)
            submit_report(report, actor=actor, at=BEFORE)
        assert said(report) == {str(n): "gan3" for n in range(1, count + 1)}
        return len(asked)

    queries(1)
    assert queries(40) == queries(2)
