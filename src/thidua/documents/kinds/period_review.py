"""Báo cáo sơ kết, tổng kết of a bloc: results, targets, a year before, movements, words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from thidua.documents.figures import NOTHING
from thidua.documents.model import (
    Block,
    Document,
    Header,
    Heading,
    ListItems,
    Paragraph,
    Signatures,
)
from thidua.documents.table_model import Column, RowKind, Table, row
from thidua.documents.text import Align
from thidua.documents.vietnamese_dates import short_date


@dataclass(frozen=True, slots=True)
class ReviewedUnit:
    """What one unit did: quantities and money in words."""

    name: str
    quantities: str
    money: str


@dataclass(frozen=True, slots=True)
class ReviewedTarget:
    """One target of the covenant beside its result; ``missing``: why it is not known."""

    text: str
    promise: str
    reached: str
    outcome: str
    before: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class ReviewedMovement:
    """One movement: what took place in it and what was done."""

    name: str
    origin: str
    activities: str
    results: str


@dataclass(frozen=True, slots=True)
class PeriodReviewFacts:
    """What the review of half a year, or of a year, says."""

    header: Header
    bloc: str
    title: str  # "Sơ kết phong trào thi đua 6 tháng đầu năm 2024"
    since: date
    until: date
    money: str
    by_measure: Sequence[tuple[str, str, str]]  # measure, quantity, money
    units: Sequence[ReviewedUnit]
    silent: int
    targets_told: str
    targets: Sequence[ReviewedTarget]
    compared: Sequence[tuple[str, str, str, str]]  # what, now, then, change
    year_before: int
    movements: Sequence[ReviewedMovement]
    words: Sequence[tuple[str, Sequence[str]]]  # heading, items
    signatures: Signatures
    recipients: tuple[str, ...] = ()
    illustrative: bool = False


def period_review(facts: PeriodReviewFacts) -> Document:
    """The review as an official paper; parts that have nothing to say are left out."""
    words = [(name.upper(), [ListItems(tuple(items))]) for name, items in facts.words]
    parts: list[tuple[str, Sequence[Block]]] = [
        ("KẾT QUẢ THỰC HIỆN", list(_results(facts))),
        ("KẾT QUẢ THEO CHỈ TIÊU GIAO ƯỚC", list(_targets(facts))),
        (f"SO VỚI CÙNG KỲ NĂM {facts.year_before}", list(_compared(facts))),
        ("PHONG TRÀO THI ĐUA", list(_movements(facts))),
        *words,
    ]
    told = [(name, blocks) for name, blocks in parts if blocks]
    blocks: list[Block] = [Paragraph(_opening(facts))]
    for number, (name, inner) in enumerate(told, start=1):
        blocks += [Heading(f"{_ROMAN[number]}. {name}"), *inner]
    return Document(
        header=facts.header,
        title="BÁO CÁO",
        summary=facts.title,
        blocks=tuple(blocks),
        signatures=facts.signatures,
        recipients=facts.recipients,
        illustrative=facts.illustrative,
    )


_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def _opening(facts: PeriodReviewFacts) -> str:
    return (
        f"{facts.bloc} báo cáo kết quả phong trào thi đua và công tác khen thưởng, số liệu từ ngày "
        f"{short_date(facts.since)} đến ngày {short_date(facts.until)}, như sau:"
    )


def _results(facts: PeriodReviewFacts) -> Iterator[Block]:
    if not facts.by_measure:
        yield Paragraph("Sổ kết quả chưa ghi kết quả nào trong thời gian này.")
        return
    if facts.money:
        yield Paragraph(f"Tổng số tiền của các kết quả: {facts.money}.")
    yield Table(
        columns=(
            Column("Đơn vị tính", 50),
            Column("Số lượng", 25, Align.RIGHT),
            Column("Số tiền", 35, Align.RIGHT),
        ),
        rows=(
            *(
                row(name, quantity or NOTHING, money or NOTHING)
                for name, quantity, money in facts.by_measure
            ),
            row("Cộng", "", facts.money or NOTHING, kind=RowKind.TOTAL),
        ),
    )
    yield Heading("Kết quả của từng đơn vị", level=2)
    yield Table(
        columns=(
            Column("STT", 9, Align.CENTER),
            Column("Ai làm", 42),
            Column("Kết quả", 54),
            Column("Số tiền", 28, Align.RIGHT),
        ),
        rows=tuple(
            row(str(n), unit.name, unit.quantities or NOTHING, unit.money or NOTHING)
            for n, unit in enumerate(facts.units, start=1)
        ),
    )
    if facts.silent:
        yield Paragraph(f"{facts.silent:02} đơn vị chưa ghi kết quả nào trong thời gian này.")


def _targets(facts: PeriodReviewFacts) -> Iterator[Block]:
    if not facts.targets:
        return
    yield Paragraph(f"{facts.targets_told}.")
    yield Table(
        columns=(
            Column("STT", 9, Align.CENTER),
            Column("Chỉ tiêu", 52),
            Column("Giao ước", 22, Align.CENTER),
            Column("Kết quả", 26, Align.CENTER),
            Column("Đánh giá", 20, Align.CENTER),
            Column(f"Năm {facts.year_before}", 20, Align.CENTER),
        ),
        rows=tuple(
            row(
                str(n), each.text, each.promise, each.reached or NOTHING, each.outcome,
                each.before or NOTHING,
            )
            for n, each in enumerate(facts.targets, start=1)
        ),
    )  # fmt: skip
    missing = tuple(
        f"Chỉ tiêu {n}: {each.missing}"
        for n, each in enumerate(facts.targets, start=1)
        if each.missing
    )
    if missing:
        yield Paragraph("Số liệu còn thiếu:")
        yield ListItems(missing)


def _compared(facts: PeriodReviewFacts) -> Iterator[Block]:
    if facts.compared:
        yield Table(
            columns=(
                Column("Nội dung", 44),
                Column("Kỳ này", 30, Align.RIGHT),
                Column(f"Năm {facts.year_before}", 30, Align.RIGHT),
                Column("So sánh", 26, Align.CENTER),
            ),
            rows=tuple(row(*each) for each in facts.compared),
        )


def _movements(facts: PeriodReviewFacts) -> Iterator[Block]:
    if facts.movements:
        yield Table(
            columns=(
                Column("STT", 9, Align.CENTER),
                Column("Phong trào", 54),
                Column("Cấp phát động", 20, Align.CENTER),
                Column("Hoạt động", 24),
                Column("Kết quả ghi trong sổ", 42),
            ),
            rows=tuple(
                row(
                    str(n), each.name, each.origin, each.activities or NOTHING,
                    each.results or NOTHING,
                )
                for n, each in enumerate(facts.movements, start=1)
            ),
        )  # fmt: skip
