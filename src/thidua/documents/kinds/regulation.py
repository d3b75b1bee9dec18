"""Quy chế: the rules a bloc has given itself, by chapters and articles."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thidua.documents.model import Block, Document, Header, Heading, Paragraph, Signatures
from thidua.documents.text import Align, Run
from thidua.documents.vietnamese_dates import short_date


@dataclass(frozen=True, slots=True)
class PrintedArticle:
    """One Điều: "Điều 3. Tên", its lines, and the chapter that begins before it."""

    name: str
    lines: tuple[str, ...]
    chapter: tuple[str, ...] = ()  # "Chương I", "QUY ĐỊNH CHUNG"


@dataclass(frozen=True, slots=True)
class RegulationFacts:
    """What the paper says; without ``adopted_on`` it is a draft."""

    header: Header
    summary: str
    articles: tuple[PrintedArticle, ...]
    legal_bases: tuple[str, ...] = ()
    adopted_on: date | None = None
    adopted_note: str = ""
    present: tuple[str, ...] = ()
    members: int = 0
    signatures: Signatures | None = None
    recipients: tuple[str, ...] = ()
    illustrative: bool = False


def regulation(facts: RegulationFacts) -> Document:
    """The whole text, ready to sign, or the draft that is sent around."""
    return Document(
        header=facts.header,
        title="QUY CHẾ" if facts.adopted_on else "DỰ THẢO QUY CHẾ",
        summary=facts.summary,
        legal_bases=facts.legal_bases,
        blocks=tuple(_blocks(facts)),
        signatures=facts.signatures,
        recipients=facts.recipients,
        illustrative=facts.illustrative,
    )


def _blocks(facts: RegulationFacts) -> Iterator[Block]:
    if facts.adopted_on:
        yield Paragraph((Run(_adoption(facts, facts.adopted_on), italic=True),))
    for each in facts.articles:
        for line in each.chapter:
            yield Heading(line, align=Align.CENTER)
        yield Heading(each.name, level=2)
        for line in each.lines:
            yield Paragraph(line)


def _adoption(facts: RegulationFacts, day: date) -> str:
    said = f"Quy chế này được các đơn vị thành viên thông qua ngày {short_date(day)}"
    if facts.present:
        count = f"{len(facts.present)}/{facts.members}"
        said += f"; có mặt {count} đơn vị: {', '.join(facts.present)}"
    return f"{said}. {facts.adopted_note}".strip().removesuffix(".") + "."
