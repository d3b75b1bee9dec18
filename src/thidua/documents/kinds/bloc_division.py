"""Danh sách khối và quyết định phân khối: which units emulate with which, and who heads them."""

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.documents.figures import count
from thidua.documents.kinds.decision_parts import articles, opening
from thidua.documents.model import (
    Appendix,
    Block,
    Document,
    Header,
    Paragraph,
    Signature,
    Signatures,
)
from thidua.documents.table_model import Cell, Column, Row, RowKind, Table, row
from thidua.documents.text import Align
from thidua.domain.vietnamese_numbers import to_roman


@dataclass(frozen=True, slots=True)
class ListedBloc:
    """One bloc: its units in order, each with its role in words ("" for a plain member)."""

    name: str
    units: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BlocDivisionFacts:
    """The year's blocs, and who decides."""

    header: Header
    year: int
    blocs: tuple[ListedBloc, ...]
    decider: str  # "Chủ tịch Hội đồng Thi đua - Khen thưởng tỉnh Gia Lai"
    office: str
    signature: Signature
    legal_bases: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    illustrative: bool = False

    @property
    def told(self) -> str:
        """How many blocs of how many units."""
        units = sum(len(each.units) for each in self.blocs)
        return f"{count(len(self.blocs))} khối thi đua với {count(units)} đơn vị"


def bloc_list(facts: BlocDivisionFacts) -> Document:
    """The list by itself."""
    return Document(
        header=facts.header,
        title="DANH SÁCH",
        summary=f"Các khối thi đua và đơn vị thành viên năm {facts.year}",
        blocks=(Paragraph(f"Năm {facts.year} có {facts.told}."), *_tables(facts.blocs)),
        signatures=Signatures((facts.signature,)),
        recipients=facts.recipients,
        illustrative=facts.illustrative,
    )


def bloc_decision(facts: BlocDivisionFacts) -> Document:
    """The decision with its list."""
    return Document(
        header=facts.header,
        title="QUYẾT ĐỊNH",
        summary=f"Về việc phân chia khối thi đua năm {facts.year}",
        blocks=(
            *opening(facts.decider, facts.legal_bases),
            *articles(
                f"Phân chia {facts.told} thành viên theo danh sách kèm theo.",
                "Các khối thi đua tổ chức hoạt động theo quy chế, kế hoạch của khối; Trưởng khối, "
                f"Phó Trưởng khối thực hiện nhiệm vụ trong năm {facts.year} theo danh sách. "
                f"{facts.office} hướng dẫn, theo dõi hoạt động của các khối.",
                f"Quyết định này có hiệu lực từ ngày ký. {facts.office} và thủ trưởng các đơn vị "
                "có tên trong danh sách chịu trách nhiệm thi hành Quyết định này./.",
            ),
        ),
        signatures=Signatures((facts.signature,)),
        recipients=facts.recipients,
        appendices=(
            Appendix(
                "Phụ lục",
                f"DANH SÁCH KHỐI THI ĐUA NĂM {facts.year}",
                tuple(_tables(facts.blocs)),
                reference="(Kèm theo Quyết định phân chia khối thi đua)",
            ),
        ),
        illustrative=facts.illustrative,
    )


def _tables(blocs: tuple[ListedBloc, ...]) -> Iterator[Block]:
    rows: list[Row] = []
    for place, each in enumerate(blocs, 1):
        told = f"{each.name} ({count(len(each.units))} đơn vị)"
        rows.append(row(to_roman(place), Cell(told, colspan=2), kind=RowKind.GROUP))
        rows += [row(str(at), unit, role) for at, (unit, role) in enumerate(each.units, 1)]
    columns = (
        Column("STT", 18, Align.CENTER),
        Column("Khối thi đua, đơn vị thành viên", 105),
        Column("Nhiệm vụ", 40),
    )
    yield Table(columns, tuple(rows) or (row("", Cell("Chưa có khối nào.", colspan=2)),))
