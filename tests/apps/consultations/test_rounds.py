"""A consultation: opened, spoken in, answered, closed; who may and when."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.consultations.builders import (
    LAST,
    TODAY,
    answered,
    asked,
    drafted,
    line_of,
    proposed,
    said,
)
from tests.factories import NOON, World, make_world
from thidua.apps.audit.models import Entry
from thidua.apps.consultations.actions.answering import answer_remark
from thidua.apps.consultations.actions.rounds import close_consultation, extend_consultation
from thidua.apps.consultations.actions.speaking import give_opinion, make_remark, withdraw_remark
from thidua.apps.consultations.facts import Answering, OpinionFacts, RemarkFacts
from thidua.apps.consultations.models import Remark
from thidua.apps.consultations.queries import agreeing_units
from thidua.apps.consultations.refusals import (
    AnswerFinal,
    AnswersMissing,
    ConsultationClosed,
    ConsultationExists,
    DayPassed,
    NoDraft,
    NothingSaid,
    RemarkAnswered,
)
from thidua.apps.schemes.actions.adopting import adopt_scheme
from thidua.apps.schemes.actions.drafting import discard_scheme
from thidua.apps.schemes.actions.editing import edit_scheme
from thidua.apps.schemes.definition.line_edits import Remove
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.refusals import ConsultationOpen, StaleScheme
from thidua.web.reasons import ReasonMissing

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def test_open_consultation_asks_for_a_draft_that_can_change(world: World) -> None:
    draft = drafted(world)
    asked(world, draft)
    with pytest.raises(ConsultationExists, match="đang được lấy ý kiến"):
        asked(world, draft)
    Scheme.objects.filter(pk=draft.pk).update(state="superseded", hash="x", adopted_at=NOON)
    with pytest.raises(NoDraft):
        asked(world, draft)
    with pytest.raises(NoDraft):
        asked(world, Scheme(pk=9999))


def test_a_unit_speaks_while_the_days_last(world: World) -> None:
    about = asked(world, drafted(world))
    remark = said(world, about, "CCC", "I.1")
    assert (remark.comment, remark.answer) == ("Thấy cao", "")
    facts = RemarkFacts(world.units["CCC"], "I.1", "Tiêu chí I.1", "Muộn")
    late, actor = LAST + timedelta(days=1), world.officers["CCC"]
    with pytest.raises(DayPassed, match="20/06/2023"):
        make_remark(about, facts, day=late, actor=actor, at=NOON)
    extend_consultation(about, late, day=TODAY, actor=world.deputy, at=NOON)
    assert make_remark(about, facts, day=late, actor=actor, at=NOON).comment == "Muộn"
    with pytest.raises(DayPassed, match="không rút ngắn được"):
        extend_consultation(about, LAST, day=TODAY, actor=world.head, at=NOON)


def test_nobody_speaks_for_another_unit(world: World) -> None:
    about = asked(world, drafted(world))
    facts = RemarkFacts(world.units["BBB"], "I.1", "Tiêu chí I.1", "Thay mặt")
    with pytest.raises(PermissionDenied):
        make_remark(about, facts, day=TODAY, actor=world.officers["CCC"], at=NOON)
    with pytest.raises(PermissionDenied):
        give_opinion(
            about, OpinionFacts(world.units["BBB"], True), day=TODAY, actor=world.member, at=NOON
        )


def test_a_remark_says_something(world: World) -> None:
    about = asked(world, drafted(world))
    with pytest.raises(NothingSaid):
        said(world, about, "CCC", "I.1", comment=" ")
    change = RemarkFacts(world.units["CCC"], "I.1", "Tiêu chí I.1", "", {"drop": "true"})
    with pytest.raises(ReasonMissing, match="vì sao"):
        make_remark(about, change, day=TODAY, actor=world.officers["CCC"], at=NOON)


def test_accepting_changes_the_draft_by_the_same_edit(world: World) -> None:
    draft = drafted(world)
    about = asked(world, draft)
    remark = proposed(world, about, "CCC", "I.1", max="30", name="Nhiệm vụ chính")
    assert remark.words[:2] == [
        ["nội dung", "Nhiệm vụ được giao", "Nhiệm vụ chính"],
        ["điểm tối đa", "40", "30"],
    ]
    done = answered(world, remark, Remark.Answer.ACCEPTED)
    assert line_of(draft, "I.1")["max"] == "30"
    assert done.done == "Sửa tiêu chí I.1 Nhiệm vụ chính"
    assert draft.changes.get().summary == "Sửa tiêu chí I.1 Nhiệm vụ chính (góp ý của Hội CCC)"
    assert Entry.objects.filter(action="schemes.edit").count() == 1
    with pytest.raises(AnswerFinal, match="đã sửa vào dự thảo"):
        answered(world, remark, Remark.Answer.REJECTED)


def test_two_accepted_remarks_on_one_line_both_stand(world: World) -> None:
    """Each puts only what it changes over the draft of the day."""
    draft = drafted(world)
    about = asked(world, draft)
    points = proposed(world, about, "CCC", "I.1", max="30")
    words = proposed(world, about, "BBB", "I.1", name="Nhiệm vụ chính")
    answered(world, points, Remark.Answer.ACCEPTED)
    answered(world, words, Remark.Answer.ACCEPTED)
    line = line_of(draft, "I.1")
    assert (line["max"], line["name"]) == ("30", "Nhiệm vụ chính")


def test_accepting_on_a_draft_that_moved_on_is_refused(world: World) -> None:
    draft = drafted(world)
    about = asked(world, draft)
    remark = proposed(world, about, "CCC", "I.1", max="30")
    edit_scheme(draft, Remove("II.1"), revision=0, actor=world.deputy, at=NOON)
    stale = Answering(Remark.Answer.ACCEPTED, "Đồng ý", revision=0)
    with pytest.raises(StaleScheme):
        answer_remark(remark, stale, actor=world.head, at=NOON)
    remark.refresh_from_db()
    assert (remark.answer, line_of(draft, "I.1")["max"]) == ("", "40")


def test_an_answer_explains_and_others_change_nothing(world: World) -> None:
    draft = drafted(world)
    about = asked(world, draft)
    remark = proposed(world, about, "CCC", "I.1", max="30")
    with pytest.raises(ReasonMissing):
        answered(world, remark, Remark.Answer.REJECTED, said=" ")
    with pytest.raises(PermissionDenied):
        answer_remark(remark, Answering("rejected", "Không"), actor=world.officers["CCC"], at=NOON)
    answered(world, remark, Remark.Answer.REJECTED)
    answered(world, remark, Remark.Answer.MERGED, said="Gộp với góp ý của Hội BBB")
    assert line_of(draft, "I.1")["max"] == "40"


def test_withdraw_remark_until_it_is_answered(world: World) -> None:
    about = asked(world, drafted(world))
    first, second = said(world, about, "CCC", "I.1"), said(world, about, "CCC", "I.2")
    with pytest.raises(PermissionDenied):
        withdraw_remark(first, actor=world.head, at=NOON)
    withdraw_remark(first, actor=world.officers["CCC"], at=NOON)
    answered(world, second, Remark.Answer.REJECTED)
    with pytest.raises(RemarkAnswered):
        withdraw_remark(second, actor=world.officers["CCC"], at=NOON)
    assert list(about.remarks.all()) == [second]


def test_an_opinion_is_of_the_draft_as_it_was(world: World) -> None:
    draft = drafted(world)
    about = asked(world, draft)
    member = world.officers["CCC"]
    with pytest.raises(ReasonMissing):
        give_opinion(
            about, OpinionFacts(world.units["CCC"], False), day=TODAY, actor=member, at=NOON
        )
    give_opinion(about, OpinionFacts(world.units["CCC"], True), day=TODAY, actor=member, at=NOON)
    unit = world.units["CCC"].pk
    assert agreeing_units("scheme", draft.pk, 0) == {unit}
    edit_scheme(draft, Remove("II.1"), revision=0, actor=world.head, at=NOON)
    assert agreeing_units("scheme", draft.pk, 1) == frozenset()


def test_close_consultation_answers_all_and_hears_all_or_says_why(world: World) -> None:
    about = asked(world, drafted(world))
    remark = said(world, about, "CCC", "I.1")
    with pytest.raises(AnswersMissing, match="Còn 1 ý kiến"):
        close_consultation(about, day=TODAY, actor=world.head, at=NOON)
    answered(world, remark, Remark.Answer.REJECTED)
    with pytest.raises(ReasonMissing, match="1 đơn vị chưa có ý kiến"):
        close_consultation(about, day=TODAY, actor=world.head, at=NOON)
    closed = close_consultation(about, "Họp sớm", day=TODAY, actor=world.head, at=NOON)
    assert closed.closed_early == "Họp sớm"
    with pytest.raises(ConsultationClosed):
        said(world, about, "BBB", "I.1")


def test_close_consultation_after_its_day_needs_no_reason(world: World) -> None:
    about = asked(world, drafted(world))
    over = LAST + timedelta(days=1)
    assert close_consultation(about, day=over, actor=world.head, at=NOON).closed_early == ""


def test_a_table_is_neither_adopted_nor_thrown_away_while_units_are_asked(world: World) -> None:
    draft = drafted(world)
    about = asked(world, draft)
    with pytest.raises(ConsultationOpen):
        adopt_scheme(draft, revision=0, actor=world.head, at=NOON)
    with pytest.raises(ConsultationOpen):
        discard_scheme(draft, actor=world.head, at=NOON)
    close_consultation(about, "Họp sớm", day=TODAY, actor=world.head, at=NOON)
    assert adopt_scheme(draft, revision=0, actor=world.head, at=NOON).state == "adopted"
