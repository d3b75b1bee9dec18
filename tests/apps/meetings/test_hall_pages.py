"""The pages around the hall: each opens, keeps what was typed, and is for who runs it."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.core import mail
from django.urls import reverse

from tests.apps.meetings.test_actions import decide_all, everybody_present
from tests.apps.meetings.test_preparation import issued, ruled
from tests.conftest import SignIn
from tests.documents.reading import docx_texts, read_docx
from tests.factories import NOON, World
from thidua.apps.accounts.models import User
from thidua.apps.meetings.actions.agenda import start_agenda_item
from thidua.apps.meetings.actions.invitations import Answer, answer_invitation
from thidua.apps.meetings.actions.motions import (
    Counts,
    MotionRules,
    plan_motion,
    record_counts,
)
from thidua.apps.meetings.actions.presence import note_departure
from thidua.apps.meetings.actions.resolutions import ResolutionFacts, record_resolution
from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.papers.count import build_count_minutes
from thidua.apps.meetings.papers.invitation import build_invitation
from thidua.apps.meetings.papers.minutes import build_minutes
from thidua.apps.meetings.queries import agenda_of, own_attendance
from thidua.apps.paperwork.registries.papers import PaperNotReady, Request
from thidua.apps.seasons.registries.handover import handover_of
from thidua.documents.model import Document

DAY = date(2023, 12, 20)
CHAIRS = ("agenda", "rules", "crew", "papers", "invitations", "resolutions", "minutes")


def page(name: str, *args: object) -> str:
    return reverse(f"meetings:{name}", args=args)


def written(world: World, build: Callable[[Request], Document]) -> str:
    """The words of a paper, its tables' cells last."""
    document = build(Request(world.season, None, world.head, DAY))
    rows = [row for table in read_docx(document).tables for row in table.rows]
    cells = [cell.text for row in rows for cell in row.cells]
    return "\n".join([*docx_texts(document), *cells])


@pytest.mark.parametrize("name", CHAIRS)
def test_preparation_is_for_who_runs_it(
    ranked: World, conference: Conference, sign_in: SignIn, name: str
) -> None:
    url = page(name, conference.pk)
    users = (ranked.head, ranked.deputy, ranked.member, ranked.standing, ranked.outsider)
    found = [sign_in(user).get(url).status_code for user in users]
    assert found == [200, 200, 403, 403, 404]


def test_the_agenda_page_adds_edits_moves_and_removes(
    ranked: World, conference: Conference, sign_in: SignIn
) -> None:
    client, url = sign_in(ranked.head), page("agenda", conference.pk)
    client.post(url, {"title": "Giải lao", "minutes": "15"})
    item = agenda_of(conference)[-1]
    assert (item.title, item.minutes) == ("Giải lao", 15)
    kept = client.post(url, {"title": "Một tựa đề", "minutes": "0"}).content.decode()
    assert "Một tựa đề" in kept
    client.post(page("edit_agenda_item", item.pk), {"title": "Nghỉ giải lao", "minutes": "10"})
    client.post(page("move_agenda_item", item.pk), {"step": "-1"})
    assert agenda_of(conference)[-2].title == "Nghỉ giải lao"
    client.post(page("remove_agenda_item", item.pk))
    assert item not in agenda_of(conference)
    assert client.get(page("edit_agenda_item", item.pk)).status_code == 404
    conference.agenda.all().delete()
    assert "Lập chương trình thường dùng" in client.get(url).content.decode()
    client.post(page("draft_agenda", conference.pk))
    assert len(agenda_of(conference)) == 10


def test_the_rules_page_keeps_what_was_typed_when_refused(
    ranked: World, conference: Conference, sign_in: SignIn
) -> None:
    client, url = sign_in(ranked.head), page("rules", conference.pk)
    typed = {"quorum": "2/3", "quorum_source": "", "revision": "0", "not_again-effect": "warn"}
    shown = client.post(url, typed).content.decode()
    assert "Căn cứ của tỷ lệ có mặt: chưa ghi." in shown
    assert 'value="2/3"' in shown
    more = {"quorum_source": "Điều 7", "not_again-years": "2", "not_again-source": "Điều 4"}
    assert client.post(url, typed | more).status_code == 302
    conference.refresh_from_db()
    assert conference.quorum == "2/3"
    assert [str(rule) for rule in conference.election_rules.all()] == [
        "Chưa làm Trưởng khối trong một số năm gần đây"
    ]


def test_the_crew_page_fills_in_the_name_of_an_account(
    ranked: World, conference: Conference, sign_in: SignIn
) -> None:
    lines = {
        "count": "2", "revision": "0", "0-role": "lead", "0-user": str(ranked.member.pk),
        "1-role": "teller", "1-name": "Ông B",
    }  # fmt: skip
    client, url = sign_in(ranked.head), page("crew", conference.pk)
    assert client.post(url, lines).status_code == 302
    found = [(c.role, c.name, c.user) for c in conference.crew.all()]
    assert found == [("lead", "CCC.CV", ranked.member), ("teller", "Ông B", None)]
    assert "Ông B" in client.get(url).content.decode()
    stale = client.post(url, lines).content.decode()
    assert "Có người vừa lưu phần này" in stale
    for wrong in ({"0-user": "99999"}, {"0-role": "king"}):
        assert client.post(url, lines | wrong).status_code == 200
    for count in ("9" * 40, "9" * 5000):
        assert client.post(url, lines | {"count": count}).status_code == 200


def test_papers_are_chosen_and_listed_on_the_phone(
    ranked: World, conference: Conference, sign_in: SignIn
) -> None:
    client = sign_in(ranked.head)
    url = page("papers", conference.pk)
    assert "Chưa có văn bản nào được ban hành" in client.get(url).content.decode()
    document = issued(ranked)
    client.post(url, {"documents": [document.pk]})
    phone = sign_in(ranked.member).get(page("seat", conference.pk)).content.decode()
    assert reverse("meetings:laid_paper", args=[conference.papers.get().pk]) in phone


def test_invitations_are_sent_and_the_round_is_kept(
    ranked: World, conference: Conference, sign_in: SignIn
) -> None:
    User.objects.filter(pk=ranked.member.pk).update(email="ccc@example.vn")
    client, url = sign_in(ranked.head), page("invitations", conference.pk)
    answer = client.post(url, follow=True)
    assert "Đã gửi 1/6 thư mời." in answer.content.decode()
    assert page("seat", conference.pk) in mail.outbox[0].body
    sent = conference.sent_invitations.get()
    assert [each["went_out"] for each in sent.deliveries].count(True) == 1
    file = sign_in(ranked.member).get(page("calendar", conference.pk))
    assert file["Content-Type"] == "text/calendar; charset=utf-8"
    assert file.content.startswith(b"BEGIN:VCALENDAR")


def test_a_unit_answers_and_sees_its_answer_again(
    ranked: World, conference: Conference, sign_in: SignIn
) -> None:
    row = conference.attendance.get(unit=ranked.units["CCC"])
    client, url = sign_in(ranked.member), page("answer_invitation", row.pk)
    typed = {
        "will_attend": "yes", "who": "delegate", "representative": "Bà B", "office": "Phó CT",
        "authority_number": "12/GUQ", "delegate": str(ranked.member.pk),
    }  # fmt: skip
    shown = client.post(url, typed).content.decode()
    assert "phải có giấy ủy quyền" in shown
    assert 'value="Bà B"' in shown
    assert client.post(url, typed | {"authority_day": "2023-12-15"}).status_code == 302
    again = client.get(url).content.decode()
    assert 'value="12/GUQ"' in again
    assert 'value="15/12/2023"' in again
    assert sign_in(ranked.head).get(url).status_code == 403
    assert sign_in(ranked.outsider).get(url).status_code == 404


def test_resolutions_are_recorded_and_struck_on_their_page(
    ranked: World, meeting: Conference, sign_in: SignIn
) -> None:
    everybody_present(ranked, meeting)
    client, url = sign_in(ranked.head), page("resolutions", meeting.pk)
    hands = {"text": "Ký giao ước", "way": "hands", "agree": "1", "disagree": "1", "abstain": "0"}
    assert "= 2, phải bằng 3" in client.post(url, hands).content.decode()
    client.post(url, hands | {"abstain": "1", "is_passed": "on"})
    row = meeting.resolutions.get()
    assert (row.agree, row.is_passed) == (1, True)
    remove = page("remove_resolution", row.pk)
    assert "Ký giao ước" in client.get(remove).content.decode()
    assert sign_in(ranked.member).get(remove).status_code == 403
    client.post(remove, {"reason": "Ghi nhầm"})
    assert meeting.resolutions.count() == 0


def test_an_appointed_head_is_entered_with_the_decision(
    ranked: World, meeting: Conference, sign_in: SignIn
) -> None:
    motion = meeting.motions.get(kind="head")
    rules = MotionRules(method="appointment", seats=1)
    plan_motion(motion, rules, [], revision=0, actor=ranked.head, at=NOON)
    client, url = sign_in(ranked.head), page("appoint_unit", motion.pk)
    unit = ranked.units["BBB"].pk
    assert client.post(url, {"unit": unit, "paper": ""}).status_code == 200
    client.post(url, {"unit": unit, "paper": "Quyết định số 15/QĐ"})
    shown = client.get(page("conference", ranked.season.pk)).content.decode()
    assert "Quyết định số 15/QĐ" in shown
    assert "Quyết định số 15/QĐ" in written(ranked, build_minutes)


def test_the_plan_page_shows_rotation_and_conditions(
    ranked: World, meeting: Conference, sign_in: SignIn
) -> None:
    meeting.election_rules.create(kind="not_again", effect="refuse", years=1, source="Điều 4")
    motion = meeting.motions.get(kind="head")
    shown = sign_in(ranked.head).get(page("plan_motion", motion.pk)).content.decode()
    assert "Trưởng khối: 2023" in shown
    assert "Hội AAA đã làm Trưởng khối năm 2023, phải nghỉ 1 năm (Điều 4)" in shown


def test_the_minutes_tell_what_happened(ranked: World, conference: Conference) -> None:
    told = Answer(
        will_attend=True, representative="Bà B", office="Phó CT", authority_number="12/GUQ",
        authority_day=date(2023, 12, 15),
    )  # fmt: skip
    row = conference.attendance.get(unit=ranked.units["CCC"])
    answer_invitation(row, told, actor=ranked.member, at=NOON)
    ruled(ranked, conference)
    Conference.objects.update(state="open", other_business="Chúc mừng")
    conference.refresh_from_db()
    everyone = conference.attendance.all()
    everyone.update(is_present=True, arrived_at=datetime(2023, 12, 20, 1, 25, tzinfo=NOON.tzinfo))
    record_resolution(
        conference, ResolutionFacts("Ký sớm", "hands", 3, 0, 0), actor=ranked.head, at=NOON
    )
    start_agenda_item(agenda_of(conference)[0], actor=ranked.head, at=NOON)
    note_departure(own_attendance(conference, ranked.head)[0], actor=ranked.head, at=NOON)

    text = written(ranked, build_minutes)

    for words in (
        "Bà B, Phó CT\nGiấy ủy quyền số 12/GUQ ngày 15/12/2023",
        "đến lúc 08:25",
        "về lúc 12:00",
        "Tỷ lệ có mặt tối thiểu 2/3 (Điều 7 Quy chế): cần 02/03 đơn vị, có mặt 03; hội nghị đủ",
        "Điểm danh, ổn định tổ chức (12:00)",
        "Ký sớm (giơ tay: đồng ý 3, không đồng ý 0, không biểu quyết 0; được thông qua).",
        "Chúc mừng",
    ):
        assert words in text


def test_the_count_minutes_hold_what_the_tellers_counted(
    ranked: World, meeting: Conference
) -> None:
    request = Request(ranked.season, None, ranked.head, DAY)
    with pytest.raises(PaperNotReady):
        build_count_minutes(request)
    everybody_present(ranked, meeting)
    meeting.crew.create(role="lead", name="Ông Kiểm", office="Hội BBB")
    motion = meeting.motions.get(award="CO_TINH")
    rules = MotionRules("vote", 1, "present", "2/3", False, "Quy chế")
    unit = ranked.units["AAA"].pk
    plan_motion(motion, rules, [unit], revision=0, actor=ranked.head, at=NOON)
    record_counts(motion, Counts(3, 3, 1, {unit: 2}), actor=ranked.head, at=NOON)

    text = written(ranked, build_count_minutes)

    assert "Ông Kiểm, Hội BBB (trưởng ban kiểm phiếu)" in text
    assert "Phiếu phát ra: 03; phiếu thu về: 03; hợp lệ: 02; không hợp lệ: 01." in text
    assert "2/3 (66,67%)" in text


def test_the_invitation_paper_names_time_place_and_agenda(
    ranked: World, conference: Conference
) -> None:
    Conference.objects.update(answer_by=date(2023, 12, 15))
    text = written(ranked, build_invitation)
    for words in ("GIẤY MỜI", "Lãnh đạo Hội CCC", "Hội trường A", "trước ngày 15/12/2023"):
        assert words in text


def test_the_hand_over_lists_what_the_conference_left_open(
    ranked: World, meeting: Conference
) -> None:
    everybody_present(ranked, meeting)
    decide_all(ranked, meeting)
    found = handover_of(ranked.season, ranked.head)
    assert found.left_open == ["Biên bản hội nghị tổng kết chưa ban hành."]
    meeting.motions.get(kind="head").candidates.update(is_chosen=False)
    assert "“Bầu Trưởng khối”: chưa có đơn vị được chọn." in (
        handover_of(ranked.season, ranked.head).left_open
    )
    assert "Hội nghị tổng kết" in [each.title for each in found.documents]
