"""Biên bản họp Hội đồng: members, secret votes, which bloc each unit leads."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thidua.documents.figures import count
from thidua.documents.model import (
    Block,
    Document,
    Header,
    Heading,
    ListItems,
    Paragraph,
    Signature,
    Signatures,
)
from thidua.documents.table_model import Cell, Column, Density, Row, RowKind, Table, row
from thidua.documents.text import Align
from thidua.documents.vietnamese_dates import long_date
from thidua.domain.vietnamese_numbers import to_roman


@dataclass(frozen=True, slots=True)
class CouncilSeat:
    """One member and how they took part, in words."""

    name: str
    office: str
    presence: str


@dataclass(frozen=True, slots=True)
class CouncilRow:
    """One proposal: who, of which bloc, what the bloc voted, what the council voted."""

    subject: str
    bloc: str  # the bloc that the unit leads or belongs to; empty: proposed by the unit itself
    bloc_vote: str
    agree: int | None
    against: int | None
    invalid: int | None
    passed: bool | None


@dataclass(frozen=True, slots=True)
class CouncilList:
    """The proposals for one award, with the votes that it needs in words."""

    award: str
    needs: str  # "cần 90 % của 9 thành viên = 9 phiếu (NĐ 91/2017, Điều 45 khoản 8)"
    lines: tuple[CouncilRow, ...]


@dataclass(frozen=True, slots=True)
class CouncilMinutesFacts:
    """What the minutes say."""

    header: Header
    council: str
    held_on: date
    place: str
    chair: str
    secretary: str
    members: tuple[CouncilSeat, ...]
    present: int
    written: int
    lists: tuple[CouncilList, ...]
    note: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    illustrative: bool = False


def council_minutes(facts: CouncilMinutesFacts) -> Document:
    """The minutes of a meeting of the council."""
    return Document(
        header=facts.header,
        title="BIÊN BẢN",
        summary=f"Họp {facts.council} xét khen thưởng",
        blocks=(
            Heading("I. THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN"),
            Paragraph(f"1. Thời gian: {long_date(facts.held_on)}."),
            Paragraph(f"2. Địa điểm: {facts.place or '…'}."),
            Paragraph(f"3. Chủ trì: {facts.chair}. Thư ký: {facts.secretary or '…'}."),
            Paragraph(_presence(facts)),
            _members(facts.members),
            Heading("II. KẾT QUẢ BỎ PHIẾU KÍN"),
            Paragraph(
                f"Tỷ lệ tính trên tổng số {count(len(facts.members))} thành viên Hội đồng; thành "
                "viên vắng mặt được lấy ý kiến bằng văn bản."
            ),
            *_lists(facts.lists),
            Heading("III. KẾT LUẬN"),
            Paragraph(_conclusion(facts.lists)),
            *(ListItems(facts.note) for _ in facts.note[:1]),
        ),
        signatures=Signatures(
            (Signature("THƯ KÝ", facts.secretary or None), Signature("CHỦ TRÌ", facts.chair))
        ),
        recipients=facts.recipients,
        illustrative=facts.illustrative,
    )


def _presence(facts: CouncilMinutesFacts) -> str:
    total = len(facts.members)
    absent = total - facts.present - facts.written
    return (
        f"4. Thành viên Hội đồng: {count(total)}; có mặt {count(facts.present)}, có ý kiến bằng "
        f"văn bản {count(facts.written)}, vắng không có ý kiến {count(absent)}."
    )


def _members(members: tuple[CouncilSeat, ...]) -> Table:
    return Table(
        columns=(
            Column("STT", 9, Align.CENTER),
            Column("Họ và tên", 42),
            Column("Chức vụ", 52),
            Column("Tham dự", 24, Align.CENTER),
        ),
        rows=tuple(
            row(str(place), seat.name, seat.office, seat.presence)
            for place, seat in enumerate(members, start=1)
        ),
        density=Density.COMPACT,
    )


def _lists(lists: tuple[CouncilList, ...]) -> Iterator[Block]:
    for place, each in enumerate(lists, start=1):
        yield Heading(f"{place}. {each.award}", level=2)
        yield Paragraph(f"Mức cần đạt: {each.needs}.")
        yield _votes(each)


def _votes(each: CouncilList) -> Table:
    return Table(
        columns=(
            Column("STT", 11, Align.CENTER),
            Column("Tập thể, cá nhân", 34),
            Column("Khối thi đua; kết quả bình xét của Khối", 46),
            Column("Đồng ý", 15, Align.CENTER),
            Column("Không đồng ý", 13, Align.CENTER),
            Column("Không hợp lệ", 13, Align.CENTER),
            Column("Kết quả", 16, Align.CENTER),
        ),
        rows=tuple(_vote_row(place, line) for place, line in enumerate(each.lines, start=1))
        or (row("", Cell("Không có.", colspan=6), kind=RowKind.BODY),),
        density=Density.COMPACT,
    )


def _vote_row(place: int, line: CouncilRow) -> Row:
    outcome = {True: "Đạt", False: "Không đạt", None: "Chưa bỏ phiếu"}[line.passed]
    bloc = "\n".join(filter(None, [line.bloc or "Đơn vị tự đề nghị", line.bloc_vote]))
    return row(
        str(place),
        line.subject,
        bloc,
        "–" if line.agree is None else str(line.agree),
        "–" if line.against is None else str(line.against),
        "–" if line.invalid is None else str(line.invalid),
        outcome,
    )


def _conclusion(lists: tuple[CouncilList, ...]) -> str:
    parts = []
    for place, each in enumerate(lists, start=1):
        passed = [line for line in each.lines if line.passed]
        names = "; ".join(_with_bloc(line) for line in passed) or "không có trường hợp nào"
        parts.append(f"({to_roman(place).lower()}) {each.award}: {names}")
    if not parts:
        return "Hội đồng không có hồ sơ nào để bỏ phiếu."
    return f"Hội đồng thống nhất đề nghị khen thưởng: {'. '.join(parts)}."


def _with_bloc(line: CouncilRow) -> str:
    return f"{line.subject} ({line.bloc})" if line.bloc else line.subject
