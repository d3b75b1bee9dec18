"""Parts of the minutes: the roll, the ranking, the elections."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from thidua.documents.figures import NOTHING, points
from thidua.documents.kinds.voting import VotingRound, round_sentence
from thidua.documents.model import Block, ListItems, Paragraph
from thidua.documents.table_model import Column, Table, row
from thidua.documents.text import Align, Run, Text


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One member unit: who came for it, or that nobody did."""

    unit: str
    present: bool
    representatives: tuple[str, ...] = ()
    note: str = ""  # "Có lý do"


@dataclass(frozen=True, slots=True)
class RankingRow:
    """One unit's place; without a rank, ``note`` says why."""

    unit: str
    total: Decimal | None
    rank: int | None
    note: str = ""
    reached: str | None = None  # its class; None where the table has no classes


@dataclass(frozen=True, slots=True)
class Election:
    """Who was chosen for an office, and how; nobody when ``elected`` is empty."""

    office: str  # "Trưởng khối năm 2024"
    elected: tuple[str, ...]
    method: str = "thống nhất suy tôn"  # "bỏ phiếu kín", "biểu quyết"
    rounds: tuple[VotingRound, ...] = ()
    nobody: str = "chưa bầu"  # said when nobody was


def attendance_blocks(
    attendance: tuple[AttendanceRow, ...], observers: tuple[str, ...]
) -> Iterator[Block]:
    """Guests, then the member units with the count of those present."""
    number = 3
    if observers:
        yield Paragraph(f"{number}. Đại biểu dự:")
        yield ListItems(observers)
        number += 1
    present = sum(member.present for member in attendance)
    yield Paragraph(
        (
            Run(f"{number}. Đơn vị thành viên: có mặt "),
            Run(f"{present}/{len(attendance)}", bold=True),
            Run(" đơn vị."),
        )
    )
    yield Table(
        columns=(
            Column("STT", 9, Align.CENTER),
            Column("Đơn vị", 38),
            Column("Đại diện tham dự", 38),
            Column("Có mặt", 11, Align.CENTER),
            Column("Ghi chú", 18),
        ),
        rows=tuple(
            row(
                str(place),
                member.unit,
                "\n".join(member.representatives),
                "Có" if member.present else "Vắng",
                member.note,
            )
            for place, member in enumerate(attendance, start=1)
        ),
    )


def ranking_table(ranking: tuple[RankingRow, ...], decimals: int) -> Table:
    """The units in the order given, with points, places and classes."""
    has_classes = any(line.reached is not None for line in ranking)
    return Table(
        columns=(
            Column("STT", 9, Align.CENTER),
            Column("Đơn vị", 52),
            Column("Tổng điểm", 16, Align.RIGHT),
            Column("Xếp hạng", 12, Align.CENTER),
            *((Column("Xếp loại", 18, Align.CENTER),) if has_classes else ()),
            Column("Ghi chú", 26),
        ),
        rows=tuple(
            row(
                str(place),
                line.unit,
                points(line.total, decimals),
                NOTHING if line.rank is None else str(line.rank),
                *((line.reached or NOTHING,) if has_classes else ()),
                line.note,
            )
            for place, line in enumerate(ranking, start=1)
        ),
    )


def election_items(elections: tuple[Election, ...]) -> tuple[Text, ...]:
    """One item for each office, the votes after it."""
    items: list[Text] = []
    for election in elections:
        if election.elected:
            chosen = ", ".join(election.elected)
            items.append(
                (
                    Run(f"{election.office}: "),
                    Run(chosen, bold=True),
                    Run(f" (hình thức: {election.method})."),
                )
            )
        else:
            items.append(f"{election.office}: {election.nobody}.")
        items.extend(round_sentence(held) for held in election.rounds)
    return tuple(items)
