"""A sheet as the paper form: sections with rows, sub-totals and totals, for page, Excel, paper."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from thidua.apps.appraisals.figures import gaps_of, open_fields
from thidua.apps.appraisals.items import (
    CRITERION,
    DEDUCTION,
    DISQUALIFICATION,
    NOT_APPLICABLE,
    Item,
    SheetPlan,
)
from thidua.apps.appraisals.models import Evidence, Line, Sheet
from thidua.apps.appraisals.scores import (
    Rows,
    UnitScore,
    score_alone,
    self_entry,
    verified_entry,
    verify_alone,
)
from thidua.domain.exact import number_text
from thidua.domain.scoring.explain import CriterionResult


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure on the page: an input while it may be typed, else its text."""

    name: str
    key: str  # name of the input
    label: str
    value: str  # as typed and read by people
    text: str
    choices: tuple[tuple[str, str], ...]
    is_open: bool
    error: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the sheet."""

    line: Line
    item: Item
    cells: tuple[Cell, ...]
    files: tuple[Evidence, ...]
    verified_text: str
    gap: str
    note: str
    is_na: bool
    na_open: bool
    error: str = ""

    @property
    def name(self) -> str:
        """What the line is about: the own target, or the item."""
        return self.line.label if self.item.has_many else self.item.name

    @property
    def target_text(self) -> str:
        """The common target, or the registered one, as text."""
        if self.item.target_text and not self.item.has_many:
            return self.item.target_text
        cell = next((cell for cell in self.cells if cell.name == "target"), None)
        return cell.text if cell is not None and not cell.is_open else ""

    @property
    def left(self) -> tuple[Cell, ...]:
        """Cells of the column of targets."""
        return tuple(cell for cell in self.cells if cell.name in {"target", "baseline"})

    @property
    def right(self) -> tuple[Cell, ...]:
        """Cells of the column of figures."""
        return tuple(cell for cell in self.cells if cell.name in {"actual", "minus"})


@dataclass(frozen=True, slots=True)
class Block:
    """One criterion, deduction or disqualification with its rows and points."""

    item: Item
    rows: tuple[Row, ...]
    self_points: Decimal | None
    verified_points: Decimal | None
    state: str = ""
    why: str = ""
    is_provisional: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether verification put another figure."""
        return any(row.line.verdict == Line.Verdict.CHANGED for row in self.rows)


@dataclass(frozen=True, slots=True)
class Section:
    """A group with its rows and sub-totals; deductions and disqualifications are sections too."""

    id: str
    name: str
    kind: str  # normal | bonus | deduction | disqualification
    maximum: Decimal | None
    blocks: tuple[Block, ...]
    self_points: Decimal | None
    verified_points: Decimal | None


@dataclass(frozen=True)
class SheetTable:
    """The whole sheet."""

    sheet: Sheet
    plan: SheetPlan
    sections: tuple[Section, ...]
    self_score: UnitScore
    verified_score: UnitScore | None
    verdicts: Mapping[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> Iterator[Row]:
        """Every row in order."""
        for section in self.sections:
            for block in section.blocks:
                yield from block.rows

    def with_rows(self, rows: Mapping[int, Row]) -> "SheetTable":
        """The same table with some rows put in the place of those of the same line."""
        sections = tuple(
            replace(
                section,
                blocks=tuple(
                    replace(block, rows=tuple(rows.get(row.line.pk, row) for row in block.rows))
                    for block in section.blocks
                ),
            )
            for section in self.sections
        )
        return replace(self, sections=sections)

    @property
    def verified_total(self) -> Decimal | None:
        """The total after verification, once it has begun."""
        return self.verified_score.result.total if self.verified_score else None


def build_table(
    plan: SheetPlan,
    sheet: Sheet,
    lines: Sequence[Line],
    others: Rows,
    *,
    is_editable: bool = False,
    waiting: bool = False,
) -> SheetTable:
    """Score a sheet and lay it out. ``waiting``: some unit has not handed in yet."""
    code = sheet.unit.code
    own = score_alone(plan, code, [self_entry(line, code) for line in lines], others)
    verdicts = {
        "unseen": sum(not line.verdict for line in lines),
        "changed": sum(line.verdict == Line.Verdict.CHANGED for line in lines),
        "all": len(lines),
    }
    verified = None
    if verdicts["unseen"] < len(lines):
        entries = [verified_entry(line, code) for line in lines]
        verified = verify_alone(plan, code, entries, others)
    by_item: dict[str, list[Line]] = {}
    for line in lines:
        by_item.setdefault(line.item, []).append(line)
    layout = _Layout(plan, by_item, own, verified, is_editable, waiting)
    return SheetTable(sheet, plan, tuple(layout.sections()), own, verified, verdicts)


@dataclass(frozen=True)
class _Layout:
    plan: SheetPlan
    lines: Mapping[str, list[Line]]
    own: UnitScore
    verified: UnitScore | None
    is_editable: bool
    waiting: bool

    def sections(self) -> Iterator[Section]:
        for group in self.plan.scheme.groups:
            blocks = tuple(self._criterion(criterion.id) for criterion in group.criteria)
            yield Section(
                id=group.id,
                name=group.name,
                kind="bonus" if group.is_bonus else "normal",
                maximum=group.maximum,
                blocks=blocks,
                self_points=self.own.groups[group.id].points,
                verified_points=self.verified.groups[group.id].points if self.verified else None,
            )
        yield from self._facts("Điểm trừ vào tổng điểm", DEDUCTION)
        yield from self._facts("Trường hợp không xét thi đua", DISQUALIFICATION)

    def _facts(self, name: str, kind: str) -> Iterator[Section]:
        items = [item for item in self.plan.items.values() if item.kind == kind]
        if not items:
            return
        taken = kind == DEDUCTION
        yield Section(
            id=kind,
            name=name,
            kind=kind,
            maximum=None,
            blocks=tuple(Block(item, self._rows(item), None, None) for item in items),
            self_points=-self.own.result.deductions if taken else None,
            verified_points=-self.verified.result.deductions if taken and self.verified else None,
        )

    def _criterion(self, key: str) -> Block:
        item = self.plan.items[key]
        mine: CriterionResult = self.own.criteria[key]
        rows = self._rows(item)
        seen = any(row.line.verdict for row in rows)
        return Block(
            item=item,
            rows=rows,
            self_points=mine.points,
            verified_points=(
                self.verified.criteria[key].points if self.verified and seen else None
            ),
            state=mine.state.value,
            why=mine.why,
            is_provisional=item.is_relative and self.waiting,
        )

    def _rows(self, item: Item) -> tuple[Row, ...]:
        return tuple(
            row_of(self.plan, item, line, is_editable=self.is_editable)
            for line in self.lines.get(item.id, ())
        )


def row_of(
    plan: SheetPlan,
    item: Item,
    line: Line,
    *,
    is_editable: bool,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> Row:
    """One row; ``typed`` and ``errors`` bring back what was refused, exactly as it was typed."""
    allowed = open_fields(line, item) if is_editable else ()
    names = ["actual", *item.asks]
    if item.na_field == "target" and "target" not in names:
        names.append("target")
    typed, errors = typed or {}, errors or {}
    cells = tuple(
        _cell(item, line, name, name in allowed, typed.get(name), errors.get(name, ""))
        for name in ("target", "baseline", "actual", "minus")
        if name in names and not (name == "target" and "target" not in item.asks)
    )
    na_value = line.target if item.na_field == "target" else line.actual
    values = dict(zip(("actual", "target", "baseline", "minus"), line.figures, strict=True))
    gaps = gaps_of(plan, line, values) if line.actual and item.is_criterion else []
    return Row(
        line=line,
        item=item,
        cells=cells,
        files=tuple(getattr(line, "attached", ())),
        verified_text=verified_text(item, line),
        gap=gaps[0].text if gaps else "",
        note=typed.get("note", line.note),
        is_na=typed.get("na", "") == "1" if "na" in typed else na_value == NOT_APPLICABLE,
        na_open=is_editable and bool(item.na_field) and item.na_field in allowed,
        error=errors.get("", ""),
    )


def _cell(item: Item, line: Line, name: str, is_open: bool, typed: str | None, error: str) -> Cell:
    stored = getattr(line, name)
    shown = "" if stored == NOT_APPLICABLE else stored
    choices = item.choices if name == "actual" else ()
    value = typed if typed is not None else (shown if choices else shown.replace(".", ","))
    measure = line.measure if item.has_many else item.measure
    text = item.text_of(stored) if stored and name == "actual" else shown.replace(".", ",")
    if name == "target" and stored == NOT_APPLICABLE:
        text = "không giao"
    if name == "target" and text and measure and stored != NOT_APPLICABLE:
        text = f"{text} {measure}"
    return Cell(name, f"{line.pk}-{name}", item.labels[name], value, text, choices, is_open, error)


def verified_text(item: Item, line: Line) -> str:
    """The verifier's figures in words, where they are not the unit's."""
    if line.verdict != Line.Verdict.CHANGED:
        return ""
    return figures_text(item, line.verified_figures)


def figures_text(item: Item, figures: Sequence[str]) -> str:
    """Figures of a row in one phrase: "98,5"; "5 / 6"; "3, trừ 1"."""
    actual, target, _, minus = figures
    text = item.text_of(actual) if actual else "chưa có"
    if item.rule == "attendance" and "target" in item.asks and target:
        text += f" / {target.replace('.', ',')}"
    if "minus" in item.asks and minus:
        text += f", trừ {minus.replace('.', ',')}"
    return text


def maximum_text(item: Item) -> str:
    """The maximum of a criterion as people read it."""
    return number_text(item.maximum) if item.kind == CRITERION and item.maximum else ""
