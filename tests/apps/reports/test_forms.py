"""Setting a form: what it may ask for, when it changes no more, next year's."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.apps.reports.material import BEFORE, CLOSES, DUE, LATE, drafted, form_facts, opened
from tests.factories import NOON, World
from thidua.apps.reports.actions.carrying import carry_forms
from thidua.apps.reports.actions.forms import (
    create_form,
    move_dates,
    open_form,
    remove_form,
    save_form,
)
from thidua.apps.reports.facts import IndicatorFacts, facts_of
from thidua.apps.reports.filling.starts import started
from thidua.apps.reports.models import ReportForm
from thidua.apps.reports.refusals import FormInvalid, FormOpened
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.refusals import SeasonClosed
from thidua.web.reasons import ReasonMissing
from thidua.web.revisions import StalePage


def row(name: str = "x", measure: str = "người", **said: object) -> tuple[IndicatorFacts, ...]:
    """A form of one indicator."""
    return (IndicatorFacts(name, measure, **said),)  # type: ignore[arg-type] # named as the fields


def test_a_form_is_changed_until_it_is_opened(world: World) -> None:
    form = drafted(world)
    facts = replace(facts_of(form), name="Báo cáo quý", indicators=row("Việc", code="A"))
    form = save_form(form, facts, actor=world.standing, at=BEFORE, seen="0")
    assert [(each.code, each.name) for each in form.indicators.all()] == [("A", "Việc")]
    with pytest.raises(StalePage):
        save_form(form, facts, actor=world.head, at=BEFORE, seen="0")

    open_form(form, actor=world.head, at=BEFORE)

    for act in (
        lambda: save_form(form, facts, actor=world.head, at=BEFORE),
        lambda: open_form(form, actor=world.head, at=BEFORE),
        lambda: remove_form(form, actor=world.head, at=BEFORE),
    ):
        with pytest.raises(FormOpened):
            act()


def test_a_form_that_is_not_opened_can_be_taken_away(world: World) -> None:
    remove_form(drafted(world), actor=world.deputy, at=BEFORE)

    assert not ReportForm.objects.exists()


def test_indicators_without_a_code_are_numbered(world: World) -> None:
    facts = form_facts(indicators=(*row("a", code="2"), *row("b"), *row("c")))
    form = create_form(world.season, facts, actor=world.head, at=BEFORE)

    assert [(each.code, each.name) for each in form.indicators.all()] == [
        ("2", "a"), ("1", "b"), ("3", "c"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"name": " "}, "Ghi tên báo cáo"),
        ({"due_at": CLOSES, "closes_at": DUE}, "Hạn khoá nhận phải sau"),
        ({"since": form_facts().until, "until": form_facts().since}, "trước hoặc bằng"),
        ({"until": form_facts().until.replace(year=2024)}, "chỉ lấy trong năm"),
        ({"indicators": row(measure="triệu đồng")}, "Dòng 1: đơn vị tính “triệu đồng” là tiền"),
        ({"indicators": row(kind="money")}, "Dòng 1: số tiền phải có đơn vị tính là tiền"),
        ({"indicators": row(measure="")}, "Dòng 1: ghi đơn vị tính"),
        ({"indicators": row(kind="text", source="ledger")}, "lời văn thì đơn vị nhập"),
        ({"indicators": row(source="target")}, "ghi mã tiêu chí"),
        ({"indicators": row(source="covenant", source_key="ba")}, "là một số nguyên"),
        ({"indicators": row(code="A") + row(code="a")}, "Mã chỉ tiêu bị trùng: a"),
        ({"period": "tuần"}, "Chọn kỳ báo cáo"),
        ({"indicators": row() * 101}, "Có 101 chỉ tiêu; nhiều nhất 100"),
    ],
)
def test_what_a_form_cannot_be(world: World, said: dict[str, object], why: str) -> None:
    with pytest.raises(FormInvalid, match=why):
        drafted(world, **said)
    assert not ReportForm.objects.exists()


def test_a_name_stands_once_in_a_year(world: World) -> None:
    drafted(world)
    with pytest.raises(FormInvalid, match="đã có báo cáo tên"):
        drafted(world)


def test_a_form_without_indicators_is_not_opened(world: World) -> None:
    with pytest.raises(FormInvalid, match="chưa có chỉ tiêu nào"):
        opened(world, indicators=())


def test_dates_move_with_a_reason_for_every_unit(world: World) -> None:
    form = opened(world)
    with pytest.raises(ReasonMissing):
        move_dates(form, (LATE, CLOSES), " ", actor=world.head, at=BEFORE)
    with pytest.raises(FormInvalid, match="sau hoặc bằng"):
        move_dates(form, (CLOSES, LATE), "Lịch họp", actor=world.head, at=BEFORE)

    move_dates(form, (LATE, CLOSES), "Lịch họp", actor=world.head, at=BEFORE, seen="0")

    form.refresh_from_db()
    assert (form.due_at, form.revision) == (LATE, 1)


@pytest.mark.parametrize("who", ["member", "outsider"])
def test_only_who_runs_the_year_sets_forms(world: World, who: str) -> None:
    with pytest.raises(PermissionDenied):
        create_form(world.season, form_facts(), actor=getattr(world, who), at=BEFORE)


def test_a_closed_year_gets_no_form(world: World) -> None:
    world.season.state, world.season.closed_at = Season.State.CLOSED, NOON
    world.season.save()

    with pytest.raises(SeasonClosed):
        drafted(world)


@pytest.mark.parametrize("period", ReportForm.Period.values)
def test_every_period_has_a_form_to_start_with(world: World, period: str) -> None:
    facts = started(world.season, period)

    form = create_form(world.season, facts, actor=world.head, at=BEFORE)

    assert form.indicators.count() >= 5
    assert timezone.localtime(form.due_at).strftime("%H:%M:%S") == "00:00:00"


def test_next_year_starts_with_this_years_forms(world: World) -> None:
    form = opened(world, name="Báo cáo 6 tháng năm 2023")
    new = Season.objects.create(
        bloc=world.bloc, year=2024, starts_on="2024-01-01", ends_on="2024-12-31",
        law_as_of="2024-01-01",
    )  # fmt: skip
    new.refresh_from_db()

    for _ in range(2):
        carry_forms(world.season, new, world.head, NOON)

    carried = ReportForm.objects.get(season=new)
    assert (carried.name, carried.opened_at) == ("Báo cáo 6 tháng năm 2024", None)
    assert timezone.localtime(carried.due_at).strftime("%d/%m/%Y %H:%M") == "01/07/2024 00:00"
    assert facts_of(carried).indicators == facts_of(form).indicators
