"""Tờ trình of the standing office after the council: the list that the authority decides on."""

from dataclasses import dataclass
from datetime import date

from thidua.documents.figures import count
from thidua.documents.model import (
    Appendix,
    Document,
    Header,
    Paragraph,
    Signature,
    Signatures,
)
from thidua.documents.table_model import Cell, Column, Row, RowKind, Table, row
from thidua.documents.text import Align
from thidua.documents.vietnamese_dates import long_date


@dataclass(frozen=True, slots=True)
class RequestedRow:
    """One subject: who, of which bloc, how the council voted in words."""

    subject: str
    bloc: str
    vote: str


@dataclass(frozen=True, slots=True)
class OfficeLetterFacts:
    """What the letter asks: by award, who."""

    header: Header
    office: str
    addressee: str
    council: str
    held_on: date
    lists: tuple[tuple[str, tuple[RequestedRow, ...]], ...]
    signed_by: str = "THỦ TRƯỞNG CƠ QUAN"
    illustrative: bool = False


def office_letter(facts: OfficeLetterFacts) -> Document:
    """The letter with its list as an appendix."""
    total = sum(len(lines) for _, lines in facts.lists)
    told = "; ".join(f"{award}: {count(len(lines))}" for award, lines in facts.lists)
    return Document(
        header=facts.header,
        title="TỜ TRÌNH",
        summary="Về việc khen thưởng",
        addressees=(facts.addressee,),
        blocks=(
            Paragraph(
                f"Căn cứ kết quả thẩm định và kết quả bỏ phiếu kín của {facts.council} "
                f"{long_date(facts.held_on)}, {facts.office} kính trình xem xét, quyết định khen "
                f"thưởng {count(total)} trường hợp ({told or 'không có'}), theo danh sách kèm theo."
            ),
            Paragraph(f"{facts.office} kính trình xem xét, quyết định./."),
        ),
        signatures=Signatures((Signature(facts.signed_by),)),
        recipients=("Như trên", "Lưu: VT"),
        appendices=(Appendix("Phụ lục", "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", (_table(facts.lists),)),),
        illustrative=facts.illustrative,
    )


def _table(lists: tuple[tuple[str, tuple[RequestedRow, ...]], ...]) -> Table:
    rows: list[Row] = []
    for award, lines in lists:
        rows.append(row("", Cell(award, colspan=3), kind=RowKind.GROUP))
        rows.extend(
            row(str(place), line.subject, line.bloc, line.vote)
            for place, line in enumerate(lines, start=1)
        )
    return Table(
        columns=(
            Column("STT", 10, Align.CENTER),
            Column("Tập thể, cá nhân", 50),
            Column("Khối thi đua", 50),
            Column("Phiếu của Hội đồng", 30, Align.CENTER),
        ),
        rows=tuple(rows) or (row("", Cell("Không có.", colspan=3)),),
    )
