"""The pages: whole path in the browser's terms, who sees what, and how much they ask."""

import re
from datetime import date
from html import unescape
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from tests.apps.dossiers import story
from tests.conftest import SignIn
from tests.factories import World
from thidua.apps.accounts.models import User
from thidua.apps.audit.chain.verifying import verify_chains
from thidua.apps.dossiers.models import CouncilMeeting, Nomination
from thidua.apps.dossiers.seams.obligations import obligations_of
from thidua.apps.organisations.models import Unit
from thidua.apps.people.models import Person

pytestmark = pytest.mark.django_db
TODAY = date(2024, 3, 1)


def page(name: str, *args: object) -> str:
    return reverse(f"dossiers:{name}", args=args)


def text(client: Client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status
    return answer.content.decode()


def post(client: Client, url: str, data: dict[str, object] | None = None) -> str:
    answer = client.post(url, data or {}, follow=True)
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return answer.content.decode()


def test_the_whole_path_through_the_pages(world: World, sign_in: SignIn) -> None:
    conference = story.hold(world)
    story.set_share(world)
    head, office = sign_in(world.head), sign_in(world.standing)
    assert "Lập 2 hồ sơ" in text(head, page("from_blocs"))
    assert "Đã lập 2 hồ sơ" in post(head, page("nominate_from_conference", conference.pk))
    nomination = Nomination.objects.get(award="CO_TINH")
    pk = nomination.pk
    shown = text(head, page("nomination", pk))
    assert "chỉ cảnh báo" in shown  # the law of today was not read
    assert "xếp hạng 1" in shown.lower()

    report = {"version": 0, **story.REPORT, "overview": "Thành lập năm 1990."}
    assert "Đã lưu báo cáo" in post(head, page("report", pk), report)
    for paper in nomination.papers.exclude(kind="report"):
        assert "Đã thêm" in post(head, page("file_paper", paper.pk), {"file": story.docx()})
    nomination.refresh_from_db()
    post(head, page("complete", pk), {"revision": nomination.revision})
    post(head, page("send"), {"pick": [pk], "letter": "06/TTr-KTĐ"})

    nomination.refresh_from_db()
    today = timezone.localdate().isoformat()
    post(office, page("receive", pk), {"received_on": today})
    back = {"reason": "Thiếu số liệu so sánh", "returned_on": today}
    assert "Trả lại ngày" in post(office, page("return", pk), back)
    post(head, page("complete", pk), {})
    post(head, page("send"), {"pick": [pk], "letter": ""})
    post(office, page("receive", pk), {"received_on": today})
    opinion = {"opinion": story.OPINION, "appraised_on": today}
    post(office, page("appraise", pk), opinion)

    lines = "\n".join(f"Ủy viên {n}; chức vụ; {'văn bản' if n == 9 else ''}" for n in range(1, 10))
    meeting = {"held_on": today, "chair_name": "Chủ tịch", "members": lines, "nominations": [pk]}
    post(office, page("convene_council", world.authority.pk), meeting)
    council = CouncilMeeting.objects.get()
    vote = council.votes.get()
    wrong = {f"{vote.pk}-returned": 9, f"{vote.pk}-agree": 10, "revision": 0}
    refused = office.post(page("council", council.pk), wrong)
    assert refused.status_code == 422
    assert "9 thu về − 0 không hợp lệ = 9 phiếu" in refused.content.decode()
    counts = {f"{vote.pk}-returned": 9, f"{vote.pk}-agree": 9, "revision": 0}
    told = post(office, page("council", council.pk), counts)
    assert "9/9 phiếu đồng ý, cần 80% của 9 thành viên = 8 phiếu" in told
    council.refresh_from_db()
    closed = post(office, page("close_council", council.pk), {"revision": council.revision})
    assert "Đã kết luận" in closed

    decision = {"pick": [pk], "number": "100/QĐ-UBND", "decided_on": today}
    assert "100/QĐ-UBND" in post(office, page("decide"), decision)
    handed = {"pick": [pk], "presented_on": today, "presented_by": "Bà X"}
    assert "Đã trao" in post(office, page("present"), handed)
    nomination.refresh_from_db()
    assert nomination.state == "presented"
    assert list(verify_chains()) == []


def test_who_opens_a_nomination(world: World, sign_in: SignIn) -> None:
    nomination = story.nominate(world, "BK_TINH")
    url = page("nomination", nomination.pk)

    for user in (world.head, world.deputy, world.standing):
        assert "Hội BBB" in text(sign_in(user), url)
    for user in (world.member, world.outsider):
        text(sign_in(user), url, 404)
        assert "Hội BBB" not in text(sign_in(user), page("board"))
    assert sign_in(world.head).get(page("receive", nomination.pk)).status_code == 403
    nothing = f"/dossiers/{nomination.pk}/nothing/"
    assert sign_in(world.head).get(nothing).status_code == 404
    text(sign_in(world.head), page("council", 1), 404)


def test_a_strangers_paper_is_not_found(world: World, sign_in: SignIn) -> None:
    nomination = story.nominate(world)
    story.fill(nomination, world.head)
    paper = nomination.papers.get(kind="minutes")

    answer = sign_in(world.head).get(page("paper", paper.pk))
    assert answer["Content-Disposition"] == 'attachment; filename="bao-cao.docx"'
    assert b"".join(answer.streaming_content).startswith(b"PK")  # type: ignore[attr-defined] # a file
    assert answer["X-Content-Type-Options"] == "nosniff"
    for user in (world.member, world.outsider):
        assert sign_in(user).get(page("paper", paper.pk)).status_code == 404
        assert sign_in(user).post(page("clear_paper", paper.pk)).status_code == 404


def test_a_refused_form_keeps_what_was_typed(world: World, sign_in: SignIn) -> None:
    nomination = story.received(world)
    url = page("return", nomination.pk)

    answer = sign_in(world.standing).post(url, {"reason": "ngắn", "returned_on": "2024-01-05"})

    assert answer.status_code == 422
    assert "ít nhất 10 ký tự (đang có 4)" in answer.content.decode()
    assert "ngắn</textarea>" in answer.content.decode()


def test_a_vote_without_a_share_leads_to_the_very_setting_and_then_goes_on(
    world: World, sign_in: SignIn
) -> None:
    meeting = story.council(world, story.appraised(world))
    office, url = sign_in(world.standing), page("council", meeting.pk)
    vote = meeting.votes.get()
    given = {"returned": 9, "agree": 8, "against": 1}
    counts = {"revision": 0, **{f"{vote.pk}-{name}": value for name, value in given.items()}}

    refused = office.post(url, counts)
    (link,) = re.findall(r'href="([^"]+)">Đặt tỷ lệ và căn cứ</a>', refused.text)
    asked = office.get(unescape(link)).context["form"]
    told = {"key": asked["key"].value(), "value": "80%", "since": "2020-01-01", "cites": "QĐ 1"}
    post(office, unescape(link), told)

    assert refused.status_code == 422
    assert "Chưa có quy định tỷ lệ phiếu của Hội đồng cho" in refused.text
    assert told["key"] == "council_vote_share_co_tinh"
    words = "8/9 phiếu đồng ý, cần 80% của 9 thành viên = 8 phiếu (QĐ 1): đạt"
    assert words in post(office, url, counts)


def test_members_of_the_council_are_read_line_by_line(world: World, sign_in: SignIn) -> None:
    office = sign_in(world.standing)
    typed = {"held_on": "2024-01-17", "chair_name": "A", "members": "A; B; có mặt\nC; D; nghỉ"}

    answer = office.post(page("convene_council", world.authority.pk), typed)

    assert answer.status_code == 422
    assert "Dòng 2: “nghỉ” phải là có mặt, văn bản hoặc vắng." in answer.content.decode()
    assert CouncilMeeting.objects.count() == 0


def test_a_person_is_nominated_on_the_page(world: World, sign_in: SignIn) -> None:
    person = Person.objects.create(
        authority=world.authority, unit=world.units["CCC"], code="CB1", full_name="Trần Thị B"
    )
    typed = {
        "subject": f"person-{person.pk}", "award": "CSTD_TINH", "award_year": 2023,
        "type": "cong_trang",
    }  # fmt: skip

    shown = post(sign_in(world.member), page("nominate_by_hand"), typed)
    other = sign_in(world.officers["BBB"]).post(page("nominate_by_hand"), typed)

    assert "Đã lập đề nghị cho Trần Thị B" in shown
    assert other.status_code == 422
    assert Nomination.objects.count() == 1


def test_the_government_flag_page_says_how_many(world: World, sign_in: SignIn) -> None:
    story.hold(world, flags=("AAA",), certificates=())
    story.lead_elsewhere(world, "BBB", "CCC")
    story.set_share(world, "co_cp_share_of_leaders", "0.4")
    url = page("nominate_for_government_flag", world.authority.pk, 2023)
    office = sign_in(world.standing)

    assert "tối đa 1 = 40 % của 3 tập thể dẫn đầu" in text(office, url)
    units = [unit.pk for unit in world.units.values()]
    assert office.post(url, {"units": units[:2]}).status_code == 422
    post(office, url, {"units": units[:1]})
    assert Nomination.objects.get().award == "CO_CP"
    text(sign_in(world.head), url, 404)


def test_lists_are_searched_filtered_and_taken_as_a_workbook(world: World, sign_in: SignIn) -> None:
    story.hold(world)
    story.received(world)
    office = sign_in(world.standing)

    found = text(office, page("list") + "?q=hoi aaa")
    assert "1 hồ sơ" in found
    assert "quá hạn" in found
    assert "Hội BBB" not in found
    narrowed = text(office, page("list") + "?state=proposed&award=BK_TINH&year=2023")
    assert "Hội BBB" in narrowed
    assert "Không có hồ sơ nào như vậy" in text(office, page("board") + "?q=xyz")
    assert "Hội AAA" in text(office, page("list") + "?sort=-subject_name&bloc=x&state=y")
    book = load_workbook(BytesIO(office.get(page("workbook")).content))
    rows = list(book.worksheets[0].iter_rows(min_row=3, values_only=True))
    assert [row[0] for row in rows] == ["Hội AAA", "Hội BBB"]
    assert rows[0][4] == "Đang thẩm định"


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_papers_come_as_files(world: World, sign_in: SignIn, form: str) -> None:
    nomination = story.voted(world)
    office = sign_in(world.standing)
    meeting = nomination.council_votes.get().meeting_id
    start = {"pdf": b"%PDF", "docx": b"PK"}[form]

    for url in (
        page("report_file", nomination.pk, form), page("minutes", meeting, form),
        page("letter", meeting, form),
    ):  # fmt: skip
        assert office.get(url).content.startswith(start)
    assert office.get(page("refusal", nomination.pk, form)).status_code == 404


def test_what_is_owed_by_whom(world: World) -> None:
    nomination = story.sent(world)

    def owed(user: User) -> list[str]:
        fresh = User.objects.get(pk=user.pk)
        return [each.text for each in obligations_of(fresh, [], TODAY)]

    assert owed(world.standing) == ["Tiếp nhận 1 hồ sơ khen thưởng đã gửi"]
    assert owed(world.deputy) == [
        "Lập hồ sơ đề nghị: Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho Hội BBB"
    ]
    assert owed(world.member) == owed(world.outsider) == []
    Nomination.objects.filter(pk=nomination.pk).update(state="complete")
    assert owed(world.head) == ["Gửi 1 hồ sơ khen thưởng đã đủ giấy tờ"]
    Nomination.objects.filter(pk=nomination.pk).update(state="returned")
    assert owed(world.head)[0].startswith("Bổ sung hồ sơ bị trả lại")


def more(world: World, number: int) -> None:
    """More nominations of other units, at the same step as the first."""
    first = Nomination.objects.filter(award="CO_TINH").first()
    assert first is not None
    for place in range(number):
        unit = Unit.objects.create(
            authority=world.authority, code=f"N{place}", name=f"Hội số {place}"
        )
        Nomination.objects.create(
            authority=world.authority, season=world.season, unit=unit, from_unit=unit,
            subject_name=unit.name, award="CO_TINH", award_year=2023, proposed_at=story.SENT,
            state=first.state, received_on=first.received_on, rule_set=first.rule_set,
            due_on=first.due_on,
        )  # fmt: skip


@pytest.mark.parametrize("name", ["board", "list", "workbook", "from_blocs", "councils"])
def test_pages_ask_no_more_for_more_rows(world: World, sign_in: SignIn, name: str) -> None:
    story.received(world)
    office = sign_in(world.standing)
    office.get(page(name))

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert office.get(page(name)).status_code == 200
        return len(queries)

    before = asked()
    more(world, 3)
    assert asked() == before
    assert before <= 20


def test_the_meeting_asks_no_more_for_more_votes(world: World, sign_in: SignIn) -> None:
    story.set_share(world)
    nomination = story.appraised(world)
    meeting = story.council(world, nomination)
    office = sign_in(world.standing)
    url = page("council", meeting.pk)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert office.get(url).status_code == 200
        return len(queries)

    office.get(url)
    before = asked()
    more(world, 3)
    for each in Nomination.objects.filter(subject_name__startswith="Hội số"):
        meeting.votes.create(nomination=each)
    assert asked() == before
