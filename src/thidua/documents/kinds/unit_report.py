"""Báo cáo định kỳ: what one unit reports for a period, figures in a table, words below."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thidua.documents.figures import NOTHING
from thidua.documents.model import (
    Block,
    Document,
    Header,
    Heading,
    Paragraph,
    Signature,
    Signatures,
)
from thidua.documents.table_model import Column, Row, Table, row
from thidua.documents.text import Align
from thidua.documents.vietnamese_dates import short_date


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """One indicator: its figure in words, what is said beside it, or why there is none."""

    name: str
    measure: str
    figure: str
    note: str = ""
    missing_reason: str = ""


@dataclass(frozen=True, slots=True)
class ReportedText:
    """One indicator told in words."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A part of the form with its figures and words; without a name where the form has no parts."""

    name: str
    figures: tuple[ReportedFigure, ...] = ()
    texts: tuple[ReportedText, ...] = ()


@dataclass(frozen=True, slots=True)
class PromisedTarget:
    """A common target of the covenant with what the unit did for it."""

    text: str
    promise: str
    reached: str


@dataclass(frozen=True, slots=True)
class UnitReportFacts:
    """What the report of one unit says."""

    header: Header
    bloc: str
    unit: str
    name: str
    since: date
    until: date
    parts: tuple[ReportPart, ...]
    signature: Signature
    covenant: tuple[PromisedTarget, ...] = ()
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    illustrative: bool = False


def unit_report(facts: UnitReportFacts) -> Document:
    """The report as an official paper."""
    opening = (
        f"{facts.unit} báo cáo kết quả phong trào thi đua và công tác khen thưởng trong "
        f"{facts.bloc}, số liệu từ ngày {short_date(facts.since)} đến ngày "
        f"{short_date(facts.until)}, như sau:"
    )
    blocks: list[Block] = [Paragraph(opening)]
    for part in facts.parts:
        blocks.extend(_part(part))
    if facts.covenant:
        blocks += [Heading("Kết quả theo chỉ tiêu giao ước của Khối"), _covenant(facts.covenant)]
    return Document(
        header=facts.header,
        title="BÁO CÁO",
        summary=facts.name.removeprefix("Báo cáo ").capitalize(),
        addressees=facts.addressees,
        blocks=tuple(blocks),
        signatures=Signatures((facts.signature,)),
        recipients=facts.recipients,
        illustrative=facts.illustrative,
    )


def _part(part: ReportPart) -> Iterator[Block]:
    if part.name:
        yield Heading(part.name)
    if part.figures:
        yield _table(part.figures)
    for told in part.texts:
        yield Heading(told.name, level=2)
        for line in filter(None, map(str.strip, told.text.splitlines())):
            yield Paragraph(line)


def _table(figures: tuple[ReportedFigure, ...]) -> Table:
    return Table(
        columns=(
            Column("STT", 9, Align.CENTER),
            Column("Chỉ tiêu", 46),
            Column("Đơn vị tính", 16, Align.CENTER),
            Column("Kết quả", 24, Align.RIGHT),
            Column("Thuyết minh", 30),
        ),
        rows=tuple(_row(number, each) for number, each in enumerate(figures, start=1)),
    )


def _row(number: int, each: ReportedFigure) -> Row:
    note = each.note or (f"Chưa có: {each.missing_reason}" if each.missing_reason else "")
    return row(str(number), each.name, each.measure, each.figure or NOTHING, note)


def _covenant(targets: tuple[PromisedTarget, ...]) -> Table:
    return Table(
        columns=(
            Column("STT", 9, Align.CENTER),
            Column("Chỉ tiêu", 62),
            Column("Giao ước", 24, Align.CENTER),
            Column("Đơn vị đạt được", 38, Align.CENTER),
        ),
        rows=tuple(
            row(str(number), each.text, each.promise, each.reached or NOTHING)
            for number, each in enumerate(targets, start=1)
        ),
    )
