"""Nominations are made once, dossiers completed with their papers, sent by who may."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.apps.dossiers import story
from tests.factories import NOON, World
from thidua.apps.appraisals.refusals import EvidenceRefused
from thidua.apps.audit.models import Entry
from thidua.apps.dossiers.actions.nominating import (
    NominationFacts,
    nominate_by_hand,
    nominate_for_government_flag,
    nominate_from_conference,
)
from thidua.apps.dossiers.actions.papers_filed import (
    clear_paper,
    file_paper,
    link_document,
    waive_paper,
)
from thidua.apps.dossiers.actions.preparing import (
    complete_dossier,
    reopen_dossier,
    save_report,
    send_dossiers,
    withdraw_dossier,
)
from thidua.apps.dossiers.dossier.checklist import paper_rows
from thidua.apps.dossiers.guards import findings, government_flag_cap
from thidua.apps.dossiers.models import Nomination
from thidua.apps.dossiers.papers.dossier import sections_of
from thidua.apps.dossiers.queries import papers_of
from thidua.apps.dossiers.refusals import (
    AwardNotForSubject,
    GuardRefused,
    NothingToNominate,
    PaperRefused,
    PapersMissing,
    TooManyNominated,
    WrongStep,
)
from thidua.apps.meetings.models import Candidate
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.people.models import Person
from thidua.law.catalogue import CitationMissing
from thidua.web.reasons import ReasonMissing
from thidua.web.revisions import StalePage

pytestmark = pytest.mark.django_db


def person_of(world: World, code: str = "CCC", **more: object) -> Person:
    return Person.objects.create(
        authority=world.authority, unit=world.units[code], code="CB1", full_name="Trần Thị B",
        sex="female", **more,
    )  # fmt: skip


def test_a_closed_conference_makes_one_nomination_for_each_chosen_unit(world: World) -> None:
    conference = story.hold(world, flags=("AAA", "CCC"))

    made = nominate_from_conference(conference, actor=world.head, at=story.SENT)

    assert [(each.award, each.unit) for each in made] == [
        ("CO_TINH", world.units["AAA"]), ("CO_TINH", world.units["CCC"]),
        ("BK_TINH", world.units["BBB"]),
    ]  # fmt: skip
    vote = made[0].bloc_vote
    assert vote is not None
    assert (vote["agree"], vote["base"], vote["needed"], vote["rank"]) == (3, 3, 2, 1)
    assert vote["words"].startswith("xếp hạng 1, 91,50 điểm; 3/3 phiếu đồng ý")
    assert [paper.kind for paper in papers_of(made[0])] == [
        "request_letter", "report", "minutes", "vote_result",
    ]  # fmt: skip
    assert Entry.objects.filter(action="dossiers.nominate_from_conference").count() == 3


def test_nominating_twice_makes_nothing_new(world: World) -> None:
    conference = story.hold(world)
    nominate_from_conference(conference, actor=world.head, at=story.SENT)

    with pytest.raises(NothingToNominate, match="không còn đơn vị nào"):
        nominate_from_conference(conference, actor=world.standing, at=story.SENT)

    assert Nomination.objects.count() == 2


def test_only_who_runs_the_bloc_or_the_office_nominates(world: World) -> None:
    conference = story.hold(world)

    for user in (world.member, world.outsider):
        with pytest.raises(PermissionDenied):
            nominate_from_conference(conference, actor=user, at=story.SENT)


def test_an_open_conference_nominates_nobody(world: World) -> None:
    conference = story.hold(world)
    conference.state = "open"
    conference.save()

    with pytest.raises(NothingToNominate, match="chưa bế mạc"):
        nominate_from_conference(conference, actor=world.head, at=story.SENT)


def test_a_person_is_nominated_by_the_own_unit(world: World) -> None:
    person = person_of(world)
    facts = NominationFacts("CSTD_TINH", 2023)

    made = nominate_by_hand(person, facts, actor=world.member, at=story.LATER)

    assert (made.kind, made.from_unit, made.season) == ("individual", world.units["CCC"], None)
    assert "initiative_certificate" in {paper.kind for paper in papers_of(made)}
    assert [each.is_hint for each in findings(made, story.APPRAISED)] == [True]
    with pytest.raises(PermissionDenied):
        nominate_by_hand(person, facts, actor=world.officers["BBB"], at=story.LATER)
    with pytest.raises(GuardRefused, match="đang có một đề nghị khác"):
        nominate_by_hand(person, facts, actor=world.member, at=story.LATER)


@pytest.mark.parametrize(
    ("facts", "refusal", "words"),
    [
        (NominationFacts("CO_TINH", 2023), AwardNotForSubject, "không tặng cho cá nhân"),
        (NominationFacts("XYZ", 2023), AwardNotForSubject, "XYZ"),
        (NominationFacts("CSTD_TINH", 2031), AwardNotForSubject, "phải từ 2000 đến 2024"),
        (NominationFacts("BK_TINH", 2023, "dot_xuat"), Exception, "ít nhất 10 ký tự"),
        (
            NominationFacts("BK_TINH", 2023, "dot_xuat", "Cứu người trong lũ", "luật nào đó"),
            CitationMissing,
            "không nêu số văn bản",
        ),
    ],
)
def test_what_cannot_be_nominated_by_hand(
    world: World, facts: NominationFacts, refusal: type[Exception], words: str
) -> None:
    person = person_of(world)

    with pytest.raises(refusal, match=words):
        nominate_by_hand(person, facts, actor=world.member, at=story.LATER)

    assert Nomination.objects.count() == 0


def test_the_government_flag_is_for_leaders_within_the_cap(world: World) -> None:
    story.hold(world, flags=("AAA",), certificates=())
    story.lead_elsewhere(world, "BBB", "CCC")
    units = [unit.pk for unit in world.units.values()]
    story.set_share(world, "co_cp_share_of_leaders", "0.4")

    with pytest.raises(TooManyNominated, match="tối đa 1 = 40 % của 3 tập thể"):
        nominate_for_government_flag(
            world.authority, 2023, units[:2], actor=world.standing, at=story.LATER
        )
    made = nominate_for_government_flag(
        world.authority, 2023, units[:1], actor=world.standing, at=story.LATER
    )
    again = nominate_for_government_flag(
        world.authority, 2023, units[:1], actor=world.standing, at=story.LATER
    )

    assert [each.award for each in made] == ["CO_CP"]
    assert again == []
    with pytest.raises(NothingToNominate):
        nominate_for_government_flag(
            world.authority, 2022, units[:1], actor=world.standing, at=story.LATER
        )
    with pytest.raises(PermissionDenied):
        nominate_for_government_flag(
            world.authority, 2023, units[1:2], actor=world.head, at=story.LATER
        )


def test_a_second_flag_holder_leads_nothing(world: World) -> None:
    story.hold(world, flags=("AAA", "BBB"), certificates=())

    cap = government_flag_cap(world.authority, 2023, story.HELD)
    assert cap.leaders == 1
    with pytest.raises(NothingToNominate, match="suy tôn dẫn đầu"):
        nominate_for_government_flag(
            world.authority, 2023, [world.units["BBB"].pk], actor=world.standing, at=story.LATER
        )


def test_an_unread_cap_only_warns(world: World) -> None:
    story.hold(world, flags=("AAA", "BBB"), certificates=())
    units = [world.units["AAA"].pk]

    made = nominate_for_government_flag(
        world.authority, 2023, units, actor=world.standing, at=story.LATER
    )

    found = findings(made[0], story.APPRAISED)
    assert [(each.blocks, "tối đa 0 = 20 %" in each.text) for each in found] == [(False, True)]
    assert "chưa đối chiếu nguyên văn" in found[0].citation


def test_a_dossier_without_its_papers_is_not_complete(world: World) -> None:
    nomination = story.nominate(world)

    with pytest.raises(PapersMissing, match="Kết quả bỏ phiếu của Khối \\(NĐ 91/2017, Điều 12\\)"):
        complete_dossier(nomination, revision=0, actor=world.head, at=story.SENT)

    story.fill(nomination, world.head)
    lines = paper_rows(nomination, papers_of(nomination))
    assert {line.status for line in lines} == {"there"}
    done = complete_dossier(nomination, revision=0, actor=world.head, at=story.SENT)
    assert done.state == "complete"


def test_a_waived_paper_counts_and_a_cleared_one_does_not(world: World) -> None:
    nomination = story.nominate(world)
    story.fill(nomination, world.head)
    paper = nomination.papers.get(kind="vote_result")

    clear_paper(paper, actor=world.head, at=story.SENT)
    with pytest.raises(PapersMissing, match="Kết quả bỏ phiếu"):
        complete_dossier(nomination, revision=None, actor=world.head, at=story.SENT)
    with pytest.raises(ReasonMissing, match="ít nhất 10"):
        waive_paper(paper, "không", actor=world.head, at=story.SENT)
    waive_paper(paper, "Có trong biên bản hội nghị", actor=world.head, at=story.SENT)

    assert complete_dossier(nomination, revision=None, actor=world.head, at=story.SENT)


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"%PDF-1.7 x", "bao-cao.docx", "nội dung không phải DOCX"),
        (b"", "bao-cao.docx", "rỗng"),
        (b"MZ", "bao-cao.exe", "chỉ nhận"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(
    world: World, content: bytes, name: str, words: str
) -> None:
    paper = story.nominate(world).papers.get(kind="report")

    with pytest.raises(EvidenceRefused, match=words):
        file_paper(paper, SimpleUploadedFile(name, content), actor=world.head, at=story.SENT)

    paper.refresh_from_db()
    assert not paper.file


def test_papers_belong_to_the_unit_and_who_runs_the_bloc(world: World) -> None:
    paper = story.nominate(world).papers.get(kind="report")

    for user in (world.member, world.outsider, world.standing):
        with pytest.raises(PermissionDenied):
            file_paper(paper, story.docx(), actor=user, at=story.SENT)


def test_an_issued_paper_of_the_year_stands_on_its_line(world: World) -> None:
    nomination = story.nominate(world)
    minutes = IssuedDocument.objects.create(
        season=world.season, kind="conference_minutes", title="Biên bản", number="15/BB-KTĐ",
        issued_on=story.HELD, issued_at=NOON, released_at=NOON, issued_by=world.head,
    )  # fmt: skip
    letter = nomination.papers.get(kind="request_letter")

    with pytest.raises(PaperRefused, match="không dùng được"):
        link_document(letter, minutes, actor=world.head, at=story.SENT)
    line = link_document(
        nomination.papers.get(kind="minutes"), minutes, actor=world.head, at=story.SENT
    )

    assert paper_rows(nomination, [line])[0].what == "Biên bản, số 15/BB-KTĐ, ngày 20/12/2023"


def test_the_report_is_filled_in_beforehand_and_kept_in_versions(world: World) -> None:
    nomination = story.nominate(world)
    first = sections_of(nomination)
    assert "xếp hạng 1, 91,50 điểm" in first["tasks"]
    assert "Nhiệm vụ được giao: 102,5 %, chỉ tiêu 100." in first["tasks"]

    saved = save_report(nomination, {"tasks": "Mới"}, version=0, actor=world.head, at=story.SENT)

    assert (saved.version, sections_of(nomination)["tasks"]) == (1, "Mới")
    with pytest.raises(StalePage):
        save_report(nomination, {"tasks": "Cũ"}, version=0, actor=world.head, at=story.SENT)
    with pytest.raises(PaperRefused, match="không có phần"):
        save_report(nomination, {"x": "y"}, version=1, actor=world.head, at=story.SENT)
    with pytest.raises(PaperRefused, match="tối đa 4000"):
        save_report(
            nomination, {"overview": "a" * 4001}, version=1, actor=world.head, at=story.SENT
        )


def test_only_complete_dossiers_are_sent_and_by_the_head(world: World) -> None:
    nomination = story.completed(world)

    with pytest.raises(PermissionDenied):
        send_dossiers([nomination], "", actor=world.member, at=story.SENT)
    with pytest.raises(WrongStep, match="Chọn ít nhất một"):
        send_dossiers([], "", actor=world.head, at=story.SENT)
    done = send_dossiers([nomination], "06/TTr-KTĐ", actor=world.head, at=story.SENT)

    assert (done[0].state, done[0].letter, done[0].sent_at) == ("sent", "06/TTr-KTĐ", story.SENT)
    with pytest.raises(WrongStep, match="đang ở bước “Đã gửi”"):
        send_dossiers([nomination], "", actor=world.head, at=story.SENT)


def test_a_sent_dossier_comes_back_only_to_who_sent_it(world: World) -> None:
    nomination = story.sent(world, "BK_TINH")

    with pytest.raises(PermissionDenied):
        reopen_dossier(nomination, "Thiếu một số liệu", actor=world.member, at=story.SENT)
    back = reopen_dossier(nomination, "Thiếu một số liệu", actor=world.head, at=story.SENT)

    assert back.state == "proposed"


def test_two_people_complete_at_once_and_the_second_is_told(world: World) -> None:
    nomination = story.nominate(world)
    story.fill(nomination, world.head)
    Nomination.objects.filter(pk=nomination.pk).update(revision=1)

    with pytest.raises(StalePage):
        complete_dossier(nomination, revision=0, actor=world.head, at=story.SENT)


def test_a_withdrawn_nomination_leaves_the_blocs_result(world: World) -> None:
    nomination = story.nominate(world)

    gone = withdraw_dossier(nomination, "Đơn vị xin rút", actor=world.head, at=story.SENT)

    assert gone.state == "withdrawn"
    assert Candidate.objects.get(unit=world.units["AAA"], motion__kind="award").is_chosen
    with pytest.raises(WrongStep):
        withdraw_dossier(nomination, "Đơn vị xin rút", actor=world.head, at=story.SENT)


def test_more_flags_than_the_authority_allows_a_bloc_are_not_sent(world: World) -> None:
    story.hold(world, flags=("AAA", "CCC"))
    nomination = story.completed(world)
    story.set_share(world, "flag_quota_per_bloc", "1")

    with pytest.raises(GuardRefused, match=r"chỉ tiêu mỗi khối là 1\. \(Quyết định số 1"):
        send_dossiers([nomination], "", actor=world.head, at=story.SENT)
