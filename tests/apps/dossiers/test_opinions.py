"""Other bodies asked about a dossier, their answers, and the office's letters and decision."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.apps.dossiers import story
from tests.apps.paperwork.material import kind_named
from tests.conftest import SignIn
from tests.factories import World
from thidua.apps.dossiers.actions.appraising import return_dossier
from thidua.apps.dossiers.actions.opinions import (
    AnswerFacts,
    OpinionFacts,
    ask_opinion,
    note_opinion,
)
from thidua.apps.dossiers.models import Nomination, OpinionRequest
from thidua.apps.dossiers.refusals import DayRefused, WrongStep
from thidua.apps.paperwork.registries.papers import PaperNotReady, Request
from thidua.documents.model import Document, Paragraph
from thidua.documents.text import plain
from thidua.domain.calendar import day_in_vietnam
from thidua.web.reasons import ReasonMissing

TODAY = day_in_vietnam(story.AT_APPRAISAL)
ASKED = OpinionFacts(
    "tax", "Thuế tỉnh Gia Lai", "việc chấp hành nghĩa vụ thuế 5 năm gần nhất", TODAY,
    "12/SNV-TĐKT", TODAY + timedelta(10),
)  # fmt: skip
YES = AnswerFacts(TODAY, "34/CV-T", agrees=True)


def asked_of(world: World) -> OpinionRequest:
    return ask_opinion(story.received(world), ASKED, actor=world.standing, at=story.AT_APPRAISAL)


def paper(world: World, kind: str, about: int) -> Document:
    found = kind_named(kind)
    assert found.things is not None
    assert about in {each.key for each in found.things(world.authority, world.standing)}
    assert found.things(world.authority, world.outsider) == []
    return found.build(Request(world.authority, None, world.standing, about=about))


def said(document: Document) -> str:
    return " ".join(plain(each.text) for each in document.blocks if isinstance(each, Paragraph))


def test_ask_opinion_and_note_opinion(world: World) -> None:
    asked = asked_of(world)
    assert (asked.answered_on, str(asked)) == (None, f"Thuế tỉnh Gia Lai: {asked.nomination}")
    office = {"actor": world.standing, "at": story.AT_APPRAISAL}
    with pytest.raises(PermissionDenied):
        note_opinion(asked, YES, actor=world.head, at=story.AT_APPRAISAL)
    with pytest.raises(ReasonMissing, match="Không nhất trí"):
        note_opinion(asked, replace(YES, agrees=False), **office)
    with pytest.raises(DayRefused, match="ở trước ngày"):
        note_opinion(asked, replace(YES, answered_on=TODAY - timedelta(1)), **office)

    answered = note_opinion(asked, YES, **office)

    assert (answered.agrees, answered.answered_on) == (True, TODAY)
    with pytest.raises(WrongStep, match="đã trả lời ngày"):
        note_opinion(asked, YES, **office)


def test_ask_opinion_refuses_what_cannot_be(world: World) -> None:
    nomination = story.received(world)
    office = {"actor": world.standing, "at": story.AT_APPRAISAL}
    with pytest.raises(PermissionDenied):
        ask_opinion(nomination, ASKED, actor=world.head, at=story.AT_APPRAISAL)
    with pytest.raises(DayRefused, match="ở trước ngày hỏi"):
        ask_opinion(nomination, replace(ASKED, due_on=TODAY - timedelta(1)), **office)
    with pytest.raises(ReasonMissing, match="Nội dung xin ý kiến"):
        ask_opinion(nomination, replace(ASKED, question="thuế"), **office)
    Nomination.objects.filter(pk=nomination.pk).update(state=Nomination.State.WITHDRAWN)
    with pytest.raises(WrongStep):
        ask_opinion(nomination, ASKED, **office)


def test_opinion_letter_asks_and_return_letter_says_why(world: World) -> None:
    asked = asked_of(world)
    letter = paper(world, "opinion_letter", asked.pk)
    assert letter.header.symbol == "SNV-TĐKT"  # a công văn's symbol names no kind
    assert letter.title == ""
    assert "cho ý kiến: việc chấp hành nghĩa vụ thuế 5 năm gần nhất." in said(letter)
    OpinionRequest.objects.update(due_on=None)
    assert "trước ngày ……" in said(paper(world, "opinion_letter", asked.pk))
    found = asked.nomination
    with pytest.raises(PaperNotReady):
        kind_named("return_letter").build(
            Request(world.authority, None, world.standing, about=found.pk)
        )
    return_dossier(
        found, "thiếu chứng nhận sáng kiến", TODAY, actor=world.standing, at=story.AT_APPRAISAL
    )
    back = paper(world, "return_letter", found.pk)
    assert "chưa đủ điều kiện vì: thiếu chứng nhận sáng kiến." in said(back)


def test_papers_of_the_council_take_the_offices_numbers(world: World) -> None:
    voted = story.voted(world)
    vote = voted.council_votes.get()
    for kind, symbol in (
        ("council_minutes", "BB-HĐTĐKT"),
        ("office_letter", "TTr-SNV"),
        ("award_decision", "QĐ-UBND"),
    ):  # fmt: skip
        document = paper(world, kind, vote.meeting_id)
        assert (document.header.symbol, document.header.number) == (symbol, None)
        wanted = Request(
            world.authority, None, world.standing, TODAY, "07/XX", about=vote.meeting_id
        )
        header = kind_named(kind).build(wanted).header
        assert (header.number, header.symbol) == ("07", "XX")
    decision = paper(world, "award_decision", vote.meeting_id)
    assert "Khen thưởng 01 trường hợp" in said(decision)


def test_pages_of_opinions(world: World, sign_in: SignIn) -> None:
    nomination = story.received(world)
    client = sign_in(world.standing)
    page = reverse("dossiers:nomination", args=[nomination.pk])
    ask = reverse("dossiers:ask_opinion", args=[nomination.pk])
    assert ask in client.get(page).content.decode()
    day = nomination.received_on.strftime("%d/%m/%Y")
    typed = {"body": "police", "addressee": "Công an tỉnh", "asked_on": day}
    assert client.get(ask).status_code == 200
    refused = client.post(ask, typed | {"question": "ngắn"})
    assert refused.status_code == 422
    assert "Công an tỉnh" in refused.content.decode()
    assert client.post(ask, typed | {"question": "việc chấp hành pháp luật"}).status_code == 302
    asked = OpinionRequest.objects.get()
    note = reverse("dossiers:note_opinion", args=[asked.pk])
    assert note in client.get(page).content.decode()
    answer = {"answered_on": day, "agrees": "no", "answer": "đang xác minh đơn tố cáo"}
    assert client.post(note, answer).status_code == 302
    shown = client.get(page).content.decode()
    assert "không nhất trí" in shown
    assert note not in shown
    for stranger in (world.head, world.outsider):
        assert sign_in(stranger).get(note).status_code in {403, 404}
