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
from thidua.documents.vietnamese_dates import long_date
from thidua.documents.wording import numbered
from thidua.domain.vietnamese_numbers import to_roman

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
    minutes_on: Header | None = None  # of the minutes the letter rests on
    enclosures: tuple[str, ...] = USUAL_ENCLOSURES
    legal_bases: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
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
        blocks=(
            Paragraph(_opening(facts, lists)),
            *_lists(lists),
            Paragraph((Run("Hồ sơ gửi kèm gồm:", bold=True),)),
            ListItems(facts.enclosures),
            Paragraph(
                f"{facts.bloc} kính đề nghị {facts.recipient_of_request} xem xét, quyết định./."
            ),
        ),
        signatures=Signatures((facts.signature,)),
        recipients=facts.recipients,
        illustrative=facts.illustrative,
    )


def _opening(facts: ProposalLetterFacts, lists: tuple[AwardList, ...]) -> str:
    total = sum(len(award_list.proposed) for award_list in lists)
    minutes = ""
    if facts.minutes_on is not None:
        number = numbered(facts.minutes_on)
        known = f"Biên bản số {number}" if number else "Biên bản"
        minutes = f" ({known} {long_date(facts.minutes_on.day)})"
    return (
        f"Trên cơ sở kết quả thực hiện giao ước thi đua, chấm điểm, xếp hạng và bình xét tại hội "
        f"nghị tổng kết năm {facts.year}{minutes}, {facts.bloc} đề nghị khen thưởng "
        f"{count(total)} đơn vị có thành tích xuất sắc trong phong trào thi đua năm {facts.year}, "
        "cụ thể như sau:"
    )


def _lists(lists: tuple[AwardList, ...]) -> Iterator[Block]:
    for place, award_list in enumerate(lists, start=1):
        number = count(len(award_list.proposed))
        yield Heading(f"{to_roman(place)}. Đề nghị tặng {award_list.award}: {number} đơn vị")
        units = tuple(proposal.unit for proposal in award_list.proposed)
        yield ListItems(units, Marker.NUMBER)
