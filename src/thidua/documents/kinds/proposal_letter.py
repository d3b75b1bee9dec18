"""Tờ trình đề nghị khen thưởng: the bloc asks for flags and certificates."""

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.documents.figures import count
from thidua.documents.kinds.award_proposals import AwardList
from thidua.documents.model import (
    Block,
    Document,
    Header,
    Heading,
    ListItems,
    Marker,
    Paragraph,
    Signature,
    Signatures,
)
from thidua.documents.text import Run
from thidua.documents.worded import worded
from thidua.domain.vietnamese_numbers import to_roman

USUAL = """Trên cơ sở kết quả thực hiện giao ước thi đua, chấm điểm, xếp hạng và bình xét tại hội \
nghị tổng kết năm {năm} ({biên bản}), {khối} đề nghị khen thưởng {số đơn vị} đơn vị có thành tích \
xuất sắc trong phong trào thi đua năm {năm}, cụ thể như sau:
{danh sách đề nghị}
{hồ sơ gửi kèm}
{khối} kính đề nghị {nơi quyết định} xem xét, quyết định./.
"""
"""What an office that words nothing itself writes."""
PARTS = frozenset({"danh sách đề nghị", "hồ sơ gửi kèm"})
FIELDS = {
    "khối": "Khối thi đua các tổ chức chính trị - xã hội - nghề nghiệp tỉnh Gia Lai",
    "năm": "2026",
    "biên bản": "Biên bản số 05/BB-KTĐ ngày 22 tháng 12 năm 2026",
    "số đơn vị": "03",
    "nơi quyết định": "Chủ tịch Ủy ban nhân dân tỉnh Gia Lai (qua Sở Nội vụ tỉnh Gia Lai)",
}
"""The fields of its text with examples."""

USUAL_ENCLOSURES = (
    "Danh sách đề nghị khen thưởng;",
    "Biên bản hội nghị tổng kết, bình xét và kết quả biểu quyết của Khối;",
    "Bảng tổng hợp kết quả chấm điểm và xếp hạng thi đua;",
    "Báo cáo thành tích của các đơn vị được đề nghị.",
)


@dataclass(frozen=True, slots=True)
class ProposalLetterFacts:
    """What the letter says; ``recipient_of_request`` decides, through whom it is sent."""

    header: Header
    bloc: str
    year: int
    lists: tuple[AwardList, ...]
    addressees: tuple[str, ...]
    recipient_of_request: str  # "Chủ tịch Ủy ban nhân dân tỉnh (qua Sở Nội vụ)"
    signature: Signature
    minutes: str = "Biên bản hội nghị"  # that the letter rests on, with number and day
    enclosures: tuple[str, ...] = USUAL_ENCLOSURES
    legal_bases: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    text: str = USUAL  # as the office words it
    illustrative: bool = False


def proposal_letter(facts: ProposalLetterFacts) -> Document:
    """The letter by which the bloc proposes units for commendation."""
    lists = tuple(award_list for award_list in facts.lists if award_list.proposed)
    return Document(
        header=facts.header,
        title="TỜ TRÌNH",
        summary=f"Về việc đề nghị khen thưởng thành tích công tác năm {facts.year}",
        addressees=facts.addressees,
        legal_bases=facts.legal_bases,
        blocks=worded(facts.text, _fields(facts, lists), _parts(facts, lists)),
        signatures=Signatures((facts.signature,)),
        recipients=facts.recipients,
        illustrative=facts.illustrative,
    )


def _fields(facts: ProposalLetterFacts, lists: tuple[AwardList, ...]) -> dict[str, str]:
    return {
        "khối": facts.bloc,
        "năm": str(facts.year),
        "biên bản": facts.minutes,
        "số đơn vị": count(sum(len(award_list.proposed) for award_list in lists)),
        "nơi quyết định": facts.recipient_of_request,
    }


def _parts(
    facts: ProposalLetterFacts, lists: tuple[AwardList, ...]
) -> dict[str, tuple[Block, ...]]:
    enclosed = Paragraph((Run("Hồ sơ gửi kèm gồm:", bold=True),))
    return {
        "danh sách đề nghị": tuple(_lists(lists)),
        "hồ sơ gửi kèm": (enclosed, ListItems(facts.enclosures)),
    }


def _lists(lists: tuple[AwardList, ...]) -> Iterator[Block]:
    for place, award_list in enumerate(lists, start=1):
        number = count(len(award_list.proposed))
        yield Heading(f"{to_roman(place)}. Đề nghị tặng {award_list.award}: {number} đơn vị")
        units = tuple(proposal.unit for proposal in award_list.proposed)
        yield ListItems(units, Marker.NUMBER)
