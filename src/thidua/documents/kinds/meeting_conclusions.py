"""Thông báo kết luận: what a meeting of a bloc resolved, and who does what by when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thidua.documents.kinds.year_plan import PlannedStep, steps_table
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
from thidua.documents.vietnamese_dates import long_date
from thidua.domain.vietnamese_text import inside_sentence


@dataclass(frozen=True, slots=True)
class ConclusionsFacts:
    """The meeting, what it decided, what it resolved to do, what somebody was told to do."""

    header: Header
    bloc: str
    meeting: str
    held_on: date
    chair: str
    signature: Signature
    decided: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    tasks: tuple[PlannedStep, ...] = ()
    recipients: tuple[str, ...] = ()
    illustrative: bool = False


def meeting_conclusions(facts: ConclusionsFacts) -> Document:
    """The notice to the units."""
    return Document(
        header=facts.header,
        title="THÔNG BÁO",
        summary=f"Kết luận {inside_sentence(facts.meeting)}",
        blocks=tuple(_blocks(facts)),
        signatures=Signatures((facts.signature,)),
        recipients=facts.recipients,
        illustrative=facts.illustrative,
    )


def _blocks(facts: ConclusionsFacts) -> Iterator[Block]:
    yield Paragraph(
        f"Tại {inside_sentence(facts.meeting)} {long_date(facts.held_on)} do "
        f"{facts.chair} chủ trì, {facts.bloc} thống nhất:"
    )
    yield Heading("I. Nội dung đã thông qua")
    if facts.decided:
        yield ListItems(facts.decided, Marker.NUMBER)
    else:
        yield Paragraph("Không có nội dung phải biểu quyết.")
    if facts.directions:
        yield Heading("II. Phương hướng, nhiệm vụ")
        yield ListItems(facts.directions, Marker.NUMBER)
    if facts.tasks:
        yield Heading(f"{'III' if facts.directions else 'II'}. Phân công thực hiện")
        yield from steps_table(facts.tasks)
    yield Paragraph(f"{facts.bloc} thông báo để các đơn vị biết và thực hiện./.")
