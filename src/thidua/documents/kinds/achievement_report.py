"""Báo cáo thành tích: what a collective or a person achieved, with figures and past awards."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from thidua.documents.figures import NOTHING, points
from thidua.documents.model import (
    Block,
    Document,
    Header,
    Heading,
    KeyValues,
    Paragraph,
    Signatures,
)
from thidua.documents.table_model import Column, Density, Row, RowKind, Table, row
from thidua.documents.text import Align, Run

TO_WRITE = "(Đơn vị bổ sung.)"


@dataclass(frozen=True, slots=True)
class Part:
    """One written part: its heading and its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupScoreRow:
    """One group of the scoring table, last year beside this year."""

    name: str
    most: Decimal | None
    before: Decimal | None
    now: Decimal | None
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """The points by group of two years; ``place`` says how the unit was ranked."""

    year: int
    rows: tuple[GroupScoreRow, ...]
    decimals: int
    place: str = ""
    has_before: bool = True


@dataclass(frozen=True, slots=True)
class PastAward:
    """One title or form held: for which year, by which decision."""

    year: str
    name: str
    decision: str


@dataclass(frozen=True, slots=True)
class AchievementReportFacts:
    """What the report says; ``about`` are label and value pairs, a person's data or a unit's."""

    header: Header
    subject: str
    award: str
    year: int
    about: tuple[tuple[str, str], ...]
    overview: Part
    parts: tuple[Part, ...]
    is_person: bool = False
    form: str = ""  # "Mẫu số 02, NĐ 98/2023": printed small above the title's parts
    scores: ScoreTable | None = None
    initiatives: tuple[tuple[str, str, str], ...] = ()  # year, name, scope and recognition
    titles: tuple[PastAward, ...] = ()
    forms: tuple[PastAward, ...] = ()
    signatures: Signatures | None = None
    illustrative: bool = False


def achievement_report(facts: AchievementReportFacts) -> Document:
    """The report that goes with a proposal, in the order of the State's form."""
    return Document(
        header=facts.header,
        title="BÁO CÁO THÀNH TÍCH",
        summary=f"Đề nghị tặng {facts.award} năm {facts.year}\n{facts.subject}",
        blocks=(
            *_form(facts.form),
            Heading(f"I. {facts.overview.heading.upper()}"),
            KeyValues(facts.about),
            *_paragraphs(facts.overview),
            Heading("II. THÀNH TÍCH ĐẠT ĐƯỢC"),
            *_achievements(facts),
            Heading("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG"),
            *_past("1. Danh hiệu thi đua", "Danh hiệu thi đua", facts.titles),
            *_past("2. Hình thức khen thưởng", "Hình thức khen thưởng", facts.forms),
        ),
        signatures=facts.signatures,
        illustrative=facts.illustrative,
    )


def _form(form: str) -> Iterator[Block]:
    if form:
        yield Paragraph((Run(f"({form})", italic=True),), align=Align.CENTER, indent=False)


def _paragraphs(part: Part) -> Iterator[Block]:
    for text in part.paragraphs or (TO_WRITE,):
        yield Paragraph(text)


def _achievements(facts: AchievementReportFacts) -> Iterator[Block]:
    number = 0
    for number, part in enumerate(facts.parts, start=1):
        yield Heading(f"{number}. {part.heading}", level=2)
        yield from _paragraphs(part)
        if number == 1 and facts.scores is not None:
            yield from _scores(facts.scores)
    if facts.is_person or facts.initiatives:
        yield Heading(f"{number + 1}. Sáng kiến, đề tài đã được công nhận", level=2)
        yield _initiatives(facts.initiatives)


def _scores(table: ScoreTable) -> Iterator[Block]:
    yield Paragraph(
        f"Kết quả chấm điểm thi đua năm {table.year} do Khối công bố"
        + (f": {table.place}." if table.place else "."),
    )
    before = f"Năm {table.year - 1}" if table.has_before else f"Năm {table.year - 1} (chưa có)"
    yield Table(
        columns=(
            Column("Nội dung", 60),
            Column("Điểm tối đa", 18, Align.RIGHT),
            Column(before, 20, Align.RIGHT),
            Column(f"Năm {table.year}", 20, Align.RIGHT),
        ),
        rows=tuple(_score_row(each, table.decimals) for each in table.rows),
        density=Density.COMPACT,
    )


def _score_row(line: GroupScoreRow, decimals: int) -> Row:
    return row(
        line.name,
        points(line.most, decimals),
        points(line.before, decimals),
        points(line.now, decimals),
        kind=RowKind.TOTAL if line.is_total else RowKind.BODY,
    )


def _initiatives(rows: tuple[tuple[str, str, str], ...]) -> Block:
    if not rows:
        return Paragraph("Chưa ghi nhận sáng kiến, đề tài nào.")
    return Table(
        columns=(
            Column("Năm", 12, Align.CENTER),
            Column("Tên sáng kiến, đề tài", 62),
            Column("Phạm vi, văn bản công nhận", 44),
        ),
        rows=tuple(row(year, name, scope) for year, name, scope in rows),
        density=Density.COMPACT,
    )


def _past(heading: str, column: str, awards: tuple[PastAward, ...]) -> Iterator[Block]:
    yield Heading(heading, level=2)
    if not awards:
        yield Paragraph("Chưa có trong sổ khen thưởng.")
        return
    yield Table(
        columns=(
            Column("Năm", 12, Align.CENTER),
            Column(column, 50),
            Column("Số, ngày, tháng, năm của quyết định; cơ quan ban hành", 56),
        ),
        rows=tuple(row(one.year or NOTHING, one.name, one.decision) for one in awards),
        density=Density.COMPACT,
    )
