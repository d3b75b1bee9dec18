"""A sheet as the paper form: sections with rows, sub-totals and totals, for page, Excel, paper."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.pages.rows import LineRow, row_of
from thidua.apps.appraisals.pages.sections import Block, Head, Section
from thidua.apps.appraisals.registries.origins import Origin, origins_of
from thidua.apps.appraisals.registries.peers import peers
from thidua.apps.appraisals.scoring.bloc import Files, FilledSheet
from thidua.apps.appraisals.scoring.claims import (
    Rows,
    UnitScore,
    peer_claim,
    score_alone,
    self_claim,
    verified_claim,
    verify_alone,
)
from thidua.apps.appraisals.scoring.figures import open_fields
from thidua.apps.appraisals.scoring.plan import (
    DEDUCTION,
    DISQUALIFICATION,
    Item,
    SheetPlan,
)
from thidua.apps.appraisals.scoring.plan_lines import PlacedPart
from thidua.domain.scoring.explain import CriterionResult


@dataclass(frozen=True)
class SheetTable:
    """The whole sheet."""

    sheet: Sheet
    plan: SheetPlan
    sections: tuple[Section, ...]
    self_score: UnitScore
    verified_score: UnitScore | None
    peer_score: UnitScore | None = None  # by the units that checked it
    verdicts: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def has_given(self) -> bool:
        """Whether somebody else than the unit scores a criterion of it."""
        return any(block.is_given for section in self.sections for block in section.blocks)

    @property
    def rows(self) -> Iterator[LineRow]:
        """Every row in order."""
        for section in self.sections:
            for block in section.blocks:
                yield from block.rows

    def with_rows(self, rows: Mapping[int, LineRow]) -> "SheetTable":
        """The same table with some rows put in the place of those of the same line."""
        sections = tuple(
            replace(
                section,
                parts=tuple(
                    replace(part, rows=tuple(rows.get(row.line.pk, row) for row in part.rows))
                    if isinstance(part, Block)
                    else part
                    for part in section.parts
                ),
            )
            for section in self.sections
        )
        return replace(self, sections=sections)

    @property
    def peer_total(self) -> Decimal | None:
        """The total by the units that checked the sheet, once their marks are put together."""
        return self.peer_score.result.total if self.peer_score else None

    @property
    def verified_total(self) -> Decimal | None:
        """The total after verification, once it has begun."""
        return self.verified_score.result.total if self.verified_score else None


def build_table(
    plan: SheetPlan,
    filled: FilledSheet,
    others: Rows,
    *,
    is_editable: bool = False,
    waiting: bool = False,
) -> SheetTable:
    """Score a sheet and lay it out. ``waiting``: some unit has not handed in yet."""
    code, lines = filled.code, filled.lines
    own = score_alone(plan, code, [self_claim(line, code) for line in lines], others)
    verdicts = {
        "unseen": sum(not line.verdict for line in lines),
        "changed": sum(line.verdict == Line.Verdict.CHANGED for line in lines),
        "all": len(lines),
    }
    verified = None
    if verdicts["unseen"] < len(lines):
        claims = [verified_claim(line, code) for line in lines]
        verified = verify_alone(plan, code, claims, others)
    said = {} if filled.sheet.state == Sheet.State.DRAFT else peers().figures(filled.sheet)
    claims = [peer_claim(line, code, said.get(line.pk, line.figures)) for line in lines]
    peer = score_alone(plan, code, claims, others) if said else None
    by_item: dict[str, list[Line]] = {}
    for line in lines:
        by_item.setdefault(line.item, []).append(line)
    origins = origins_of(filled.sheet)
    layout = _Layout(
        plan, by_item, filled.files, own, verified, peer, origins, is_editable, waiting
    )
    return SheetTable(filled.sheet, plan, tuple(layout.sections()), own, verified, peer, verdicts)


@dataclass(frozen=True)
class _Layout:
    plan: SheetPlan
    lines: Mapping[str, list[Line]]
    files: Files
    own: UnitScore
    verified: UnitScore | None
    peer: UnitScore | None
    origins: Mapping[str, Origin]
    is_editable: bool
    waiting: bool

    def sections(self) -> Iterator[Section]:
        for group in self.plan.scheme.groups:
            parts = tuple(map(self._part, self.plan.groups[group.id]))
            yield Section(
                id=group.id,
                name=group.name,
                kind="bonus" if group.is_bonus else "normal",
                maximum=group.maximum,
                parts=parts,
                self_points=self.own.groups[group.id].points,
                verified_points=self.verified.groups[group.id].points if self.verified else None,
                peer_points=self.peer.groups[group.id].points if self.peer else None,
            )
        yield from self._facts(_("Điểm trừ vào tổng điểm"), DEDUCTION)
        lowers = not all(map(self.plan.scheme.excludes, self.plan.scheme.disqualifications))
        name = _("Trường hợp không xét thi đua, hạ xếp loại")
        yield from self._facts(
            name if lowers else _("Trường hợp không xét thi đua"), DISQUALIFICATION
        )

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
            parts=tuple(Block(item, self._rows(item), None, None) for item in items),
            self_points=-self.own.result.deductions if taken else None,
            verified_points=-self.verified.result.deductions if taken and self.verified else None,
            peer_points=-self.peer.result.deductions if taken and self.peer else None,
        )

    def _part(self, line: PlacedPart) -> Block | Head:
        if line.heading < 0:
            return self._criterion(line)
        mine = self.own.headings[line.heading]
        verified = self.verified.headings[line.heading].points if self.verified else None
        named = line.line
        return Head(
            line.key, named.id, named.name, named.maximum, line.level, mine.points, verified,
            mine.why, self.peer.headings[line.heading].points if self.peer else None,
        )  # fmt: skip

    def _criterion(self, line: PlacedPart) -> Block:
        key = line.line.id
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
            peer_points=self.peer.criteria[key].points if self.peer else None,
            state=mine.state.value,
            why=mine.why,
            is_provisional=item.is_relative and self.waiting,
            level=line.level,
            is_given=key in self.origins and self.origins[key].by_people,
        )

    def _rows(self, item: Item) -> tuple[LineRow, ...]:
        origin = self.origins.get(item.id)
        rows = tuple(
            row_of(
                self.plan,
                line,
                opens=open_fields if self.is_editable and origin is None else None,
                files=self.files.get(line.pk, ()),
            )
            for line in self.lines.get(item.id, ())
        )
        return tuple(replace(row, given=origin.said) for row in rows) if origin else rows
