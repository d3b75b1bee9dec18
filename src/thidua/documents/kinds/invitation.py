"""Giấy mời: a bloc calls its units to a conference (Nghị định 30/2020/NĐ-CP, form of giấy mời)."""

from collections.abc import Iterator
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
from thidua.domain.vietnamese_text import inside_sentence


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
    illustrative: bool = False


def invitation(facts: InvitationFacts) -> Document:
    """The invitation, signed for the bloc by its head."""
    return Document(
        header=facts.header,
        title="GIẤY MỜI",
        summary=f"{facts.conference}",
        blocks=tuple(_blocks(facts)),
        signatures=Signatures((facts.signature,)),
        recipients=facts.recipients,
        illustrative=facts.illustrative,
    )


def _blocks(facts: InvitationFacts) -> Iterator[Block]:
    name = inside_sentence(facts.conference)
    yield Paragraph(f"{facts.bloc} trân trọng kính mời:")
    yield ListItems((*facts.invited, *(f"Đại diện {guest}" for guest in facts.guests)))
    yield Paragraph(f"Tới dự {name}.")
    yield Paragraph((Run("Chủ trì: ", bold=True), Run(f"{facts.chair}.")))
    yield Paragraph((Run("Thời gian: ", bold=True), Run(f"{moment_in_words(facts.starts_at)}.")))
    yield Paragraph((Run("Địa điểm: ", bold=True), Run(f"{facts.venue}.")))
    if facts.agenda:
        yield Paragraph((Run("Chương trình:", bold=True),))
        yield ListItems(facts.agenda, Marker.NUMBER)
    until = f" trước ngày {short_date(facts.answer_by)}" if facts.answer_by else ""
    yield Paragraph(
        f"Đề nghị các đơn vị cử đại biểu dự đúng thành phần và báo người dự{until}; người dự không "
        "phải thủ trưởng đơn vị mang theo giấy ủy quyền./."
    )
