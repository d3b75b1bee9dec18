"""Who is late: units by phases, for one season or for many with few queries."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.queries import phases_of, places_in
from thidua.apps.seasons.registries.overdue import Overdue, overdue_in
from thidua.apps.seasons.registries.progress import Done, done_in, progress_kinds, units_done
from thidua.apps.seasons.year.at_once import Member, keep_places, members_by_season
from thidua.apps.seasons.year.reached import has_come

Status = Literal["done", "late", "waiting"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit in one phase."""

    status: Status
    due_on: date
    days_left: int


@dataclass(frozen=True, slots=True)
class LatenessRow:
    """One unit through the phases that are counted unit by unit, and what it owes besides."""

    member: Member
    cells: tuple[Cell, ...]
    owes: tuple[Overdue, ...] = ()

    @property
    def is_late(self) -> bool:
        """Late in at least one phase, or with something else."""
        return bool(self.owes) or any(cell.status == "late" for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Lateness:
    """A season's units by phases."""

    season: Season
    phases: tuple[Phase, ...]
    rows: tuple[LatenessRow, ...]

    @property
    def late_rows(self) -> list[LatenessRow]:
        """Units late in something."""
        return [row for row in self.rows if row.is_late]

    @property
    def days_late(self) -> int:
        """The most days that anybody is late; 0 when nobody is."""
        late = [-c.days_left for row in self.rows for c in row.cells if c.status == "late"]
        return max([*late, *(each.days for row in self.rows for each in row.owes)], default=0)


@dataclass(frozen=True, slots=True)
class LateCount:
    """A season's units by number, for pages that name none of them."""

    units: int
    who: frozenset[int]  # keys of units that are late
    days: int  # the most that anybody is late

    @property
    def late(self) -> int:
        """How many units are."""
        return len(self.who)


def late_counts(seasons: Collection[Season], day: date) -> dict[int, LateCount]:
    """By season: behind with a phase of the units, or with what they owe besides."""
    keep_places(seasons)
    late = {season.pk: _late_phases(season, day) for season in seasons}
    owed = {phase.kind for phases in late.values() for phase in phases}
    done = {kind: units_done(kind, list(late)) for kind in progress_kinds() if kind in owed}
    owes = _by_season(overdue_in(seasons, day))
    return {s.pk: _counted(s, late[s.pk], done, owes.get(s.pk, ()), day) for s in seasons}


def _by_season(found: Collection[Overdue]) -> Mapping[int, Sequence[Overdue]]:
    owes: dict[int, list[Overdue]] = defaultdict(list)
    for each in found:
        owes[each.season].append(each)
    return owes


def _late_phases(season: Season, day: date) -> list[Phase]:
    past = [phase for phase in phases_of(season) if phase.due_on < day]
    return [phase for phase in past if _is_theirs(season, phase)]


def _counted(
    season: Season,
    phases: Collection[Phase],
    done: Mapping[str, Done],
    owes: Collection[Overdue],
    day: date,
) -> LateCount:
    key = season.pk
    everybody = {(key, unit) for unit, _role in places_in(season)}
    late: Done = {(key, each.unit) for each in owes}
    days = max((each.days for each in owes), default=0)
    for phase in phases:
        if phase.kind in done and (missing := everybody - done[phase.kind]):
            late |= missing
            days = max(days, (day - phase.due_on).days)
    return LateCount(len(everybody), frozenset(unit for _season, unit in late), days)


def lateness_in(season: Season, day: date) -> Lateness:
    """One season's units by phases, from what its page asks once (``done_in``)."""
    members = members_by_season([season]).get(season.pk, [])
    return _standing(season, members, done_in(season), overdue_in([season], day), day)


def lateness_of(seasons: Collection[Season], day: date) -> list[Lateness]:
    """Each season's units by phases and what they owe besides; as few queries as for one."""
    keys = [season.pk for season in seasons]
    done = {kind: units_done(kind, keys) for kind in progress_kinds()}
    members = members_by_season(seasons)
    owes = _by_season(overdue_in(seasons, day))
    return [_standing(s, members.get(s.pk, []), done, owes.get(s.pk, ()), day) for s in seasons]


def _standing(
    season: Season,
    members: Collection[Member],
    done: Mapping[str, Done],
    owes: Collection[Overdue],
    day: date,
) -> Lateness:
    phases = tuple(phase for phase in phases_of(season) if phase.kind in done)
    # all units that are as far stand alike: two cells for each phase serve everybody
    cells = [(done[p.kind], *_both(season, p, day)) for p in phases]
    key = season.pk
    by_unit: dict[int, tuple[Overdue, ...]] = {}
    for each in owes:
        by_unit[each.unit] = (*by_unit.get(each.unit, ()), each)
    rows = tuple(
        LatenessRow(
            member,
            tuple(yes if (key, member.unit_id) in who else no for who, yes, no in cells),
            by_unit.get(member.unit_id, ()),
        )
        for member in members
    )
    return Lateness(season, phases, rows)


def _both(season: Season, phase: Phase, day: date) -> tuple[Cell, Cell]:
    """Of a unit that did its part, and of one that did not."""
    left = (phase.due_on - day).days
    open_one: Status = "late" if left < 0 and _is_theirs(season, phase) else "waiting"
    return Cell("done", phase.due_on, left), Cell(open_one, phase.due_on, left)


def _is_theirs(season: Season, phase: Phase) -> bool:
    """What is another's to do, or was not opened, makes no unit late."""
    return phase.owner == Phase.Owner.UNITS and has_come(season, phase.kind)
