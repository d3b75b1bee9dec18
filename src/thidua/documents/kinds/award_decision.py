"""Dự thảo quyết định khen thưởng: what the authority signs, with its list."""

from dataclasses import dataclass

from thidua.documents.figures import count
from thidua.documents.kinds.decision_parts import articles, opening
from thidua.documents.model import (
    Appendix,
    Document,
    Header,
    Signature,
    Signatures,
)
from thidua.documents.table_model import Cell, Column, Row, RowKind, Table, row
from thidua.documents.text import Align


@dataclass(frozen=True, slots=True)
class AwardDecisionFacts:
    """Which awards whom is given; ``decider`` decides, ``office`` proposes."""

    header: Header
    decider: str  # "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH GIA LAI"
    office: str
    lists: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]  # award: subject, unit or bloc
    signature: Signature
    legal_bases: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    illustrative: bool = False


def award_decision(facts: AwardDecisionFacts) -> Document:
    """The draft: its number and day come when it is signed."""
    total = sum(len(rows) for _, rows in facts.lists)
    told = "; ".join(f"{award}: {count(len(rows))}" for award, rows in facts.lists)
    return Document(
        header=facts.header,
        title="QUYẾT ĐỊNH",
        summary="Về việc khen thưởng",
        blocks=(
            *opening(facts.decider, facts.legal_bases),
            *articles(
                f"Khen thưởng {count(total)} trường hợp ({told or 'không có'}), theo danh sách kèm "
                "theo.",
                "Tiền thưởng kèm theo hình thức khen thưởng trích từ quỹ thi đua, khen thưởng theo "
                "quy định hiện hành.",
                f"{facts.office}, thủ trưởng các cơ quan, đơn vị liên quan và các tập thể, cá nhân "
                "có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này kể từ ngày ký./.",
            ),
        ),
        signatures=Signatures((facts.signature,)),
        recipients=facts.recipients,
        appendices=(
            Appendix(
                "Phụ lục",
                "DANH SÁCH ĐƯỢC KHEN THƯỞNG",
                (_table(facts.lists),),
                reference="(Kèm theo Quyết định khen thưởng)",
            ),
        ),
        illustrative=facts.illustrative,
        draft=True,
    )


def _table(lists: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]) -> Table:
    rows: list[Row] = []
    for award, lines in lists:
        rows.append(row("", Cell(award, colspan=2), kind=RowKind.GROUP))
        rows += [row(str(place), who, of) for place, (who, of) in enumerate(lines, 1)]
    columns = (
        Column("STT", 12, Align.CENTER),
        Column("Tập thể, cá nhân", 75),
        Column("Đơn vị, khối thi đua", 75),
    )
    return Table(columns, tuple(rows) or (row("", Cell("Không có.", colspan=2)),))
