"""Bảng đăng ký giao ước thi đua: what one unit registers for the year (after Mẫu 1a)."""

from dataclasses import dataclass
from datetime import date

from thidua.documents.figures import Figure, count, figure
from thidua.documents.model import Document, Header, Heading, Paragraph, Signature, Signatures
from thidua.documents.table_model import Cell, Column, Row, RowKind, Table, row
from thidua.documents.text import Align
from thidua.documents.vietnamese_dates import short_date
from thidua.domain.vietnamese_numbers import to_roman

NONE_REGISTERED = "Không đăng ký."


@dataclass(frozen=True, slots=True)
class MovementRow:
    """A movement the unit will run; a time may be a day or words ("Quý I")."""

    name: str
    goal: str
    launched: date | str | None = None
    closed: date | str | None = None


@dataclass(frozen=True, slots=True)
class PromisedRow:
    """A target: what, measured how, how much is planned."""

    content: str
    measure: str = ""
    planned: Figure = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """Targets under one heading: "Chỉ tiêu thứ nhất: …"."""

    name: str
    targets: tuple[PromisedRow, ...]


@dataclass(frozen=True, slots=True)
class AimedTitleRow:
    """A title or form of commendation the unit strives for."""

    award: str
    recipient: str = ""  # "Tập thể", "Cá nhân"
    quantity: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RegistrationFacts:
    """What the registration of one unit says."""

    header: Header
    bloc: str
    unit: str
    year: int
    movements: tuple[MovementRow, ...]
    target_groups: tuple[TargetGroup, ...]
    titles: tuple[AimedTitleRow, ...]
    signature: Signature
    addressees: tuple[str, ...] = ()
    legal_bases: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    illustrative: bool = False


def registration(facts: RegistrationFacts) -> Document:
    """The registration table of one unit."""
    opening = (
        f"Thực hiện quy chế hoạt động và kế hoạch công tác thi đua, khen thưởng năm {facts.year} "
        f"của {facts.bloc}, {facts.unit} đăng ký giao ước thi đua năm {facts.year} như sau:"
    )
    promise = (
        f"{facts.unit} cam kết tổ chức thực hiện tốt các nội dung đã đăng ký, báo cáo kết quả và "
        "tự chấm điểm đúng thời hạn quy định của Khối."
    )
    return Document(
        header=facts.header,
        title=f"BẢNG ĐĂNG KÝ GIAO ƯỚC THI ĐUA NĂM {facts.year}",
        addressees=facts.addressees,
        legal_bases=facts.legal_bases,
        blocks=(
            Paragraph(opening),
            Heading("I. PHONG TRÀO THI ĐUA"),
            movements_table(facts.movements),
            Heading("II. CHỈ TIÊU THI ĐUA"),
            targets_table(facts.target_groups),
            Heading("III. DANH HIỆU THI ĐUA, HÌNH THỨC KHEN THƯỞNG ĐỀ NGHỊ"),
            titles_table(facts.titles),
            Paragraph(promise),
        ),
        signatures=Signatures((facts.signature,)),
        recipients=facts.recipients,
        illustrative=facts.illustrative,
    )


def movements_table(movements: tuple[MovementRow, ...]) -> Table | Paragraph:
    """Part I: the movements with their goals and times."""
    if not movements:
        return Paragraph(NONE_REGISTERED)
    return Table(
        columns=(
            Column("STT", 9, Align.CENTER),
            Column("Tên phong trào thi đua", 33),
            Column("Mục tiêu", 34),
            Column("Thời gian phát động", 15, Align.CENTER),
            Column("Thời gian tổng kết", 15, Align.CENTER),
        ),
        rows=tuple(
            row(str(number), line.name, line.goal, time_text(line.launched), time_text(line.closed))
            for number, line in enumerate(movements, start=1)
        ),
    )


def targets_table(groups: tuple[TargetGroup, ...]) -> Table | Paragraph:
    """Part II: the targets, numbered inside their groups."""
    if not any(group.targets for group in groups):
        return Paragraph(NONE_REGISTERED)
    rows: list[Row] = []
    for place, group in enumerate(groups, start=1):
        name = Cell(group.name, colspan=4, align=Align.LEFT)
        rows.append(row(to_roman(place), name, kind=RowKind.GROUP))
        rows.extend(
            row(str(number), line.content, line.measure, figure(line.planned), line.note)
            for number, line in enumerate(group.targets, start=1)
        )
    return Table(
        columns=(
            Column("STT", 9, Align.CENTER),
            Column("Nội dung chỉ tiêu", 46),
            Column("Đơn vị tính", 15, Align.CENTER),
            Column("Kế hoạch năm", 16, Align.CENTER),
            Column("Ghi chú", 20),
        ),
        rows=tuple(rows),
    )


def titles_table(titles: tuple[AimedTitleRow, ...]) -> Table | Paragraph:
    """Part III: the titles and commendations striven for."""
    if not titles:
        return Paragraph(NONE_REGISTERED)
    return Table(
        columns=(
            Column("STT", 9, Align.CENTER),
            Column("Danh hiệu, hình thức khen thưởng", 48),
            Column("Đối tượng", 17, Align.CENTER),
            Column("Số lượng", 12, Align.CENTER),
            Column("Ghi chú", 20),
        ),
        rows=tuple(
            row(
                str(number),
                line.award,
                line.recipient,
                "" if line.quantity is None else count(line.quantity),
                line.note,
            )
            for number, line in enumerate(titles, start=1)
        ),
    )


def time_text(moment: date | str | None) -> str:
    """A day in figures; words as they are.

    >>> time_text(date(2023, 3, 8)), time_text("Quý I"), time_text(None)
    ('08/03/2023', 'Quý I', '')
    """
    return moment if isinstance(moment, str) else short_date(moment)
