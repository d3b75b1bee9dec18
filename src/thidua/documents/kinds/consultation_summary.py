"""Bảng tổng hợp ý kiến góp ý và giải trình tiếp thu: units on a draft, with the answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thidua.documents.figures import count
from thidua.documents.model import (
    Block,
    Document,
    Header,
    Heading,
    ListItems,
    Orientation,
    Paragraph,
    Signatures,
)
from thidua.documents.table_model import Cell, Column, Density, Row, RowKind, Table, row
from thidua.documents.text import Align
from thidua.documents.vietnamese_dates import short_date


@dataclass(frozen=True, slots=True)
class AnsweredRow:
    """One unit's words about one part, and the answer."""

    unit: str
    said: str
    answer: str  # "Tiếp thu"; empty while it waits
    explained: str


@dataclass(frozen=True, slots=True)
class DiscussedPart:
    """One part of the draft with what was said of it."""

    name: str
    rows: tuple[AnsweredRow, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """One draft laid before the units once."""

    draft: str
    opened_on: date
    closes_on: date
    asked: int
    heard: tuple[str, ...]  # units that proposed something or gave an opinion
    agreeing: tuple[str, ...]  # units that said they agree with the whole
    parts: tuple[DiscussedPart, ...]


@dataclass(frozen=True, slots=True)
class ConsultationSummaryFacts:
    """What the list says."""

    header: Header
    bloc: str
    rounds: tuple[Round, ...]
    signatures: Signatures
    recipients: tuple[str, ...] = ()
    illustrative: bool = False


def consultation_summary(facts: ConsultationSummaryFacts) -> Document:
    """The list of remarks with what was taken over and why the rest was not, landscape."""
    return Document(
        header=facts.header,
        title="BẢNG TỔNG HỢP Ý KIẾN GÓP Ý VÀ GIẢI TRÌNH TIẾP THU",
        summary="\n".join([*dict.fromkeys(each.draft for each in facts.rounds), facts.bloc]),
        orientation=Orientation.LANDSCAPE,
        blocks=tuple(_blocks(facts.rounds)),
        signatures=facts.signatures,
        recipients=facts.recipients,
        illustrative=facts.illustrative,
    )


def _blocks(rounds: tuple[Round, ...]) -> Iterator[Block]:
    for number, each in enumerate(rounds, start=1):
        if len(rounds) > 1:
            yield Heading(f"Đợt {number}. {each.draft}")
        yield ListItems(tuple(_counts(each)))
        if each.parts:
            yield _table(each)
        else:
            yield Paragraph("Không có ý kiến góp ý vào từng nội dung của dự thảo.")


def _counts(each: Round) -> Iterator[str]:
    days = f"từ ngày {short_date(each.opened_on)} đến hết ngày {short_date(each.closes_on)}"
    yield f"Thời gian lấy ý kiến: {days}."
    heard = count(len(each.heard))
    names = f": {', '.join(each.heard)}" if each.heard else ""
    yield f"Số đơn vị được lấy ý kiến: {count(each.asked)}; có ý kiến: {heard}{names}."
    if each.agreeing:
        agreeing = ", ".join(each.agreeing)
        yield f"Thống nhất với cả dự thảo: {count(len(each.agreeing))} đơn vị ({agreeing})."
    rows = [answered for part in each.parts for answered in part.rows]
    kinds = dict.fromkeys(answered.answer or "Chưa trả lời" for answered in rows)
    told = "; ".join(
        f"{kind.lower()}: {sum((r.answer or 'Chưa trả lời') == kind for r in rows)}"
        for kind in kinds
    )
    if rows:
        yield f"Số ý kiến góp ý: {count(len(rows))} ({told})."


def _table(each: Round) -> Table:
    return Table(
        columns=(
            Column("STT", 8, Align.CENTER),
            Column("Đơn vị góp ý", 30),
            Column("Nội dung góp ý", 66),
            Column("Tiếp thu, giải trình", 66),
        ),
        rows=tuple(_rows(each.parts)),
        density=Density.COMPACT,
    )


def _rows(parts: tuple[DiscussedPart, ...]) -> Iterator[Row]:
    for number, part in enumerate(parts, start=1):
        name = Cell(part.name, colspan=3, align=Align.LEFT)
        yield row(str(number), name, kind=RowKind.GROUP)
        for at, each in enumerate(part.rows, start=1):
            told = ". ".join(filter(None, [each.answer, each.explained]))
            yield row(f"{number}.{at}", each.unit, each.said, told)
