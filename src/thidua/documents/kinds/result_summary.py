"""Bảng tổng hợp kết quả và xếp hạng: the points of all units by group, the totals and places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from thidua.documents.figures import NOTHING, points
from thidua.documents.model import (
    Block,
    Document,
    Header,
    ListItems,
    Orientation,
    Paragraph,
    Signatures,
)
from thidua.documents.table_model import Cell, Column, Density, Row, Table, row
from thidua.documents.text import Align, Run
from thidua.domain.scoring.together import SHARE_DECIMALS
from thidua.domain.vietnamese_numbers import format_shortest


@dataclass(frozen=True, slots=True)
class GroupColumn:
    """A group of the scoring table: "I", its name, its maximum."""

    code: str
    name: str
    maximum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class UnitResult:
    """One unit's line; without a rank, ``note`` says why."""

    unit: str
    group_points: tuple[Decimal | None, ...]
    bonus: Decimal | None
    deduction: Decimal | None
    total: Decimal | None
    rank: int | None
    note: str = ""
    reached: str | None = None  # its class; None where the table has no classes


@dataclass(frozen=True, slots=True)
class ResultSummaryFacts:
    """What the table of results says; the results stand in the order to print them."""

    header: Header
    bloc: str
    year: int
    groups: tuple[GroupColumn, ...]
    results: tuple[UnitResult, ...]
    decimals: int
    signatures: Signatures
    maximum_total: Decimal | None = None
    notes: tuple[str, ...] = ()  # how ties were broken, what was left out
    recipients: tuple[str, ...] = ()
    illustrative: bool = False
    period: str = ""  # of the year; "" for the whole
    together: "tuple[SharedPlace, ...]" = ()  # all units by share, where kinds are ranked together
    parts: "tuple[KindTable, ...]" = ()  # a table for each kind of units, in the place of the one


@dataclass(frozen=True, slots=True)
class SharedPlace:
    """One unit among those of all kinds: its points, those of its table, its share in per cent."""

    unit: str
    kind: str
    total: Decimal
    maximum: Decimal
    percent: Decimal
    rank: int | None
    note: str = ""
    reached: str | None = None


@dataclass(frozen=True, slots=True)
class KindTable:
    """The table of one kind of units; its facts say groups, results, maximum, notes."""

    kind: str
    facts: ResultSummaryFacts


def result_summary(facts: ResultSummaryFacts) -> Document:
    """The table of results and places, landscape."""
    return Document(
        header=facts.header,
        title="BẢNG TỔNG HỢP KẾT QUẢ CHẤM ĐIỂM VÀ XẾP HẠNG THI ĐUA",
        summary=f"{facts.period} năm {facts.year}\n{facts.bloc}"
        if facts.period
        else f"Năm {facts.year}\n{facts.bloc}",
        orientation=Orientation.LANDSCAPE,
        blocks=tuple(_blocks(facts)),
        signatures=facts.signatures,
        recipients=facts.recipients,
        illustrative=facts.illustrative,
    )


def _blocks(facts: ResultSummaryFacts) -> Iterator[Block]:
    if not facts.parts:
        yield _table(facts)
        yield from _notes(facts)
        return
    if facts.together:
        yield _heading("Xếp hạng chung các loại hình")
        yield _together(facts.together)
    for part in facts.parts:
        yield _heading(f"Loại hình: {part.kind}")
        yield _table(part.facts)
        yield from _notes(part.facts)
    yield from _notes(facts)


def _heading(text: str) -> Block:
    return Paragraph((Run(text, bold=True),), indent=False)


def _together(places: Sequence[SharedPlace]) -> Table:
    has_classes = any(place.reached is not None for place in places)
    columns = (
        Column("STT", 10, Align.CENTER),
        Column("Đơn vị", 60),
        Column("Loại hình", 44),
        Column("Tổng điểm", 18, Align.RIGHT),
        Column("Điểm tối đa", 18, Align.RIGHT),
        Column("Tỷ lệ (%)", 16, Align.RIGHT),
        Column("Xếp hạng", 14, Align.CENTER),
        *((Column("Xếp loại", 20, Align.CENTER),) if has_classes else ()),
        Column("Ghi chú", 40),
    )
    rows = (
        row(
            str(number),
            each.unit,
            each.kind,
            points(each.total, SHARE_DECIMALS),
            format_shortest(each.maximum),
            Cell(points(each.percent, SHARE_DECIMALS), bold=True),
            Cell(NOTHING if each.rank is None else str(each.rank), bold=True),
            *((each.reached or NOTHING,) if has_classes else ()),
            each.note,
        )
        for number, each in enumerate(places, start=1)
    )
    return Table(columns=columns, rows=tuple(rows), density=Density.COMPACT)


def _table(facts: ResultSummaryFacts) -> Table:
    has_classes = any(result.reached is not None for result in facts.results)
    return Table(
        columns=(
            Column("STT", 10, Align.CENTER),
            Column("Đơn vị", 44),
            *(Column(group.code, 17, Align.RIGHT) for group in facts.groups),
            Column("Điểm thưởng", 16, Align.RIGHT),
            Column("Điểm trừ", 13, Align.RIGHT),
            Column("Tổng điểm", 17, Align.RIGHT),
            Column("Xếp hạng", 12, Align.CENTER),
            *((Column("Xếp loại", 18, Align.CENTER),) if has_classes else ()),
            Column("Ghi chú", 26),
        ),
        head=_head(facts, has_classes=has_classes),
        rows=tuple(
            row(
                str(number),
                result.unit,
                *(points(given, facts.decimals) for given in result.group_points),
                points(result.bonus, facts.decimals),
                points(result.deduction, facts.decimals),
                Cell(points(result.total, facts.decimals), bold=True),
                Cell(NOTHING if result.rank is None else str(result.rank), bold=True),
                *((result.reached or NOTHING,) if has_classes else ()),
                result.note,
            )
            for number, result in enumerate(facts.results, start=1)
        ),
        density=Density.COMPACT if len(facts.groups) <= 5 else Density.DENSE,
    )


def _head(facts: ResultSummaryFacts, *, has_classes: bool) -> tuple[Row, ...]:
    """Two rows: the groups under one heading, each with its maximum."""
    total = "Tổng điểm"
    if facts.maximum_total is not None:
        total += f"\n(tối đa {format_shortest(facts.maximum_total)})"
    tall = [Cell("STT", rowspan=2), Cell("Đơn vị", rowspan=2)]
    classes = ("Xếp loại",) if has_classes else ()
    ends = ("Điểm thưởng", "Điểm trừ", total, "Xếp hạng", *classes, "Ghi chú")
    across = [Cell("Điểm theo nội dung", colspan=len(facts.groups))] if facts.groups else []
    first = Row((*tall, *across, *(Cell(text, rowspan=2) for text in ends)))
    if not facts.groups:
        return (Row(tuple(Cell(cell.text) for cell in first.cells)),)
    return (first, Row(tuple(Cell(_group_heading(group)) for group in facts.groups)))


def _group_heading(group: GroupColumn) -> str:
    if group.maximum is None:
        return group.code
    return f"{group.code}\n(tối đa {format_shortest(group.maximum)})"


def _notes(facts: ResultSummaryFacts) -> Iterator[Block]:
    legend = "; ".join(f"{group.code}: {group.name}" for group in facts.groups)
    notes = (*((f"{legend}.",) if legend else ()), *facts.notes)
    if notes:
        yield Paragraph((Run("Ghi chú:", bold=True, italic=True),), indent=False)
        yield ListItems(notes)
