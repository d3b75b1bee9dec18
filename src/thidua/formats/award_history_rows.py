"""What a history of awards says, row by row, before anybody looks whom it speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from thidua.formats.award_history_layout import FIRST, INITIATIVE_SHEET, YEAR_SHEET
from thidua.formats.problems import Problem
from thidua.formats.workbook import cell_name

MOST_PROBLEMS = 1000
"""So many problems are kept with their places; all are counted."""


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a row speaks of, as written; "" and None: not written."""

    kind: str
    code: str
    name: str
    birth_year: int | None
    unit: str


@dataclass(frozen=True, slots=True)
class AwardRow:
    """One award given."""

    number: int
    who: Who
    award: str
    type: str
    year: int | None
    period_from: date | None
    period_to: date | None
    achievement: str
    basis: str
    decision: str
    decided_on: date
    issuer: str
    signatory: str
    signatory_office: str
    fund: str
    holder_unit: str
    presented_on: date | None
    presented_by: str
    state: str
    revoked_on: date | None
    revocation: str
    revoked_because: str
    sex: str
    position: str
    is_direct_worker: bool | None


@dataclass(frozen=True, slots=True)
class YearRow:
    """The facts of a year; None and "" are "not known"."""

    number: int
    who: Who
    year: int
    classification: str
    attitude_confirmed: bool | None
    registered: bool | None
    is_complete: bool
    members: int | None
    completed: int | None
    ldtt: int | None
    cstdcs: int | None
    disciplined: int | None


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """An initiative of a person."""

    number: int
    who: Who
    year: int
    name: str
    scope: str
    recognised_by: str
    used_at: str


HistoryRow = AwardRow | YearRow | InitiativeRow
SHEET_OF: dict[type, str] = {
    AwardRow: FIRST,
    YearRow: YEAR_SHEET,
    InitiativeRow: INITIATIVE_SHEET,
}


@dataclass
class Problems:
    """What is wrong, the first so many with their places, and how many in all."""

    kept: list[Problem] = field(default_factory=list)
    total: int = 0

    def add(self, problem: Problem) -> None:
        """One more."""
        self.total += 1
        if len(self.kept) < MOST_PROBLEMS:
            self.kept.append(problem)


@dataclass
class HistoryFile:
    """Everything a workbook says, what is wrong with it, and what a person should look at."""

    awards: list[AwardRow] = field(default_factory=list)
    years: list[YearRow] = field(default_factory=list)
    initiatives: list[InitiativeRow] = field(default_factory=list)
    problems: Problems = field(default_factory=Problems)
    doubts: Problems = field(default_factory=Problems)
    columns: dict[str, Mapping[str, int]] = field(default_factory=dict)
    unreadable: set[tuple[str, int, int]] = field(default_factory=set)
    rows: int = 0
    own_names: Mapping[str, str] = field(default_factory=dict)

    def cannot_read(self, sheet: str, number: int, column: int, problem: Problem) -> None:
        """A cell that holds no value; nothing else is said of it."""
        self.unreadable.add((sheet, number, column))
        where = place(sheet, number, column)
        self.problems.add(Problem(where, problem.value, problem.allowed, problem.message))

    def wrong(self, row: HistoryRow, key: str, value: str, message: str) -> None:
        """A row's cell says something that cannot be."""
        self.wrong_at(SHEET_OF[type(row)], row.number, key, value, message)

    def ask(self, row: HistoryRow, key: str, value: str, message: str) -> None:
        """A row's cell says something that a person should look at again."""
        where = self._place(SHEET_OF[type(row)], row.number, key)
        self.doubts.add(Problem(where, value, "", message))

    def wrong_at(self, sheet: str, number: int, key: str, value: str, message: str) -> None:
        """A cell by its sheet, row and column."""
        if (sheet, number, self._column(sheet, key)) not in self.unreadable:
            self.problems.add(Problem(self._place(sheet, number, key), value, "", message))

    def _column(self, sheet: str, key: str) -> int:
        return self.columns[sheet].get(key, self.columns[sheet].get("code", 0))

    def _place(self, sheet: str, number: int, key: str) -> str:
        return place(sheet, number, self._column(sheet, key))


def place(sheet: str, number: int, column: int) -> str:
    """H12 on the first sheet, Số liệu năm!C5 on another."""
    cell = cell_name(number, column)
    return cell if sheet == FIRST else f"{sheet}!{cell}"
