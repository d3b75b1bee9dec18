"""What a bloc's units report: entries as written, and the same figures tabulated for scoring."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Entry:
    """One reported row, every cell as the text that was written; "" is an empty cell.

    ``criterion`` is the id of a criterion, of a deduction or of a disqualification.
    ``place`` says where the row was written ("dòng 5"); it never changes points.
    """

    unit: str
    criterion: str
    actual: str = ""
    target: str = ""
    baseline: str = ""
    minus: str = ""
    place: str = ""


class CellState(Enum):
    """How one criterion of one unit stands."""

    SCORED = "scored"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class FigureProblem:
    """One cell that cannot be scored; ``message`` is for people, in Vietnamese.

    ``field`` is the column: unit, criterion, actual, target, baseline or minus.
    """

    entry: Entry
    field: str
    value: str
    allowed: str
    message: str

    def __str__(self) -> str:
        return f"{self.entry.place}: {self.message}" if self.entry.place else self.message


class FiguresRejected(ValueError):
    """Some figures cannot be scored. ``problems`` holds each of them, never empty."""

    def __init__(self, problems: Sequence[FigureProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True, slots=True)
class Column:
    """The figures of one criterion for all units, as integers of 1/``scale``.

    ``actual`` and its companions hold the ordinary cells only, those that the rule scores;
    ``positions`` says which units they belong to (None: all, in order). The companions a rule
    does not use are empty. ``pairs`` holds (actual, target) of each own target of a unit.
    """

    scale: int = 1
    actual: tuple[int, ...] = ()
    target: tuple[int, ...] = ()
    baseline: tuple[int, ...] = ()
    minus: tuple[int, ...] = ()
    pairs: tuple[tuple[tuple[int, int], ...], ...] = ()
    positions: tuple[int, ...] | None = None
    second_group: tuple[tuple[int, int], ...] = ()  # (unit, actual): target "not assigned"
    missing: frozenset[int] = frozenset()  # units
    not_applicable: frozenset[int] = frozenset()  # units
    partly_missing: frozenset[int] = (
        frozenset()
    )  # units with some of several own targets unreported


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a bloc, tabulated: a column per criterion, in the order of the scheme."""

    units: tuple[str, ...]
    columns: tuple[Column, ...]
    deduction_events: tuple[tuple[int, ...], ...]  # per deduction of the scheme: events per unit
    disqualified: tuple[tuple[bool, ...], ...]  # per disqualification: yes or no per unit
