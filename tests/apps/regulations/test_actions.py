"""A quy chế from draft to adoption: one change at a time, asked, adopted, followed by another."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.regulations.builders import (
    TEXT,
    TODAY,
    accepted,
    adopted,
    asked,
    closed,
    drafted,
    edited,
    proposed,
)
from tests.factories import NOON, World, make_world
from thidua.apps.audit.models import Entry
from thidua.apps.consultations.actions.speaking import give_opinion
from thidua.apps.consultations.facts import OpinionFacts
from thidua.apps.consultations.refusals import ConsentMissing, DayPassed
from thidua.apps.regulations.actions.adopting import adopt_regulation
from thidua.apps.regulations.actions.drafting import discard_regulation, supersede_regulation
from thidua.apps.regulations.actions.editing import edit_regulation
from thidua.apps.regulations.facts import Adoption
from thidua.apps.regulations.models import Regulation
from thidua.apps.regulations.papers.usual_text import usual_text
from thidua.apps.regulations.queries import adopted_regulation, presences_of
from thidua.apps.regulations.refusals import (
    ArticleGone,
    ConsultationOpen,
    NotADraft,
    RegulationExists,
    TextUnfit,
    YearClosed,
)
from thidua.apps.regulations.seams.proofs import adopted_regulations
from thidua.apps.regulations.seams.seasons import copy_regulation
from thidua.apps.regulations.wording.edits import (
    MoveArticle,
    PutArticle,
    PutHead,
    RemoveArticle,
    ReplaceText,
)
from thidua.apps.regulations.wording.proposed import ArticleChanged
from thidua.apps.seasons.models import Season
from thidua.domain.regulation import Article, RegulationText
from thidua.web.reasons import ReasonMissing
from thidua.web.revisions import StalePage

pytestmark = pytest.mark.django_db
MEETING = Article("a2", "Hội nghị", "1. Họp mỗi năm 4 lần.\n2. Trưởng khối chủ trì.",
                  "CHẾ ĐỘ LÀM VIỆC")  # fmt: skip


@pytest.fixture
def world() -> World:
    return make_world()


def titles(draft: Regulation) -> list[str]:
    return [each.title for each in draft.text.articles]


def test_a_draft_is_changed_one_change_at_a_time_and_the_journal_keeps_each(world: World) -> None:
    draft = drafted(world)

    assert edited(world, draft, PutArticle(MEETING)) == "sửa Điều 2. Hội nghị"
    new = Article("", "Kinh phí", "Tự bảo đảm.", "CHẾ ĐỘ LÀM VIỆC")
    assert edited(world, draft, PutArticle(new, "a2")) == "thêm điều «Kinh phí»"
    assert edited(world, draft, MoveArticle("a4", -1)) == "chuyển chỗ Điều 3. Kinh phí"
    assert edited(world, draft, RemoveArticle("a3")) == "bỏ Điều 4. Báo cáo"
    assert edited(world, draft, PutHead("Mới", ())) == "sửa tên, căn cứ của quy chế"

    assert (titles(draft), draft.revision) == (["Phạm vi", "Kinh phí", "Hội nghị"], 5)
    first = Entry.objects.filter(action="regulations.edit").earliest("pk")
    assert first.data["changes"] == [
        {"where": "Điều 2. Hội nghị", "what": "sửa nội dung",
         "old": "1. Họp mỗi năm 2 lần.\n2. Trưởng khối chủ trì.", "new": MEETING.text},
    ]  # fmt: skip


def test_what_changes_nothing_is_no_change(world: World) -> None:
    draft = drafted(world)

    edited(world, draft, PutArticle(TEXT.articles[0]))

    assert draft.revision == 0
    assert not Entry.objects.filter(action="regulations.edit").exists()


def test_the_second_of_two_editors_is_told(world: World) -> None:
    draft = drafted(world)
    edited(world, draft, PutArticle(MEETING))

    with pytest.raises(StalePage, match="vừa được người khác sửa"):
        edit_regulation(draft, RemoveArticle("a1"), revision=0, actor=world.deputy, at=NOON)
    with pytest.raises(ArticleGone):
        edited(world, draft, RemoveArticle("a9"))


def test_a_text_without_an_article_is_not_kept(world: World) -> None:
    with pytest.raises(TextUnfit, match="Không thấy điều nào"):
        drafted(world, RegulationText())
    long = RegulationText("x", (), (Article("a1", "x", "y" * 6001),), 1)
    with pytest.raises(TextUnfit, match="Điều 1 dài 6001 ký tự; tối đa 6000"):
        drafted(world, long)
    draft = drafted(world)
    with pytest.raises(TextUnfit):
        edited(world, draft, ReplaceText(RegulationText("x"), "tep.docx"))


def test_adopting_freezes_it_and_keeps_who_was_there(world: World) -> None:
    draft = drafted(world)

    found = adopted(world, draft, "AAA", "CCC")

    assert found.hash == TEXT.digest
    assert [(str(each.unit), each.how) for each in presences_of(found)] == [
        ("Hội AAA", "present"),
        ("Hội CCC", "present"),
    ]
    entry = Entry.objects.get(action="regulations.adopt")
    assert entry.data["present"] == ["AAA", "CCC"]
    with pytest.raises(NotADraft, match="lập phiên bản mới"):
        edited(world, found, RemoveArticle("a1"))
    with pytest.raises(RegulationExists, match="đã thông qua"):
        drafted(world)
    assert list(adopted_regulations()) == []
    Regulation.objects.filter(pk=found.pk).update(content={})
    assert ["bị sửa" in each.text for each in adopted_regulations()] == [True]


def test_the_day_of_adoption_is_not_ahead(world: World) -> None:
    draft = drafted(world)
    ahead = Adoption(TODAY + timedelta(days=1))

    with pytest.raises(DayPassed, match="chưa đến"):
        adopt_regulation(draft, ahead, revision=0, day=TODAY, actor=world.head, at=NOON)


def test_only_those_who_run_the_bloc_write_and_adopt(world: World) -> None:
    draft = drafted(world)
    for user in (world.member, world.outsider):
        with pytest.raises(PermissionDenied):
            edit_regulation(draft, RemoveArticle("a1"), revision=0, actor=user, at=NOON)
    with pytest.raises(PermissionDenied):
        adopt_regulation(
            draft, Adoption(TODAY), revision=0, day=TODAY, actor=world.standing, at=NOON
        )


def test_an_accepted_remark_changes_the_draft_and_keeps_who_proposed_it(world: World) -> None:
    draft = drafted(world)
    about = asked(world, draft)
    with pytest.raises(ConsultationOpen):
        adopted(world, draft)
    with pytest.raises(ConsultationOpen):
        discard_regulation(draft, actor=world.head, at=NOON)

    remark = accepted(world, proposed(world, about, "CCC", "a2", MEETING))
    new = Article("", "Kinh phí", "Tự bảo đảm.", "CHẾ ĐỘ LÀM VIỆC")
    added = accepted(world, proposed(world, about, "BBB", "a3", new))

    draft.refresh_from_db()
    assert draft.text.articles[1] == MEETING
    assert titles(draft)[-1] == "Kinh phí"
    assert remark.done == "sửa Điều 2. Hội nghị (theo góp ý của Hội CCC)"
    assert added.done == "thêm điều «Kinh phí» (theo góp ý của Hội BBB)"
    assert remark.words == [["Điều 2. Hội nghị: sửa nội dung", TEXT.articles[1].text, MEETING.text]]


def test_a_proposal_for_an_article_changed_since_is_not_carried_out(world: World) -> None:
    draft = drafted(world)
    about = asked(world, draft)
    remark = proposed(world, about, "CCC", "a2", MEETING)
    edited(world, draft, PutArticle(replace(MEETING, text="Họp khi cần.")))

    with pytest.raises(ArticleChanged, match=r"Điều 2\. Hội nghị đã sửa sau khi"):
        accepted(world, remark)


def test_a_new_version_in_mid_year_needs_consent_or_a_meeting(world: World) -> None:
    first = adopted(world, drafted(world), "AAA")
    with pytest.raises(ReasonMissing):
        supersede_regulation(first, " ", actor=world.head, at=NOON)
    Season.objects.filter(pk=world.season.pk).update(state="running")
    draft = supersede_regulation(first, "Sáp nhập", actor=world.head, at=NOON)
    edited(world, draft, PutArticle(MEETING))

    with pytest.raises(ConsentMissing, match=r"thay quy chế.*Hội BBB, Hội CCC"):
        adopted(world, draft)
    with pytest.raises(ConsentMissing):  # a meeting that nothing tells of
        adopted(world, draft, "AAA", "BBB", note="")
    about = asked(world, draft)
    for code in ("BBB", "CCC"):
        opinion = OpinionFacts(world.units[code], agrees=True)
        give_opinion(about, opinion, day=TODAY, actor=world.officers[code], at=NOON)
    closed(world, about)
    second = adopted(world, draft)

    first.refresh_from_db()
    assert (first.state, second.version) == ("superseded", 2)
    assert [each.how for each in presences_of(second)] == ["agreed", "agreed"]
    with pytest.raises(NotADraft):
        supersede_regulation(first, "Nữa", actor=world.head, at=NOON)


def test_a_draft_is_thrown_away_and_the_journal_keeps_its_text(world: World) -> None:
    draft = drafted(world)
    with pytest.raises(RegulationExists, match="Sửa tiếp dự thảo"):
        drafted(world)

    discard_regulation(draft, actor=world.head, at=NOON)

    assert Entry.objects.get(action="regulations.discard").data["content"] == TEXT.as_data()
    with pytest.raises(NotADraft):
        discard_regulation(adopted(world, drafted(world)), actor=world.head, at=NOON)


def test_a_year_that_is_over_keeps_its_quy_che(world: World) -> None:
    draft = drafted(world)
    Season.objects.filter(pk=world.season.pk).update(state="closed", closed_at=NOON)

    with pytest.raises(YearClosed, match="2023 đã kết thúc"):
        edited(world, draft, RemoveArticle("a1"))


def test_next_year_starts_from_this_years(world: World) -> None:
    adopted(world, drafted(world))
    season = world.season
    new = Season.objects.create(
        bloc=world.bloc, year=2024, starts_on=season.starts_on, ends_on=season.ends_on,
        law_as_of=season.law_as_of,
    )  # fmt: skip

    copy_regulation(season, new, world.head, NOON)
    copy_regulation(season, new, world.head, NOON)

    made = Regulation.objects.get(season=new)
    assert (made.text, made.based_on) == (TEXT, adopted_regulation(season))


def test_the_usual_text_is_whole_and_says_where_the_bloc_decides() -> None:
    text = usual_text("Khối thi đua Một", "Tỉnh Thử")

    assert len(text.articles) == 13
    assert text.summary == "Tổ chức và hoạt động của Khối thi đua Một"
    assert "hướng dẫn của tỉnh Thử" in text.bases[1]
    assert all("để trống" in each for each in text.cautions())
    assert "UBND tỉnh" in usual_text("Khối", "UBND tỉnh Thử").bases[1]
