"""What the first page shows: what is live, what is owed by date, what others owe, each year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.home.pages.awaited import Coming, awaited_in, coming_in
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.pages.lateness import LateCount, Lateness, late_counts, lateness_of
from thidua.apps.seasons.queries import phases_of, preload_roles, roles_in
from thidua.apps.seasons.registries.obligations import (
    News,
    Obligation,
    everything_asked,
    owed_late_in,
)
from thidua.apps.seasons.year.at_once import open_seasons_of

SOON = 30
AT_A_GLANCE = 5


_PRESSING = list(News)

Owed = tuple[Obligation, int | None]
"""An obligation with the days left."""


@dataclass(frozen=True, slots=True)
class Group:
    """Obligations of one urgency."""

    title: str
    owed: list[Owed]
    is_live: bool = False
    is_late: bool = False
    is_open: bool = True

    @property
    def first(self) -> list[Owed]:
        """As many as one takes in at a glance."""
        return self.owed[:AT_A_GLANCE]

    @property
    def rest(self) -> list[Owed]:
        """The others, one click away."""
        return self.owed[AT_A_GLANCE:]


@dataclass(frozen=True, slots=True)
class Place:
    """A year that the user's unit takes part in; who is late is shown to those who run it."""

    standing: Lateness
    runs_it: bool
    owed_late: frozenset[date]  # days past on which something was due that the user still owes


@dataclass(frozen=True, slots=True)
class BlocRow:
    """One bloc's year in the standing office's table."""

    season: Season
    due_on: date | None
    days_left: int | None
    units: int
    units_late: int
    unit_days_late: int

    @property
    def days_late(self) -> int:
        """The most days late: the step of the year, or a unit."""
        return max(-(self.days_left or 0), self.unit_days_late, 0)


@dataclass(frozen=True, slots=True)
class Board:
    """The whole first page."""

    groups: list[Group]
    awaited: list[Owed]
    coming: list[Coming]
    mine: list[Place]
    overseen: list[BlocRow]
    has_seat: bool


def board_of(user: User, day: date) -> Board:
    """The first page of a user on a day; the number of queries does not grow with the seasons."""
    seasons = open_seasons_of(user)
    preload_roles(user, seasons)
    mine = [season for season in seasons if roles_in(user, season).member_units]
    overseen = [season for season in seasons if roles_in(user, season).is_standing]
    standings = {s.season.pk: s for s in lateness_of(mine, day)}
    counts = late_counts(overseen, day)
    asked = everything_asked(user, seasons, day)
    owed = [each for each in asked if not each.by_others]
    awaited = [each for each in asked if each.by_others]
    for season in mine:
        awaited.extend(awaited_in(standings[season.pk], roles_in(user, season), day))
    return Board(
        groups=_groups(owed, day),
        awaited=[(each, each.days_left(day)) for each in awaited],
        coming=coming_in(mine, day),
        mine=[
            Place(standings[s.pk], roles_in(user, s).runs_it, owed_late_in(s, owed, day))
            for s in mine
        ],
        overseen=_late_first([_bloc_row(s, counts[s.pk], day) for s in overseen]),
        has_seat=bool(seats_of(user).units or seats_of(user).standing_of),
    )


def _liveliness(each: Obligation) -> tuple[int, date]:
    return (_PRESSING.index(each.news) if each.news else 0, each.due_on or date.max)


def _groups(owed: Sequence[Obligation], day: date) -> list[Group]:
    live = sorted((each for each in owed if each.news), key=_liveliness)
    late: list[Owed] = []
    soon: list[Owed] = []
    later: list[Owed] = []
    for obligation in owed:
        if obligation.news:
            continue
        left = obligation.days_left(day)
        if left is None or left > SOON:
            later.append((obligation, left))
        else:
            (late if left < 0 else soon).append((obligation, left))
    groups = [
        Group(_("Cần bạn ngay"), [(each, each.days_left(day)) for each in live], is_live=True),
        Group(_("Đã quá hạn"), late, is_late=True),
        Group(_("Trong 30 ngày tới"), soon),
        Group(_("Về sau"), later, is_open=not (live or late or soon)),
    ]
    return [group for group in groups if group.owed]


_ENDS_WITH = {  # the phase whose due date ends a state
    Season.State.DRAFT: "setup",
    Season.State.OPEN: "signing",
    Season.State.SIGNED: "signing",
    Season.State.RUNNING: "running",
    Season.State.SCORING: "scoring",
    Season.State.REVIEWING: "reviewing",
    Season.State.CONFERENCE: "conference",
}


def _bloc_row(season: Season, count: LateCount, day: date) -> BlocRow:
    kind = _ENDS_WITH[Season.State(season.state)]
    due = next((phase.due_on for phase in phases_of(season) if phase.kind == kind), None)
    return BlocRow(
        season=season,
        due_on=due,
        days_left=None if due is None else (due - day).days,
        units=count.units,
        units_late=count.late,
        unit_days_late=count.days,
    )


def _late_first(rows: list[BlocRow]) -> list[BlocRow]:
    return sorted(rows, key=lambda row: -row.days_late)
