"""What a sheet is made of as it is shown: groups, headings, and criteria with their rows."""

from dataclasses import dataclass
from decimal import Decimal

from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.pages.rows import LineRow
from thidua.apps.appraisals.scoring.plan import Item


@dataclass(frozen=True, slots=True)
class Block:
    """One criterion, deduction or disqualification with its rows and points."""

    item: Item
    rows: tuple[LineRow, ...]
    self_points: Decimal | None
    verified_points: Decimal | None
    peer_points: Decimal | None = None
    state: str = ""
    why: str = ""
    is_provisional: bool = False
    level: int = 1
    is_given: bool = False  # its points are by others: they stand in a column of their own

    @property
    def is_changed(self) -> bool:
        """Whether verification put another figure."""
        return any(row.line.verdict == Line.Verdict.CHANGED for row in self.rows)


@dataclass(frozen=True, slots=True)
class Head:
    """A criterion that is the sum of those below it, with its sub-total."""

    key: str
    id: str
    name: str
    maximum: Decimal
    level: int
    self_points: Decimal
    verified_points: Decimal | None
    why: str
    peer_points: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A group with its rows and sub-totals; deductions and disqualifications are sections too."""

    id: str
    name: str
    kind: str  # normal | bonus | deduction | disqualification
    maximum: Decimal | None
    parts: tuple[Block | Head, ...]  # each heading before what it holds
    self_points: Decimal | None
    verified_points: Decimal | None
    peer_points: Decimal | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What has rows: no headings."""
        return tuple(part for part in self.parts if isinstance(part, Block))
