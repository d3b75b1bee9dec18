"""Evidence that a checker asks for: owed by the unit, answered there, told to whom it concerns."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from tests.apps.appraisals.builders import sheet_of
from tests.apps.crosschecks.builders import (
    LATER,
    being_checked,
    eight,
    line,
    mark,
    settle,
)
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.evidence import attach_evidence
from thidua.apps.crosschecks.actions.asking import reply_to_request
from thidua.apps.crosschecks.actions.marking import save_marks
from thidua.apps.crosschecks.facts import MarkChange
from thidua.apps.crosschecks.models import Assignment, Mark
from thidua.apps.crosschecks.refusals import NothingAsked
from thidua.apps.crosschecks.seams.obligations import obligations_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.journal_reach import journal_visible_to
from thidua.web.reasons import ReasonMissing

pytestmark = pytest.mark.django_db
SOON = LATER + timedelta(hours=1)


@pytest.fixture
def world() -> World:
    return eight()


def asking(world: World, assignment: Assignment, asks: str = "Bản quyết toán") -> Mark:
    """A mark that agrees and asks for evidence."""
    mark(world, assignment, MarkChange(line(assignment, "I.1").pk, True, asks=asks), hands_in=False)
    return Mark.objects.get(assignment=assignment, line__item="I.1")


def owed(world: World, code: str = "C") -> list[str]:
    season = Season.objects.select_related("bloc__authority").get(pk=world.season.pk)
    user = User.objects.get(pk=world.officers[code].pk)
    found = obligations_of(user, [season], LATER.date())
    return [each.text for each in found if "đề nghị" in each.text]


def test_what_is_asked_is_owed_until_it_is_answered(world: World) -> None:
    first, second = being_checked(world)
    assert owed(world) == []
    made = asking(world, first)
    asking(world, second, "Ảnh hội nghị")
    assert owed(world) == ["Đơn vị chấm chéo đề nghị bổ sung minh chứng: 2 mục"]
    assert owed(world, first.checker.code) == []
    reply_to_request(made, "Bản giấy nộp 20/11", actor=world.officers["C"], at=SOON)
    assert owed(world) == ["Đơn vị chấm chéo đề nghị bổ sung minh chứng: 1 mục"]
    file = ContentFile(b"%PDF-1.7 x", name="ảnh.pdf")
    attach_evidence(line(first, "I.1"), file, actor=world.officers["C"], at=SOON)
    assert owed(world) == []


def test_other_words_ask_again(world: World) -> None:
    first, _second = being_checked(world)
    made = asking(world, first)
    reply_to_request(made, "Đã nộp", actor=world.officers["C"], at=SOON)
    checker = world.officers[first.checker.code]
    again = MarkChange(line(first, "I.1").pk, True, asks="Bản có dấu")
    save_marks(first, [again], actor=checker, at=SOON)
    made.refresh_from_db()
    assert (made.asked_at, made.reply, made.replied_by) == (SOON, "", None)
    assert len(owed(world)) == 1
    save_marks(first, [MarkChange(line(first, "I.1").pk, True)], actor=checker, at=SOON)
    assert owed(world) == []


def test_who_replies_and_until_when(world: World) -> None:
    first, second = being_checked(world)
    made, own = asking(world, first), world.officers["C"]
    for stranger in (world.head, world.officers[first.checker.code], world.outsider):
        with pytest.raises(PermissionDenied):
            reply_to_request(made, "x", actor=stranger, at=SOON)
    with pytest.raises(ReasonMissing, match=r"Mục I\.1"):
        reply_to_request(made, "  ", actor=own, at=SOON)
    mark(world, first)
    mark(world, second)
    settle(world, "C")
    with pytest.raises(NothingAsked, match="đã chốt"):
        reply_to_request(made, "muộn", actor=own, at=SOON)
    assert owed(world) == []


def test_the_journal_tells_a_reply_to_unit_and_checker_only(world: World) -> None:
    first, second = being_checked(world)
    made = asking(world, first)
    reply_to_request(made, "Đã nộp", actor=world.officers["C"], at=SOON)

    def told(code: str) -> bool:
        user = User.objects.get(pk=world.officers[code].pk)
        found = journal_visible_to(user, world.season)
        return found.filter(action="crosschecks.reply_to_request").exists()

    others = set("DEFGH") - {first.checker.code, second.checker.code}
    assert told("C")
    assert told(first.checker.code)
    assert not told(second.checker.code)
    assert not told(min(others))


def test_the_pages(world: World) -> None:
    first, second = being_checked(world)
    made, client, other = asking(world, first), Client(), Client()
    client.force_login(world.officers["C"])
    other.force_login(world.officers[second.checker.code])
    page = reverse("crosschecks:requests", args=[sheet_of(world, "C").pk])
    form = reverse("crosschecks:reply_to_request", args=[made.pk])
    shown = one_line(client.get(page).content.decode())
    assert "Bản quyết toán" in shown
    assert str(first.checker) not in shown  # not before the marks are put together
    assert client.post(form, {"text": ""}).status_code == 422
    sent = client.post(form, {"text": "Kèm"}, follow=True)
    assert "Đã trả lời" in one_line(sent.content.decode())
    for path in (page, form):
        assert other.get(path).status_code == 403
    stranger = Client()
    stranger.force_login(world.outsider)
    for path in (page, form):
        assert stranger.get(path).status_code == 404
    checker = Client()
    checker.force_login(world.officers[first.checker.code])
    marks = checker.get(reverse("crosschecks:save_marks", args=[first.pk])).content.decode()
    assert "Kèm" in marks
