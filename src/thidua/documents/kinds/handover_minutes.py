"""Biên bản bàn giao: what the old head of a bloc leaves to the new one."""

from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class HandoverFacts:
    """Who hands over to whom: papers, what is unfinished, days to come, and a note."""

    header: Header
    bloc: str
    year: int
    giver: str  # the unit that was head
    taker: str  # the unit that is
    papers: tuple[str, ...] = ()
    unfinished: tuple[str, ...] = ()
    calendar: tuple[str, ...] = ()
    note: tuple[str, ...] = ()
    illustrative: bool = False


def handover_minutes(facts: HandoverFacts) -> Document:
    """The minutes, signed by both."""
    return Document(
        header=facts.header,
        title="BIÊN BẢN",
        summary=f"Bàn giao nhiệm vụ Trưởng khối năm {facts.year} sang năm {facts.year + 1}",
        blocks=tuple(_blocks(facts)),
        signatures=Signatures(
            (
                Signature.by_hand(f"BÊN GIAO\n{facts.giver.upper()}"),
                Signature.by_hand(f"BÊN NHẬN\n{facts.taker.upper()}"),
            )
        ),
        recipients=("Hai bên giao, nhận", "Các đơn vị thành viên", "Lưu"),
        illustrative=facts.illustrative,
    )


def _blocks(facts: HandoverFacts) -> Iterator[Block]:
    yield Paragraph(
        f"Hôm nay, {long_date(facts.header.day)}, {facts.giver} (bên giao, Trưởng khối năm "
        f"{facts.year}) và {facts.taker} (bên nhận, Trưởng khối năm {facts.year + 1}) của "
        f"{facts.bloc} bàn giao nhiệm vụ như sau:"
    )
    parts = (
        ("I. Văn bản, hồ sơ bàn giao", facts.papers, "Không có văn bản nào."),
        ("II. Việc chưa xong", facts.unfinished, "Không còn việc nào chưa xong."),
        ("III. Lịch năm sau đã định", facts.calendar, "Chưa định lịch năm sau."),
    )
    for title, lines, none in parts:
        yield Heading(title)
        yield ListItems(lines, Marker.NUMBER) if lines else Paragraph(none)
    if facts.note:
        yield Heading("IV. Ghi chú của bên giao")
        for line in facts.note:
            yield Paragraph(line)
    yield Paragraph(
        "Bên giao đã giao đủ, bên nhận đã nhận đủ những nội dung trên. Biên bản lập thành 02 bản, "
        "mỗi bên giữ 01 bản./."
    )
