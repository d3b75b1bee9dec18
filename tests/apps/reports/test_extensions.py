"""A later date: before the date, or after it and marked so; what it does to lateness and points."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.apps.appraisals.builders import opened as opened_sheets
from tests.apps.appraisals.builders import scheme_definition, sheet_of
from tests.apps.reports.material import BEFORE, CLOSES, DUE, LATE, TOO_LATE, extended, handed_in
from tests.apps.reports.material import opened as opened_form
from tests.factories import World
from thidua.apps.appraisals.scoring.fed import behind, fed_lines
from thidua.apps.reports.actions.reporting import accept_report, return_report, submit_report
from thidua.apps.reports.models import Extension, ReportForm
from thidua.apps.reports.queries.duties import Duty, duties_in
from thidua.apps.reports.refusals import ExtensionInvalid, ExtensionTooLate
from thidua.apps.seasons.registries.deadline_log import late_deeds
from thidua.domain.deadlines import Timeliness
from thidua.web.reasons import ReasonMissing

NEXT_DAY = date(2023, 7, 20)


def duty(world: World, form: ReportForm, at: datetime = TOO_LATE) -> Duty:
    """Where CCC stands."""
    found = duties_in([world.season], at)
    return next(each for each in found if each.unit.code == "CCC" and each.form.pk == form.pk)


def lateness(world: World, day: date = NEXT_DAY, *kinds: str) -> list[str]:
    """What the log of deadlines says of CCC's reports."""
    unit = world.units["CCC"].pk
    return [
        str(deed) for deed in late_deeds(world.season, [unit], day, kinds or ("reports",))[unit]
    ]


def test_before_the_date_it_moves_the_date(world: World) -> None:
    form = opened_form(world)
    extended(world, form, LATE + timedelta(days=1), BEFORE)

    handed_in(world, form, at=LATE)

    found = duty(world, form)
    assert (found.timeliness, found.days, found.extensions) == (Timeliness.ON_TIME, 0, 1)
    assert lateness(world) == []


def test_after_the_date_it_must_be_marked(world: World) -> None:
    form = opened_form(world)
    with pytest.raises(ExtensionTooLate, match="24:00 ngày 30/06/2023"):
        extended(world, form, TOO_LATE, LATE)
    assert not Extension.objects.exists()

    made = extended(world, form, TOO_LATE, LATE, is_late=True)
    handed_in(world, form, at=TOO_LATE)

    assert (made.is_late, duty(world, form).timeliness) == (True, Timeliness.ON_TIME)
    assert lateness(world) == []


def test_one_that_only_opens_the_door_leaves_it_late(world: World) -> None:
    form = opened_form(world)
    extended(world, form, TOO_LATE, LATE, is_late=True, still_late=True)
    handed_in(world, form, at=TOO_LATE)

    assert duty(world, form).timeliness is Timeliness.LATE
    assert lateness(world) == ["Báo cáo 6 tháng trễ 12 ngày"]


def test_a_mark_means_nothing_before_the_date(world: World) -> None:
    made = extended(world, opened_form(world), LATE, BEFORE, is_late=True, still_late=True)

    assert (made.is_late, made.still_late) == (False, False)


@pytest.mark.parametrize(("until", "at"), [(DUE, BEFORE), (LATE, LATE), (BEFORE, LATE)])
def test_what_extends_nothing_is_refused(world: World, until: datetime, at: datetime) -> None:
    with pytest.raises(ExtensionInvalid, match="phải sau"):
        extended(world, opened_form(world), until, at, is_late=True)


def test_a_replay_extends_nothing_twice(world: World) -> None:
    form = opened_form(world)
    extended(world, form, LATE, BEFORE)
    with pytest.raises(ExtensionInvalid):
        extended(world, form, LATE, BEFORE)
    assert Extension.objects.count() == 1


def test_an_accepted_report_needs_none(world: World) -> None:
    form = opened_form(world)
    accept_report(handed_in(world, form), actor=world.head, at=BEFORE)
    with pytest.raises(ExtensionInvalid, match="đã được chấp nhận"):
        extended(world, form, LATE, BEFORE)


@pytest.mark.parametrize("said", [{"reason": " "}, {"signer": ""}])
def test_it_says_why_and_who_signed(world: World, said: dict[str, Any]) -> None:
    with pytest.raises(ReasonMissing, match="lý do gia hạn và người ký"):
        extended(world, opened_form(world), LATE, BEFORE, **said)


def test_the_unit_does_not_extend_its_own(world: World) -> None:
    with pytest.raises(PermissionDenied):
        extended(world, opened_form(world), LATE, BEFORE, actor=world.member)


def test_a_report_is_late_once_however_often_it_is_returned(world: World) -> None:
    form = opened_form(world)
    report = handed_in(world, form, at=LATE)
    return_report(report, "Sai.", actor=world.head, at=LATE, again_until=CLOSES)
    submit_report(report, actor=world.member, at=CLOSES)

    assert lateness(world) == ["Báo cáo 6 tháng trễ 2 ngày"]


def test_what_is_owed_counts_until_today_in_the_offices_days(world: World) -> None:
    form = opened_form(world)

    assert lateness(world, date(2023, 6, 30)) == []
    assert lateness(world, date(2023, 7, 1)) == ["Báo cáo 6 tháng trễ 1 ngày"]
    states = [
        duty(world, form, at).timeliness for at in (DUE, DUE + timedelta(seconds=1), TOO_LATE)
    ]
    assert states == [Timeliness.WAITING, Timeliness.OVERDUE, Timeliness.MISSED]


def test_lateness_takes_points_and_an_extension_gives_them_back(world: World) -> None:
    form = opened_form(world)
    fault: dict[str, Any] = {
        "id": "II.9", "name": "Báo cáo đúng hạn", "max": "20", "measure": "lần trễ",
        "rule": {"type": "deduct", "per_event": "5", "fed_by": "deadline_log.reports"},
    }  # fmt: skip
    opened_sheets(world, scheme_definition(("II", fault)))

    def line() -> tuple[str, str]:
        found = next(x for x in fed_lines(sheet_of(world, "CCC"), NEXT_DAY) if x.item == "II.9")
        assert behind(found).endswith(f"/reports/{world.season.pk}/?unit={world.units['CCC'].pk}")
        return found.actual, found.fed_text

    handed_in(world, form, at=LATE)
    assert line() == ("1", "1 (Báo cáo 6 tháng trễ 2 ngày)")
    extended(world, form, TOO_LATE, LATE, is_late=True)
    assert line() == ("0", "0 (không trễ hạn lần nào)")
    assert timezone.localtime(LATE).date() == date(2023, 7, 2)
