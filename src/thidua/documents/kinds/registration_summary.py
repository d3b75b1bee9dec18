"""Bảng tổng hợp đăng ký thi đua: what all units of a bloc registered, side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.documents.figures import NOTHING, Figure, count, figure
from thidua.documents.kinds.registration import (
    NONE_REGISTERED,
    AimedTitleRow,
    MovementRow,
    PromisedRow,
    time_text,
)
from thidua.documents.model import (
    Block,
    Document,
    Header,
    Heading,
    Orientation,
    Paragraph,
    Signatures,
)
from thidua.documents.table_model import Cell, Column, Density, Row, RowKind, Table, row
from thidua.documents.text import Align, Run

UNITS_ABREAST = 8
"""As many units as fit side by side on a landscape sheet and stay readable."""


@dataclass(frozen=True, slots=True)
class CommonTargetRow:
    """A target that every unit registers: the plans in the order of the units."""

    content: str
    measure: str
    planned: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class RegisteredUnit:
    """One unit's part; ``short_name`` heads its column."""

    name: str
    short_name: str
    movements: tuple[MovementRow, ...] = ()
    own_targets: tuple[PromisedRow, ...] = ()
    titles: tuple[AimedTitleRow, ...] = ()


@dataclass(frozen=True, slots=True)
class KindTargets:
    """Units of one kind, whose scoring table asks for other targets, side by side."""

    kind: str
    units: tuple[RegisteredUnit, ...]
    targets: tuple[CommonTargetRow, ...]


@dataclass(frozen=True, slots=True)
class RegistrationSummaryFacts:
    """What the consolidated table of a bloc says.

    ``common_targets`` are those of all units; where kinds have tables of their own, ``by_kind``.
    """

    header: Header
    bloc: str
    year: int
    units: tuple[RegisteredUnit, ...]
    common_targets: tuple[CommonTargetRow, ...]
    signatures: Signatures
    recipients: tuple[str, ...] = ()
    illustrative: bool = False
    by_kind: tuple[KindTargets, ...] = ()


def registration_summary(facts: RegistrationSummaryFacts) -> Document:
    """The consolidated registration table, landscape."""
    return Document(
        header=facts.header,
        title=f"BẢNG TỔNG HỢP ĐĂNG KÝ THI ĐUA NĂM {facts.year}",
        summary=facts.bloc,
        orientation=Orientation.LANDSCAPE,
        blocks=(
            Heading("I. CHỈ TIÊU THI ĐUA CHUNG"),
            *_common_targets(facts),
            Heading("II. CHỈ TIÊU RIÊNG CỦA TỪNG ĐƠN VỊ"),
            _own_targets(facts.units),
            Heading("III. PHONG TRÀO THI ĐUA"),
            _movements(facts.units),
            Heading("IV. DANH HIỆU THI ĐUA, HÌNH THỨC KHEN THƯỞNG ĐỀ NGHỊ"),
            _titles(facts.units),
            Paragraph(
                f"Bảng tổng hợp này có {count(len(facts.units))} đơn vị đăng ký thi đua năm "
                f"{facts.year}."
            ),
        ),
        signatures=facts.signatures,
        recipients=facts.recipients,
        illustrative=facts.illustrative,
    )


def _common_targets(facts: RegistrationSummaryFacts) -> Iterator[Block]:
    """Each kind's targets, or those of all."""
    if not facts.common_targets and not facts.by_kind:
        yield Paragraph(NONE_REGISTERED)
        return
    if not facts.by_kind:
        yield from _common_panels(facts.units, facts.common_targets)
    for each in facts.by_kind:
        yield Paragraph((Run(f"Loại hình: {each.kind}", bold=True),), indent=False)
        yield from _common_panels(each.units, each.targets)
    names = "; ".join(
        f"{unit.short_name}: {unit.name}" for unit in facts.units if unit.short_name != unit.name
    )
    if names:
        yield Paragraph(f"Ghi chú: {names}.", indent=False)


def _common_panels(
    units: tuple[RegisteredUnit, ...], targets: tuple[CommonTargetRow, ...]
) -> Iterator[Block]:
    """One table for each handful of units, of even width."""
    panels = -(-len(units) // UNITS_ABREAST) or 1
    abreast = -(-len(units) // panels)
    for start in range(0, len(units), abreast):
        stop = start + abreast
        yield _common_panel(units[start:stop], targets, slice(start, stop))


def _common_panel(
    units: tuple[RegisteredUnit, ...], targets: tuple[CommonTargetRow, ...], shown: slice
) -> Table:
    return Table(
        columns=(
            Column("STT", 7, Align.CENTER),
            Column("Nội dung chỉ tiêu", 34),
            Column("Đơn vị tính", 12, Align.CENTER),
            *(Column(unit.short_name, 11, Align.CENTER) for unit in units),
        ),
        rows=tuple(
            row(
                str(number),
                target.content,
                target.measure,
                *(figure(planned) or NOTHING for planned in target.planned[shown]),
            )
            for number, target in enumerate(targets, start=1)
        ),
        density=Density.COMPACT,
    )


def _unit_row(number: int, unit: RegisteredUnit, columns: int) -> Row:
    name = Cell(unit.name, colspan=columns - 1, align=Align.LEFT)
    return row(str(number), name, kind=RowKind.GROUP)


def _own_targets(units: tuple[RegisteredUnit, ...]) -> Block:
    rows: list[Row] = []
    for number, unit in enumerate(units, start=1):
        if unit.own_targets:
            rows.append(_unit_row(number, unit, 5))
        rows.extend(
            row(f"{number}.{place}", line.content, line.measure, figure(line.planned), line.note)
            for place, line in enumerate(unit.own_targets, start=1)
        )
    if not rows:
        return Paragraph(NONE_REGISTERED)
    return Table(
        columns=(
            Column("STT", 8, Align.CENTER),
            Column("Nội dung chỉ tiêu", 56),
            Column("Đơn vị tính", 14, Align.CENTER),
            Column("Kế hoạch năm", 14, Align.CENTER),
            Column("Ghi chú", 24),
        ),
        rows=tuple(rows),
        density=Density.COMPACT,
    )


def _movements(units: tuple[RegisteredUnit, ...]) -> Block:
    rows: list[Row] = []
    for number, unit in enumerate(units, start=1):
        if unit.movements:
            rows.append(_unit_row(number, unit, 5))
        rows.extend(
            row(
                f"{number}.{place}",
                line.name,
                line.goal,
                time_text(line.launched),
                time_text(line.closed),
            )
            for place, line in enumerate(unit.movements, start=1)
        )
    if not rows:
        return Paragraph(NONE_REGISTERED)
    return Table(
        columns=(
            Column("STT", 8, Align.CENTER),
            Column("Tên phong trào thi đua", 42),
            Column("Mục tiêu", 42),
            Column("Thời gian phát động", 14, Align.CENTER),
            Column("Thời gian tổng kết", 14, Align.CENTER),
        ),
        rows=tuple(rows),
        density=Density.COMPACT,
    )


def _titles(units: tuple[RegisteredUnit, ...]) -> Block:
    """Who strives for what: units down, awards across, how many of each."""
    awards = tuple(dict.fromkeys(line.award for unit in units for line in unit.titles))
    if not awards:
        return Paragraph(NONE_REGISTERED)
    rows = [
        row(str(number), unit.name, *(_quantity(unit.titles, award) for award in awards))
        for number, unit in enumerate(units, start=1)
    ]
    everything = tuple(line for unit in units for line in unit.titles)
    totals = (_quantity(everything, award) for award in awards)
    rows.append(row("", Cell("Tổng cộng", align=Align.CENTER), *totals, kind=RowKind.TOTAL))
    return Table(
        columns=(
            Column("STT", 8, Align.CENTER),
            Column("Đơn vị", 40),
            *(Column(award, 18, Align.CENTER) for award in awards),
        ),
        rows=tuple(rows),
        density=Density.COMPACT,
    )


def _quantity(titles: tuple[AimedTitleRow, ...], award: str) -> str:
    lines = [line for line in titles if line.award == award]
    return count(sum(line.quantity or 1 for line in lines)) if lines else NOTHING
