"""Saving lines: exact figures, clear refusals, nothing lost between two editors."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.appraisals.builders import (
    LATER,
    RELATIVE,
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
from thidua.apps.appraisals.actions.lines import (
    LineChange,
    add_own_target,
    remove_own_target,
    save_lines,
)
from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.refusals import (
    FiguresRefused,
    LinesChangedMeanwhile,
    LineUnknown,
    RegisteredTarget,
    ScoringNotOpen,
    SheetNotInDraft,
)
from thidua.apps.audit.queries import history_of
from thidua.apps.seasons.models import Season


def test_save_lines_keeps_the_figure_exactly_and_says_who(world: World) -> None:
    opened(world)

    line = save(world, "CCC", "I.1", actual=" 98,50 ", note="Báo cáo 12")

    line.refresh_from_db()
    assert (line.actual, line.note, line.revision) == ("98.50", "Báo cáo 12", 1)
    entry = history_of(line).get()
    assert entry.actor == world.member
    assert entry.data["actual"] == {"from": "", "to": "98.50"}


@pytest.mark.parametrize(
    ("item", "typed", "words"),
    [
        ("I.1", "-3", "«-3» không dùng được; chỉ nhận số từ 0 trở lên"),
        ("I.1", "chín mươi", "«chín mươi» không phải là số"),
        ("I.1", "15.000", "mười lăm nghìn hay 15? Ghi 15000"),
        ("II.1", "98%", "«98%» không dùng được: ô này không tính bằng phần trăm"),
        ("I.1", "9" * 41, "dài quá 40 ký tự"),
        ("TR1", "1.5", "Điểm trừ TR1, ô Số lần vi phạm"),
        ("TR1", "-1", "số nguyên từ 0"),
        ("L1", "có thể", "Không, Có"),
    ],
)
def test_save_lines_refuses_what_cannot_be_counted(
    world: World, item: str, typed: str, words: str
) -> None:
    opened(world)

    with pytest.raises(FiguresRefused) as refused:
        save(world, "CCC", item, actual=typed)

    assert words in str(refused.value)
    assert line_of(world, "CCC", item).actual == ""


def test_save_lines_saves_all_or_nothing(world: World) -> None:
    opened(world)
    good, bad = line_of(world, "CCC", "I.1"), line_of(world, "CCC", "II.1")
    changes = [LineChange(good.pk, 0, {"actual": "90"}), LineChange(bad.pk, 0, {"actual": "x"})]

    with pytest.raises(FiguresRefused):
        save_lines(good.sheet, changes, actor=world.member, at=LATER)

    assert Line.objects.filter(actual="90").count() == 0


def test_save_lines_shows_the_other_editors_figure(world: World) -> None:
    opened(world)
    line = line_of(world, "CCC", "I.1")
    save(world, "CCC", "I.1", actual="90")

    with pytest.raises(LinesChangedMeanwhile) as refused:
        save_lines(
            line.sheet, [LineChange(line.pk, 0, {"actual": "95"})],
            actor=world.leaders["CCC"], at=LATER,
        )  # fmt: skip

    assert [each.actual for each in refused.value.lines] == ["90"]
    assert line_of(world, "CCC", "I.1").actual == "90"


def test_save_lines_replayed_changes_nothing(world: World) -> None:
    opened(world)
    line = line_of(world, "CCC", "I.1")
    change = LineChange(line.pk, 0, {"actual": "90"})

    save_lines(line.sheet, [change], actor=world.member, at=LATER)
    save_lines(line.sheet, [change], actor=world.member, at=LATER)

    line.refresh_from_db()
    assert (line.actual, line.revision) == ("90", 1)
    assert history_of(line).count() == 1


def test_save_lines_refuses_another_sheets_line(world: World) -> None:
    opened(world)
    strange = line_of(world, "AAA", "I.1")

    with pytest.raises(LineUnknown):
        save_lines(
            sheet_of(world, "CCC"), [LineChange(strange.pk, 0, {"actual": "1"})],
            actor=world.member, at=LATER,
        )  # fmt: skip

    assert line_of(world, "AAA", "I.1").actual == ""


@pytest.mark.parametrize("who", ["head", "deputy", "standing", "outsider"])
def test_save_lines_is_for_the_own_unit(world: World, who: str) -> None:
    opened(world)

    with pytest.raises(PermissionDenied):
        save(world, "CCC", "I.1", actor=getattr(world, who), actual="90")


def test_save_lines_refuses_handed_in_locked_and_closed_sheets(world: World) -> None:
    opened(world)
    fill(world, "CCC")
    submit(world, "CCC")
    with pytest.raises(SheetNotInDraft, match="Đã nộp tự chấm"):
        save(world, "CCC", "I.1", actual="90")
    lock(world, "CCC")
    with pytest.raises(SheetNotInDraft, match="Đã khoá"):
        save(world, "CCC", "I.1", actual="90")
    Season.objects.filter(pk=world.season.pk).update(state=Season.State.RUNNING)
    with pytest.raises(ScoringNotOpen, match="Thực hiện phong trào"):
        save(world, "BBB", "I.1", actual="90")


def test_save_lines_leaves_registered_targets_alone(world: World) -> None:
    opened(world)

    save(world, "CCC", "I.2", actual="2", target="1")

    line = line_of(world, "CCC", "I.2")
    assert (line.actual, line.target) == ("2", "4")


def test_save_lines_takes_a_target_that_was_not_registered(world: World) -> None:
    opened(world, scheme_definition(("I", RELATIVE)))

    save(world, "CCC", "I.3", actual="12,5", target="10")

    line = line_of(world, "CCC", "I.3")
    assert (line.actual, line.target) == ("12.5", "10")


def test_own_targets_are_added_and_removed_but_not_registered_ones(world: World) -> None:
    opened(world)
    values = {"label": "Lớp tập huấn", "measure": "lớp", "target": "3,5"}

    line = add_own_target(
        sheet_of(world, "CCC"), "I.2", values, actor=world.member, at=LATER
    )  # fmt: skip

    assert (line.part, line.target, line.is_registered) == (2, "3.5", False)
    remove_own_target(line, actor=world.member, at=LATER)
    assert Line.objects.filter(sheet=line.sheet, item="I.2").count() == 2
    with pytest.raises(RegisteredTarget, match="Mô hình mới"):
        remove_own_target(line_of(world, "CCC", "I.2"), actor=world.member, at=LATER)


@pytest.mark.parametrize(
    ("item", "values"),
    [
        ("I.2", {"label": "Lớp", "target": "0"}),
        ("I.2", {"label": "", "target": "3"}),
        ("I.2", {"label": "Lớp", "target": "ba"}),
        ("I.1", {"label": "Lớp", "target": "3"}),
    ],
)
def test_own_targets_must_be_countable(world: World, item: str, values: dict[str, str]) -> None:
    opened(world)

    with pytest.raises(FiguresRefused):
        add_own_target(sheet_of(world, "CCC"), item, values, actor=world.member, at=LATER)

    assert Line.objects.filter(sheet=sheet_of(world, "CCC")).count() == 8
