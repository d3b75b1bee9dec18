"""Báo cáo of a standing office on half a year, or a year, of all its blocs."""

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.documents.figures import NOTHING
from thidua.documents.model import (
    Block,
    Document,
    Header,
    Heading,
    Orientation,
    Paragraph,
    Signatures,
)
from thidua.documents.table_model import Column, Row, RowKind, Table, row
from thidua.documents.text import Align


@dataclass(frozen=True, slots=True)
class ReviewedBloc:
    """One bloc: money now and a year before in words, units that wrote nothing, its targets."""

    name: str
    lines: int
    money: str
    before: str
    silent: str
    movements: int
    targets: str
    behind: int
    unknown: int


@dataclass(frozen=True, slots=True)
class ProvinceReviewFacts:
    """What the report over all blocs says."""

    header: Header
    title: str  # "Kết quả phong trào thi đua của các khối, sáu tháng đầu năm 2024"
    money: str
    before: str
    year_before: int
    blocs: Sequence[ReviewedBloc]
    by_measure: Sequence[tuple[str, str, str]]  # measure, quantity, money
    signatures: Signatures
    recipients: tuple[str, ...] = ()
    illustrative: bool = False


def province_review(facts: ProvinceReviewFacts) -> Document:
    """The report with one line a bloc, then the sums of all by measure."""
    return Document(
        header=facts.header,
        title="BÁO CÁO",
        summary=facts.title,
        blocks=(
            Paragraph(_opening(facts)),
            Heading("I. KẾT QUẢ CỦA TỪNG KHỐI"),
            _blocs(facts),
            *_sums(facts),
        ),
        signatures=facts.signatures,
        recipients=facts.recipients,
        illustrative=facts.illustrative,
        orientation=Orientation.LANDSCAPE,
    )


def _opening(facts: ProvinceReviewFacts) -> str:
    told = f"{len(facts.blocs):02} khối thi đua"
    if facts.money:
        told += f"; tổng số tiền của các kết quả: {facts.money}"
    if facts.before:
        told += f" (cùng kỳ năm {facts.year_before}: {facts.before})"
    return f"{told}."


def _blocs(facts: ProvinceReviewFacts) -> Table:
    return Table(
        columns=(
            Column("STT", 11, Align.CENTER),
            Column("Khối", 74),
            Column("Kết quả", 18, Align.RIGHT),
            Column("Số tiền", 34, Align.RIGHT),
            Column(f"Năm {facts.year_before}", 34, Align.RIGHT),
            Column("Chưa ghi gì", 19, Align.CENTER),
            Column("Phong trào", 19, Align.CENTER),
            Column("Chỉ tiêu đạt", 19, Align.CENTER),
            Column("Chậm", 16, Align.CENTER),
            Column("Chưa rõ", 16, Align.CENTER),
        ),
        rows=(
            *(_bloc(number, each) for number, each in enumerate(facts.blocs, start=1)),
            row(
                "", "Cộng", str(sum(each.lines for each in facts.blocs)), facts.money or NOTHING,
                facts.before or NOTHING, "", "", "", "", "", kind=RowKind.TOTAL,
            ),
        ),
    )  # fmt: skip


def _bloc(number: int, each: ReviewedBloc) -> Row:
    return row(
        str(number), each.name, str(each.lines), each.money or NOTHING, each.before or NOTHING,
        each.silent, str(each.movements), each.targets, str(each.behind), str(each.unknown),
    )  # fmt: skip


def _sums(facts: ProvinceReviewFacts) -> Sequence[Block]:
    if not facts.by_measure:
        return ()
    return (
        Heading("II. TỔNG HỢP THEO ĐƠN VỊ TÍNH"),
        Table(
            columns=(
                Column("Đơn vị tính", 60),
                Column("Số lượng", 40, Align.RIGHT),
                Column("Số tiền", 50, Align.RIGHT),
            ),
            rows=tuple(
                row(name, quantity or NOTHING, money or NOTHING)
                for name, quantity, money in facts.by_measure
            ),
        ),
    )
