"""The bloc's letter: whoever decides is asked, through the standing office; not the Council."""

from datetime import date, time

import pytest

from tests.apps.meetings.test_actions import decide_all, everybody_present
from tests.factories import NOON, World
from thidua.apps.meetings.actions.conference import close_conference
from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.papers.invitation import TEXT as INVITING
from thidua.apps.meetings.papers.invitation import build_invitation
from thidua.apps.meetings.papers.proposals import TEXT as PROPOSING
from thidua.apps.meetings.papers.proposals import build_letter
from thidua.apps.paperwork.actions.issuing import Issue, issue_document
from thidua.apps.paperwork.actions.texts import save_text
from thidua.apps.paperwork.registries.papers import Request, paper_of
from thidua.documents.model import ListItems, Paragraph
from thidua.documents.text import runs


@pytest.mark.parametrize(
    ("kind", "name", "office", "decides"),
    [
        ("province", "Tỉnh Gia Lai", "Sở Nội vụ tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh Gia Lai"),
        ("province", "UBND TP. Huế", "Sở Nội vụ", "Chủ tịch Ủy ban nhân dân thành phố Huế"),
        ("ministry", "Bộ Y tế", "Vụ Tổ chức cán bộ", "Bộ trưởng Bộ Y tế"),
        ("commune", "Xã Ia Hrú", "Văn phòng", "Chủ tịch Ủy ban nhân dân xã Ia Hrú"),
    ],
)
def test_the_letter_asks_whoever_decides_through_the_standing_office(
    ranked: World, meeting: Conference, kind: str, name: str, office: str, decides: str
) -> None:
    authority = ranked.authority
    authority.kind, authority.name, authority.standing_office = kind, name, office
    authority.save()
    everybody_present(ranked, meeting)
    decide_all(ranked, meeting)
    close_conference(meeting, ends_at=time(11, 0), actor=ranked.head, at=NOON)

    letter = build_letter(Request(ranked.season, None, ranked.head, meeting.held_on))

    last = letter.blocks[-1]
    assert letter.addressees == (decides, office)
    assert isinstance(last, Paragraph)
    asked = "".join(run.text for run in runs(last.text))
    assert asked == (
        f"Khối thi đua Một kính đề nghị {decides} (qua {office}) xem xét, quyết định./."
    )
    told = [
        "".join(run.text for run in runs(text))
        for block in letter.blocks
        for text in (block.items if isinstance(block, ListItems) else [getattr(block, "text", "")])
    ]
    assert not [text for text in told if "Hội đồng" in text]


def test_letter_and_invitation_are_worded_by_the_office(ranked: World, meeting: Conference) -> None:
    """Its words with the facts in its fields; the letter names the minutes that were issued."""
    office = {"actor": ranked.standing, "at": NOON}
    save_text(ranked.authority, INVITING, "Kính mời dự {cuộc họp}.\n{thành phần}", **office)
    save_text(ranked.authority, PROPOSING, "Theo {biên bản}, năm {năm}:\n{hồ sơ gửi kèm}", **office)
    request = Request(ranked.season, None, ranked.head, meeting.held_on)

    first, invited = build_invitation(request).blocks
    assert isinstance(first, Paragraph)
    assert str(first.text).startswith("Kính mời dự hội nghị tổng kết")
    assert isinstance(invited, ListItems)

    everybody_present(ranked, meeting)
    decide_all(ranked, meeting)
    close_conference(meeting, ends_at=time(11, 0), actor=ranked.head, at=NOON)
    opening = build_letter(request).blocks[0]
    assert isinstance(opening, Paragraph)
    assert opening.text == "Theo Biên bản hội nghị, năm 2023:"
    minutes = paper_of("conference_minutes")
    assert minutes is not None
    issue = Issue(minutes, None, "05/BB-KTĐ", date(2023, 12, 22))
    issue_document(ranked.season, issue, actor=ranked.head, at=NOON)
    opening = build_letter(request).blocks[0]
    assert isinstance(opening, Paragraph)
    assert opening.text == ("Theo Biên bản số 05/BB-KTĐ ngày 22 tháng 12 năm 2023, năm 2023:")
