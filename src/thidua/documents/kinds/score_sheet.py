"""Bảng chấm điểm thi đua: one unit's points, criterion by criterion, as given and as checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from thidua.documents.figures import points
from thidua.documents.model import (
    Block,
    Document,
    Header,
    KeyValues,
    ListItems,
    Orientation,
    Paragraph,
    Signatures,
)
from thidua.documents.table_model import Cell, Column, Density, Row, RowKind, Table, row
from thidua.documents.text import Align, Run, Text


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures that stand side by side; None: not given yet."""

    self_score: Decimal | None = None
    peer_score: Decimal | None = None
    verified: Decimal | None = None
    given: Decimal | None = None  # by who scores in the place of the unit


@dataclass(frozen=True, slots=True)
class CriterionScoreRow:
    """One criterion: "1.4", its text, its maximum, the points, what shows it and why."""

    code: str
    name: str
    maximum: Decimal | None
    scores: Scores
    evidence: str = ""
    reason: str = ""
    is_heading: bool = False  # the sum of the lines after it


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """Criteria under one heading with their sub-total; bonus and deductions are groups too."""

    code: str  # "I", "II"; "" for none
    name: str
    maximum: Decimal | None
    lines: tuple[CriterionScoreRow, ...]
    subtotal: Scores


@dataclass(frozen=True, slots=True)
class ScoreSheetFacts:
    """What the scoring sheet of one unit says; totals come computed, with caps applied."""

    header: Header
    bloc: str
    unit: str
    year: int
    groups: tuple[ScoreGroup, ...]
    total: Scores
    maximum_total: Decimal | None
    decimals: int
    signatures: Signatures
    scheme: str = ""  # "phiên bản 2, thông qua ngày 31/03/2023"
    rank: int | None = None
    disqualified: tuple[str, ...] = ()  # reasons; empty: none
    reached: str = ""  # the class; "" where the table has no classes
    conditions: tuple[str, ...] = ()  # why the class is no better, what awards are missed
    illustrative: bool = False
    period: str = ""  # of the year; "" for the whole
    has_given: bool = False  # others than the unit score a criterion: they have their column


def score_sheet(facts: ScoreSheetFacts) -> Document:
    """The scoring sheet of one unit, landscape."""
    known: list[tuple[str, Text]] = [
        ("Đơn vị", (Run(facts.unit, bold=True),)),
        ("Khối thi đua", facts.bloc),
    ]
    if facts.scheme:
        known.append(("Bảng chấm điểm áp dụng", facts.scheme))
    return Document(
        header=facts.header,
        title=" ".join(
            filter(None, ("BẢNG CHẤM ĐIỂM THI ĐUA", facts.period.upper(), f"NĂM {facts.year}"))
        ),
        orientation=Orientation.LANDSCAPE,
        blocks=(KeyValues(tuple(known)), _table(facts), *_conclusion(facts)),
        signatures=facts.signatures,
        illustrative=facts.illustrative,
    )


def _table(facts: ScoreSheetFacts) -> Table:
    rows: list[Row] = []
    for group in facts.groups:
        rows.extend(_group_rows(group, facts))
    total = points(facts.maximum_total, facts.decimals)
    rows.append(
        row(
            Cell("TỔNG ĐIỂM", colspan=2, align=Align.CENTER),
            total,
            *_score_cells(facts.total, facts),
            Cell("", colspan=2),
            kind=RowKind.TOTAL,
        )
    )
    return Table(
        columns=(
            Column("STT", 13, Align.CENTER),
            Column("Nội dung", 60 if facts.has_given else 72),
            Column("Điểm tối đa", 18, Align.RIGHT),
            Column("Tự chấm", 18, Align.RIGHT),
            *([Column("Cơ quan chấm", 18, Align.RIGHT)] if facts.has_given else []),
            Column("Chấm chéo", 18, Align.RIGHT),
            Column("Thẩm định", 18, Align.RIGHT),
            Column("Minh chứng", 49 if facts.has_given else 52),
            Column("Lý do", 45 if facts.has_given else 48),
        ),
        rows=tuple(rows),
        density=Density.COMPACT,
    )


def _group_rows(group: ScoreGroup, facts: ScoreSheetFacts) -> Iterator[Row]:
    decimals = facts.decimals
    maximum = "" if group.maximum is None else points(group.maximum, decimals)
    yield row(
        group.code, group.name, maximum, *[""] * (6 if facts.has_given else 5), kind=RowKind.GROUP
    )
    for line in group.lines:
        most = "" if line.maximum is None else points(line.maximum, decimals)
        scores = _score_cells(line.scores, facts)
        yield row(
            *(
                Cell(text, bold=line.is_heading or None)
                for text in (line.code, line.name, most, *scores)
            ),
            line.evidence,
            line.reason,
        )
    title = f"Cộng mục {group.code}" if group.code else f"Cộng {group.name.lower()}"
    yield row(
        Cell(title, colspan=2, align=Align.CENTER),
        maximum,
        *_score_cells(group.subtotal, facts),
        Cell("", colspan=2),
        kind=RowKind.SUBTOTAL,
    )


def _score_cells(scores: Scores, facts: ScoreSheetFacts) -> Iterator[str]:
    yield points(scores.self_score, facts.decimals)
    if facts.has_given:
        yield points(scores.given, facts.decimals)
    yield points(scores.peer_score, facts.decimals)
    yield points(scores.verified, facts.decimals)


def _conclusion(facts: ScoreSheetFacts) -> Iterator[Block]:
    if facts.rank is not None:
        yield Paragraph((Run("Xếp hạng trong Khối: "), Run(f"{facts.rank}.", bold=True)))
    if facts.reached:
        yield Paragraph((Run("Xếp loại: "), Run(f"{facts.reached}.", bold=True)))
    if facts.conditions:
        yield ListItems(facts.conditions)
    if facts.disqualified:
        yield Paragraph((Run("Không xét thi đua, vì:", bold=True),))
        yield ListItems(facts.disqualified)
