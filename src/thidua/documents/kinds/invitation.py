"""Giấy mời: a bloc calls its units to a conference (Nghị định 30/2020/NĐ-CP, form of giấy mời)."""

from dataclasses import dataclass
from datetime import date, datetime

from thidua.documents.model import (
    Block,
    Document,
    Header,
    ListItems,
    Marker,
    Paragraph,
    Signature,
    Signatures,
)
from thidua.documents.text import Run
from thidua.documents.vietnamese_dates import moment_in_words, short_date
from thidua.documents.worded import worded
from thidua.domain.vietnamese_text import inside_sentence

USUAL = """{khối} trân trọng kính mời:
{thành phần}
Tới dự {cuộc họp}.
{thời gian, địa điểm}
{chương trình}
Đề nghị các đơn vị cử đại biểu dự đúng thành phần và báo người dự {hạn báo}; người dự không phải \
thủ trưởng đơn vị mang theo giấy ủy quyền./.
"""
"""What an office that words nothing itself writes."""
PARTS = frozenset({"thành phần", "thời gian, địa điểm", "chương trình"})
FIELDS = {
    "khối": "Khối thi đua các tổ chức chính trị - xã hội - nghề nghiệp tỉnh Gia Lai",
    "cuộc họp": "hội nghị tổng kết công tác thi đua, khen thưởng năm 2026",
    "hạn báo": "trước ngày 15/12/2026",
}
"""The fields of its text with examples."""


@dataclass(frozen=True, slots=True)
class InvitationFacts:
    """Who is asked to come, to what, when and where."""

    header: Header
    bloc: str
    conference: str
    invited: tuple[str, ...]  # "Lãnh đạo Hội Đông y"
    starts_at: datetime
    venue: str
    chair: str
    signature: Signature
    guests: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    answer_by: date | None = None
    recipients: tuple[str, ...] = ()
    text: str = USUAL  # as the office words it
    illustrative: bool = False


def invitation(facts: InvitationFacts) -> Document:
    """The invitation, signed for the bloc by its head."""
    return Document(
        header=facts.header,
        title="GIẤY MỜI",
        summary=f"{facts.conference}",
        blocks=worded(facts.text, _fields(facts), _parts(facts)),
        signatures=Signatures((facts.signature,)),
        recipients=facts.recipients,
        illustrative=facts.illustrative,
    )


def _fields(facts: InvitationFacts) -> dict[str, str]:
    until = f"trước ngày {short_date(facts.answer_by)}" if facts.answer_by else "trước ngày họp"
    return {"khối": facts.bloc, "cuộc họp": inside_sentence(facts.conference), "hạn báo": until}


def _parts(facts: InvitationFacts) -> dict[str, tuple[Block, ...]]:
    guests = (f"Đại diện {guest}" for guest in facts.guests)
    agenda = (Paragraph((Run("Chương trình:", bold=True),)), ListItems(facts.agenda, Marker.NUMBER))
    return {
        "thành phần": (ListItems((*facts.invited, *guests)),),
        "thời gian, địa điểm": (
            Paragraph((Run("Chủ trì: ", bold=True), Run(f"{facts.chair}."))),
            Paragraph((Run("Thời gian: ", bold=True), Run(f"{moment_in_words(facts.starts_at)}."))),
            Paragraph((Run("Địa điểm: ", bold=True), Run(f"{facts.venue}."))),
        ),
        "chương trình": agenda if facts.agenda else (),
    }
