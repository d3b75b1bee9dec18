"""The bloc's letter: whoever decides is asked, through the standing office; not the Council."""

from datetime import time

import pytest

from tests.apps.meetings.test_actions import decide_all, everybody_present
from tests.factories import NOON, World
from thidua.apps.meetings.actions.conference import close_conference
from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.papers.proposals import build_letter
from thidua.apps.paperwork.registries.papers import Request
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
