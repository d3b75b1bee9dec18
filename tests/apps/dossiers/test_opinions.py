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
from thidua.apps.audit.models import Entry
from thidua.apps.dossiers.actions.appraising import return_dossier
from thidua.apps.dossiers.actions.opinions import (
    AnswerFacts,
    OpinionFacts,
    ask_opinion,
    note_opinion,
    withdraw_opinion,
)
from thidua.apps.dossiers.models import CouncilVote, Nomination, OpinionRequest
from thidua.apps.dossiers.papers import office as office_papers
from thidua.apps.dossiers.queries import is_given_by
from thidua.apps.dossiers.refusals import DayRefused, WrongStep
from thidua.apps.organisations.models import AuthoritySetting
from thidua.apps.organisations.refusals import UnknownSetting
from thidua.apps.organisations.settings.catalogue import SETTING_TYPES
from thidua.apps.paperwork.actions.issuing import Issue, issue_document, submit_document
from thidua.apps.paperwork.actions.states import withdraw_document
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.papers.letterhead import DRAFTING_UNIT
from thidua.apps.paperwork.queries import document_by_code
from thidua.apps.paperwork.refusals import DocumentRefused
from thidua.apps.paperwork.registries.papers import PaperNotReady, Request, Thing
from thidua.documents.model import Document, Paragraph
from thidua.documents.text import plain
from thidua.domain.authority_names import Level
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


def test_a_draft_decision_is_never_issued_nor_looked_up(world: World, sign_in: SignIn) -> None:
    meeting = story.voted(world).council_votes.get().meeting_id
    draft = kind_named("award_decision")
    assert paper(world, "award_decision", meeting).draft
    wanted = Issue(draft, None, "01", TODAY, thing=Thing(meeting, "phiên họp"))
    for act in (issue_document, submit_document):
        with pytest.raises(DocumentRefused, match="là dự thảo"):
            act(world.authority, wanted, actor=world.standing, at=story.AT_COUNCIL)
    client, pk = sign_in(world.standing), world.authority.pk
    issue = reverse("paperwork:issue_document_for_office", args=[pk, draft.kind])
    assert client.get(f"{issue}?about={meeting}").status_code == 404
    page = client.get(reverse("paperwork:office_papers", args=[pk])).content.decode()
    assert issue not in page
    assert issue.replace(draft.kind, "office_letter") in page
    letter = Issue(
        kind_named("office_letter"), None, "01", TODAY, thing=Thing(meeting, "phiên họp")
    )
    kept = issue_document(world.authority, letter, actor=world.standing, at=story.AT_COUNCIL)
    assert document_by_code(kept.code) == kept
    IssuedDocument.objects.update(kind=draft.kind)  # issued before drafts were told apart
    assert document_by_code(kept.code) is None


@pytest.mark.parametrize("kind", ["award_decision", "office_letter"])
def test_papers_list_whom_the_authority_may_commend_and_nobody_else(
    world: World, kind: str
) -> None:
    voted = story.voted(world, agree=8)
    vote = voted.council_votes.get()
    with pytest.raises(PaperNotReady, match="hồ sơ nào"):
        paper(world, kind, vote.meeting_id)  # not passed
    CouncilVote.objects.update(confidence="memory")  # nobody read the share: it only warns
    assert "01 trường hợp" in said(paper(world, kind, vote.meeting_id))
    CouncilVote.objects.update(passed=True)
    Nomination.objects.update(state=Nomination.State.REFUSED)
    with pytest.raises(PaperNotReady):
        paper(world, kind, vote.meeting_id)


def test_an_award_of_the_state_is_asked_for_in_the_letter_and_never_decided(world: World) -> None:
    meeting = story.voted(world).council_votes.get().meeting_id
    Nomination.objects.update(award="CO_CP")
    assert "(đề nghị trình cấp có thẩm quyền)" in said(paper(world, "office_letter", meeting))
    with pytest.raises(PaperNotReady, match="thuộc thẩm quyền của cấp này"):
        paper(world, "award_decision", meeting)


@pytest.mark.parametrize(
    ("award", "kind", "given"),
    [
        ("CO_TINH", Level.PROVINCE, True),
        ("CO_TINH", Level.COMMUNE, False),
        ("GK", Level.COMMUNE, True),
        ("BK_TTG", Level.MINISTRY, False),
        ("TU_DAT", Level.PROVINCE, True),
    ],
)
def test_is_given_by(award: str, kind: Level, *, given: bool) -> None:
    assert is_given_by(award, kind) is given


def test_an_old_meeting_is_no_longer_listed_but_its_papers_are_printed(
    world: World, monkeypatch: pytest.MonkeyPatch, sign_in: SignIn
) -> None:
    meeting = story.voted(world).council_votes.get().meeting_id
    monkeypatch.setattr(office_papers, "MOST", 0)
    client, pk = sign_in(world.standing), world.authority.pk
    page = client.get(reverse("paperwork:office_papers", args=[pk])).content.decode()
    assert f"about={meeting}" not in page
    file = reverse("paperwork:download_for_office", args=[pk, "council_minutes", "pdf"])
    assert client.get(file, {"about": str(meeting)}).status_code == 200
    assert client.get(file, {"about": "999"}).status_code == 404


def test_a_letter_is_numbered_by_who_drafted_it(world: World) -> None:
    asked = asked_of(world)
    symbol = paper(world, "opinion_letter", asked.pk).header.symbol
    assert symbol == "SNV-TĐKT"
    AuthoritySetting.objects.create(
        authority=world.authority, key=DRAFTING_UNIT, value="NV1", since=story.HELD, cites="Quy chế"
    )
    assert paper(world, "opinion_letter", asked.pk).header.symbol == "SNV-NV1"
    assert SETTING_TYPES[DRAFTING_UNIT].read(" nv 1-") == "nv1"
    for wrong in ("", "a/b", "x" * 16):
        with pytest.raises(UnknownSetting, match="từ 1 đến 15"):
            SETTING_TYPES[DRAFTING_UNIT].read(wrong)


def test_opinions_are_read_by_the_office_alone(world: World, sign_in: SignIn) -> None:
    asked = asked_of(world)
    answer = replace(YES, agrees=False, answer="đang xác minh đơn tố cáo")
    note_opinion(asked, answer, actor=world.standing, at=story.AT_APPRAISAL)
    page = reverse("dossiers:nomination", args=[asked.nomination_id])
    journal = reverse("seasons:history", args=[world.season.pk])
    told = ("đơn tố cáo", "Thuế tỉnh", "Ghi ý kiến trả lời")
    office = sign_in(world.standing)
    for address in (page, journal):
        shown = office.get(address).content.decode()
        assert [text for text in told if text in shown] == list(told)
    for reader in (world.head, world.officers[asked.nomination.from_unit.code]):
        client = sign_in(reader)
        for address in (page, journal):
            answer_page = client.get(address)
            assert answer_page.status_code == 200
            assert [text for text in told if text in answer_page.content.decode()] == []


def test_a_members_journal_tells_nothing_of_others_dossiers(world: World, sign_in: SignIn) -> None:
    nomination = story.received(world)
    others = [code for code in world.officers if code != nomination.from_unit.code]
    journal = reverse("seasons:history", args=[world.season.pk])
    told = "Tiếp nhận hồ sơ để thẩm định"
    own = sign_in(world.officers[nomination.from_unit.code]).get(journal)
    assert told in own.content.decode()
    assert told not in sign_in(world.officers[others[-1]]).get(journal).content.decode()


def test_withdraw_opinion_while_nothing_rests_on_it(world: World, sign_in: SignIn) -> None:
    asked = asked_of(world)
    office = {"actor": world.standing, "at": story.AT_APPRAISAL}
    with pytest.raises(PermissionDenied):
        withdraw_opinion(asked, "ghi nhầm nơi hỏi", actor=world.head, at=story.AT_APPRAISAL)
    with pytest.raises(ReasonMissing):
        withdraw_opinion(asked, "", **office)
    thing = Thing(asked.pk, "thuế")
    letter = Issue(kind_named("opinion_letter"), None, "01", TODAY, thing=thing)
    kept = issue_document(world.authority, letter, **office)
    with pytest.raises(WrongStep, match="thu hồi công văn đó trước"):
        withdraw_opinion(asked, "ghi nhầm nơi hỏi", **office)
    withdraw_document(kept, "Sai", **office)

    client = sign_in(world.standing)
    page = reverse("dossiers:nomination", args=[asked.nomination_id])
    withdraw = reverse("dossiers:withdraw_opinion", args=[asked.pk])
    assert withdraw in client.get(page).content.decode()
    assert "Thuế tỉnh Gia Lai" in client.get(withdraw).content.decode()
    assert sign_in(world.head).get(withdraw).status_code == 403
    client = sign_in(world.standing)
    assert client.post(withdraw, {"reason": "ghi nhầm nơi hỏi"}).status_code == 302

    assert not OpinionRequest.objects.exists()
    entry = Entry.objects.get(action="dossiers.withdraw_opinion")
    assert entry.data["reason"] == "ghi nhầm nơi hỏi"


def test_withdraw_opinion_refuses_what_was_answered(world: World) -> None:
    asked = asked_of(world)
    office = {"actor": world.standing, "at": story.AT_APPRAISAL}
    note_opinion(asked, YES, **office)
    with pytest.raises(WrongStep, match="đã trả lời ngày"):
        withdraw_opinion(asked, "ghi nhầm nơi hỏi", **office)


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
