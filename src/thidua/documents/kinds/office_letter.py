"""Tờ trình of the standing office after the council: the list that the authority decides on."""

from dataclasses import dataclass
from datetime import date

from thidua.documents.figures import count
from thidua.documents.model import (
    Appendix,
    Document,
    Header,
    Signature,
    Signatures,
)
from thidua.documents.table_model import Cell, Column, Row, RowKind, Table, row
from thidua.documents.text import Align
from thidua.documents.vietnamese_dates import long_date
from thidua.documents.worded import worded

USUAL = """Căn cứ kết quả thẩm định và kết quả bỏ phiếu kín của {hội đồng} {ngày họp}, {cơ quan} \
kính trình xem xét, quyết định khen thưởng {số trường hợp} trường hợp ({theo danh hiệu}), theo \
danh sách kèm theo.
{cơ quan} kính trình xem xét, quyết định./.
"""
"""What an office that words nothing itself writes."""
FIELDS = {
    "cơ quan": "Sở Nội vụ tỉnh Gia Lai",
    "hội đồng": "Hội đồng Thi đua - Khen thưởng tỉnh Gia Lai",
    "ngày họp": "ngày 22 tháng 02 năm 2026",
    "số trường hợp": "12",
    "theo danh hiệu": "Cờ thi đua của Ủy ban nhân dân tỉnh: 04; Bằng khen: 08",
}
"""The fields of its text with examples."""


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
    text: str = USUAL  # as the office words it
    illustrative: bool = False


def office_letter(facts: OfficeLetterFacts) -> Document:
    """The letter with its list as an appendix."""
    total = sum(len(lines) for _, lines in facts.lists)
    told = "; ".join(f"{award}: {count(len(lines))}" for award, lines in facts.lists)
    fields = {
        "cơ quan": facts.office,
        "hội đồng": facts.council,
        "ngày họp": long_date(facts.held_on),
        "số trường hợp": count(total),
        "theo danh hiệu": told or "không có",
    }
    return Document(
        header=facts.header,
        title="TỜ TRÌNH",
        summary="Về việc khen thưởng",
        addressees=(facts.addressee,),
        blocks=worded(facts.text, fields),
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
