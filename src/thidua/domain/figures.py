"""What a bloc's units report: claims as written, and the same figures tabulated for scoring."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import Enum
from functools import cached_property


@dataclass(frozen=True, slots=True)
class LineFigures:
    """What a line says, each as the text that was written: a number, "n/a", or "" for nothing."""

    actual: str = ""
    target: str = ""
    baseline: str = ""
    minus: str = ""
    bonus: str = ""

    def by_name(self) -> dict[str, str]:
        """Each under its name, in this order."""
        return {
            "actual": self.actual,
            "target": self.target,
            "baseline": self.baseline,
            "minus": self.minus,
            "bonus": self.bonus,
        }


FIGURES = tuple(field.name for field in fields(LineFigures))


@dataclass(frozen=True, slots=True)
class Claim:
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
    bonus: str = ""


class CellState(Enum):
    """How one criterion of one unit stands."""

    SCORED = "scored"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class FigureProblem:
    """One cell that cannot be scored; ``message`` is for people, in Vietnamese.

    ``field`` is the column: unit, criterion, actual, target, baseline, minus or bonus.
    """

    claim: Claim
    field: str
    value: str
    allowed: str
    message: str

    def __str__(self) -> str:
        return f"{self.claim.place}: {self.message}" if self.claim.place else self.message


class FiguresRejected(ValueError):
    """Some figures cannot be scored. ``problems`` holds each of them, never empty."""

    def __init__(self, problems: Sequence[FigureProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True)
class Column:
    """The figures of one criterion for all units, as integers of 1/``scale``.

    ``actual`` and its companions hold the ordinary cells only, those that the rule scores;
    ``positions`` says which units they belong to (None: all, in order). The companions a rule
    does not use are empty. ``pairs`` holds (actual, target) of each own target of a unit.
    ``bonus``: what units with an ordinary cell, or one of the second group, get above the maximum.
    """

    scale: int = 1
    actual: tuple[int, ...] = ()
    target: tuple[int, ...] = ()
    baseline: tuple[int, ...] = ()
    minus: tuple[int, ...] = ()
    pairs: tuple[tuple[tuple[int, int], ...], ...] = ()
    positions: tuple[int, ...] | None = None
    second_group: tuple[tuple[int, int], ...] = ()  # (unit, actual): target "not assigned"
    bonus: tuple[tuple[int, int], ...] = ()  # (unit, points), integers of 1/bonus_scale
    bonus_scale: int = 1
    missing: frozenset[int] = frozenset()  # units
    not_applicable: frozenset[int] = frozenset()  # units
    partly_missing: frozenset[int] = (
        frozenset()
    )  # units with some of several own targets unreported

    @cached_property
    def bonus_of(self) -> Mapping[int, int]:
        """The bonus of each unit that has one."""
        return dict(self.bonus)

    @cached_property
    def second(self) -> Mapping[int, int]:
        """What each unit of the second group reached."""
        return dict(self.second_group)

    @cached_property
    def second_most(self) -> int:
        """The most of the second group; it is asked for once a unit."""
        return max(self.second.values(), default=0)

    @cached_property
    def excess_in_figures(self) -> tuple[int, int]:
        """The largest excess over a target, by 1; (0, 1) when nobody exceeds."""
        return self._largest_excess(lambda target: 1)

    @cached_property
    def excess_in_share(self) -> tuple[int, int]:
        """The largest excess by its target: numerator and denominator."""
        return self._largest_excess(lambda target: target)

    def _largest_excess(self, whole_of: Callable[[int], int]) -> tuple[int, int]:
        top, bottom = 0, 1
        for actual, target in zip(self.actual, self.target, strict=True):
            over, whole = actual - target, whole_of(target)
            if over * bottom > top * whole:
                top, bottom = over, whole
        return top, bottom


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a bloc, tabulated: a column per criterion, in the order of the scheme."""

    units: tuple[str, ...]
    columns: tuple[Column, ...]
    deduction_events: tuple[tuple[int, ...], ...]  # per deduction of the scheme: events per unit
    disqualified: tuple[tuple[bool, ...], ...]  # per disqualification: yes or no per unit
