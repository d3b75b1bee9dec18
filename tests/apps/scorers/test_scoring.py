"""Figures of scorers: who may, what counts, two at once, in the place of who never answers."""

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
from tests.apps.scorers.builders import (
    HEAD,
    ITEM,
    OFFICE,
    a_world,
    body,
    by_police,
    change,
    give,
    in_place,
    police,
    score_by,
)
from tests.factories import NOON, PASSWORD, make_world
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.finishing import finish_verification
from thidua.apps.appraisals.actions.signing import submit_sheet
from thidua.apps.appraisals.actions.verification import (
    LineVerdict,
    agree_rest,
    answer_line,
    verify_line,
)
from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.refusals import FiguresRefused, ScorersFirst, SheetNotComplete
from thidua.apps.audit.queries import history_of
from thidua.apps.scorers.actions.scoring import enter_in_place, save_figures
from thidua.apps.scorers.facts import FigureChange
from thidua.apps.scorers.models import GivenFigure, Scorer
from thidua.apps.scorers.pages.grid import grid_of
from thidua.apps.scorers.refusals import (
    AlreadyGiven,
    GivenMeanwhile,
    NotOpenYet,
    NotYoursToScore,
)
from thidua.apps.seasons.models import Season
from thidua.web.reasons import ReasonMissing

pytestmark = pytest.mark.django_db


def test_save_figures_puts_them_on_the_sheets() -> None:
    world, officer, scorer = by_police()
    give(world, officer, scorer, AAA="Hoàn thành xuất sắc nhiệm vụ", CCC="HTTNV")
    assert line_of(world, "AAA", ITEM).actual == "HTXSNV"
    assert line_of(world, "CCC", ITEM).actual == "HTTNV"
    figure = GivenFigure.objects.get(line__sheet__unit__code="CCC")
    assert (figure.given_by, figure.given_at, figure.revision) == (officer, LATER, 1)
    assert [entry.action for entry in history_of(figure)] == ["scorers.save_figures"]
    told = history_of(line_of(world, "CCC", ITEM)).first()
    assert told is not None
    assert (told.action, told.actor) == ("appraisals.take_given_figures", officer)


def test_a_replay_changes_nothing() -> None:
    world, officer, scorer = by_police()
    sent = [change(world, "CCC", "HTTNV")]
    save_figures(scorer, sent, actor=officer, at=LATER)
    assert save_figures(scorer, sent, actor=officer, at=LATER) == []
    assert GivenFigure.objects.get().revision == 1


def test_a_colleague_meanwhile_is_told_and_nothing_is_overwritten() -> None:
    world, officer, scorer = by_police()
    sent = [change(world, "CCC", "HTTNV"), change(world, "BBB", "HTXSNV")]
    give(world, officer, scorer, CCC="KHTNV")
    with pytest.raises(GivenMeanwhile, match="Hội CCC"):
        save_figures(scorer, sent, actor=officer, at=LATER)
    assert line_of(world, "CCC", ITEM).actual == "KHTNV"
    assert line_of(world, "BBB", ITEM).actual == ""


def test_an_empty_cell_takes_the_figure_back() -> None:
    world, officer, scorer = by_police()
    give(world, officer, scorer, CCC="HTTNV")
    give(world, officer, scorer, CCC="")
    assert line_of(world, "CCC", ITEM).actual == ""
    assert GivenFigure.objects.get().is_blank


def test_what_cannot_be_counted_names_unit_and_cell() -> None:
    world, officer, scorer = by_police()
    sent = [change(world, "CCC", "giỏi"), change(world, "BBB", "HTTNV")]
    with pytest.raises(FiguresRefused, match=r"Hội CCC: Tiêu chí II\.3.*giỏi"):
        save_figures(scorer, sent, actor=officer, at=LATER)
    assert not GivenFigure.objects.exists()


@pytest.mark.parametrize("who", ["head", "member", "standing", "outsider"])
def test_save_figures_is_for_who_sits_there(who: str) -> None:
    world, _officer, scorer = by_police()
    with pytest.raises(PermissionDenied):
        give(world, getattr(world, who), scorer, BBB="HTTNV")


def test_a_seat_that_ended_scores_no_more() -> None:
    world, officer, scorer = by_police()
    officer.seats.update(until=NOON.date())
    with pytest.raises(PermissionDenied):
        give(world, User.objects.get(pk=officer.pk), scorer, CCC="HTTNV")


def test_lines_of_other_criteria_and_other_years_are_not_theirs() -> None:
    world, officer, scorer = by_police()
    other = opened(make_world(codes=("DDD", "EEE", "FFF")), scheme_definition(("II", GRADED)))
    for strange in (line_of(world, "CCC", "I.1"), line_of(other, "DDD", ITEM)):
        with pytest.raises(NotYoursToScore):
            save_figures(
                scorer, [FigureChange(strange.pk, 0, {"actual": "1"})], actor=officer, at=LATER
            )


def test_nobody_scores_the_own_unit() -> None:
    world = opened(a_world(), scheme_definition(("II", GRADED)))
    scorer = score_by(world, body(world.units["CCC"]), reason="Giao").scorers.get()
    give(world, world.officers["CCC"], scorer, AAA="HTTNV")
    with pytest.raises(NotYoursToScore, match="Sở Nội vụ nhập thay"):
        give(world, world.officers["CCC"], scorer, CCC="HTXSNV")
    in_place(world, scorer, "CCC", "HTTNV", "Chính đơn vị chấm")
    assert line_of(world, "CCC", ITEM).actual == "HTTNV"


def test_of_several_scorers_a_unit_is_scored_by_the_others() -> None:
    world = opened(a_world(), scheme_definition(("II", GRADED)))
    scored = score_by(world, body(world.units["CCC"]), OFFICE, reason="Giao")
    office = scored.scorers.get(kind="office")
    give(world, world.standing, office, CCC="HTTNV", AAA="HTTNV")
    assert line_of(world, "CCC", ITEM).actual == "HTTNV"
    assert line_of(world, "AAA", ITEM).actual == ""  # waits for the other


@pytest.mark.parametrize(
    ("combine", "figures", "found"),
    [
        ("mean", ("90", "95", "100"), "95"),
        ("mean", ("90", "95"), "92.5"),
        ("median", ("90", "99", "91"), "91"),
        ("lowest", ("99", "90", "100"), "90"),
    ],
)
def test_several_figures_become_one(combine: str, figures: tuple[str, ...], found: str) -> None:
    world = opened(a_world(), scheme_definition(("II", GRADED)))
    unit, officer = police(world)
    bodies = (OFFICE, body(unit), HEAD)[: len(figures)]
    scored = score_by(world, *bodies, item="I.1", reason="Giao", combine=combine)
    actors = (world.standing, officer, world.head)
    pairs = list(zip(scored.scorers.order_by("pk"), actors, figures, strict=False))
    for scorer, actor, figure in pairs[:-1]:
        give(world, actor, scorer, CCC=figure)
        assert line_of(world, "CCC", "I.1").actual == ""
    scorer, actor, figure = pairs[-1]
    give(world, actor, scorer, CCC=figure)
    assert line_of(world, "CCC", "I.1").actual == found


def test_of_grades_the_lowest_counts_and_no_mean_is_made() -> None:
    world = opened(a_world(), scheme_definition(("II", GRADED)))
    scored = score_by(world, OFFICE, HEAD, reason="Giao")
    office, head = scored.scorers.order_by("pk")
    give(world, world.standing, office, CCC="KHTNV")
    give(world, world.head, head, CCC="HTXSNV")
    assert line_of(world, "CCC", ITEM).actual == "KHTNV"


def test_deductions_and_facts_are_scored_too() -> None:
    world = opened(a_world(), scheme_definition(("II", GRADED)))
    unit, officer = police(world)
    for item, figures, found in (("TR1", ("1", "2"), "2"), ("L1", ("no", "yes"), "yes")):
        scored = score_by(world, OFFICE, body(unit), item=item, reason="Giao", combine="lowest")
        office, outside = scored.scorers.order_by("pk")
        give(world, world.standing, office, CCC=figures[0])
        give(world, officer, outside, CCC=figures[1])
        assert line_of(world, "CCC", item).actual == found


def test_the_unit_has_no_cell_is_not_asked_about_0_and_may_answer() -> None:
    world, officer, scorer = by_police()
    save(world, "CCC", ITEM, actual="HTXSNV", note="Chúng tôi tự khai")
    line = line_of(world, "CCC", ITEM)
    assert (line.actual, line.note) == ("", "")
    fill(world, "CCC")
    leader = world.leaders["CCC"]
    submit_sheet(sheet_of(world, "CCC"), password=PASSWORD, actor=leader, at=LATER)  # no tick
    give(world, officer, scorer, CCC="KHTNV")
    answer_line(line, "Chưa đúng", actor=world.officers["CCC"], at=LATER)
    assert line_of(world, "CCC", ITEM).answer == "Chưa đúng"


def test_verification_waits_and_says_for_whom() -> None:
    world, officer, scorer = by_police()
    fill(world, "CCC")
    submit(world, "CCC")
    agree_rest(sheet_of(world, "CCC"), actor=world.head, at=LATER)
    assert line_of(world, "CCC", ITEM).verdict == Line.Verdict.NONE
    with pytest.raises(SheetNotComplete, match=r"đang chờ Công an tỉnh \(mục II\.3\)"):
        finish_verification(sheet_of(world, "CCC"), actor=world.head, at=LATER)
    for agrees in (True, False):
        verdict = LineVerdict(
            agrees, line_of(world, "CCC", ITEM).revision, {"actual": "KHTNV"}, "x"
        )
        with pytest.raises(ScorersFirst, match="do Công an tỉnh chấm và chưa có số"):
            verify_line(line_of(world, "CCC", ITEM), verdict, actor=world.head, at=LATER)
    give(world, officer, scorer, CCC="HTTNV")
    verdict = LineVerdict(
        False, line_of(world, "CCC", ITEM).revision, {"actual": "KHTNV"}, "Sai tên"
    )
    verify_line(line_of(world, "CCC", ITEM), verdict, actor=world.head, at=LATER)
    (shown,) = [r for r in grid_of(scorer, frozenset()).rows if r.sheet.unit.code == "CCC"]
    assert [place.verified for place in shown.lines] == ["Không hoàn thành nhiệm vụ (Sai tên)"]
    lock(world, "CCC")
    with pytest.raises(NotOpenYet, match="thẩm định xong"):
        give(world, officer, scorer, CCC="KHTNV")


def test_a_figure_that_changes_is_looked_at_again() -> None:
    world, officer, scorer = by_police()
    fill(world, "CCC")
    submit(world, "CCC")
    give(world, officer, scorer, CCC="HTTNV")
    agree_rest(sheet_of(world, "CCC"), actor=world.head, at=LATER)
    give(world, officer, scorer, CCC="KHTNV")
    assert line_of(world, "CCC", ITEM).verdict == Line.Verdict.NONE


def test_what_does_not_apply_waits_for_nobody() -> None:
    world = a_world()
    world.units["CCC"].has_party_cell = False
    world.units["CCC"].save()
    opened(world, scheme_definition(("II", GRADED)))
    score_by(world, OFFICE, reason="Giao")
    assert line_of(world, "CCC", ITEM).actual == "n/a"
    fill(world, "CCC")
    submit(world, "CCC")
    lock(world, "CCC")


def test_the_office_enters_what_never_came_with_a_reason() -> None:
    world, officer, scorer = by_police()
    with pytest.raises(ReasonMissing):
        in_place(world, scorer, "CCC", "HTTNV", " ")
    in_place(world, scorer, "CCC", "HTTNV", "Công văn 12/CAT")
    figure = GivenFigure.objects.get()
    assert (figure.in_place_reason, figure.given_by) == ("Công văn 12/CAT", world.standing)
    assert line_of(world, "CCC", ITEM).actual == "HTTNV"
    give(world, officer, scorer, CCC="KHTNV")  # it answers after all
    with pytest.raises(AlreadyGiven, match="đã chấm Hội CCC"):
        in_place(world, scorer, "CCC", "HTTNV", "Lần nữa")
    with pytest.raises(PermissionDenied):
        enter_in_place(
            scorer, [change(world, "BBB", "HTTNV")], reason="x", actor=world.head, at=LATER
        )


def test_nothing_is_scored_outside_its_time() -> None:
    world, officer, scorer = by_police()
    Season.objects.filter(pk=world.season.pk).update(state=Season.State.CONFERENCE)
    with pytest.raises(NotOpenYet, match="bước"):
        give(world, officer, scorer, CCC="HTTNV")
    Season.objects.filter(pk=world.season.pk).update(state=Season.State.SCORING)
    Scorer.objects.update(ended_at=NOON)
    with pytest.raises(NotYoursToScore, match="không còn chấm"):
        give(world, officer, scorer, CCC="HTTNV")
