"""Who gets the flag: unit × year, and the units that were given nothing at all."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Max, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.awards.models import AwardRecord
from thidua.apps.organisations.models import Membership
from thidua.apps.organisations.seats.roles import seats_of
from thidua.web.asked import Asked, a_key, a_year, is_sent

YEARS = 5
FLAG = "CO_TINH"


@dataclass(frozen=True, slots=True)
class FlagsAsked(Asked):
    """What the address asks for; ``empty``: only units that were given nothing."""

    last: int | None = a_year("to")
    bloc: int | None = a_key()
    authority: int | None = a_key()
    empty: bool = is_sent()


class Flag(NamedTuple):
    """Whether a unit had the flag of a year."""

    year: int
    has: bool


@dataclass(frozen=True, slots=True)
class FlagRow:
    """One unit: in which years it had the flag, how many awards of any kind."""

    unit_pk: int
    unit: str
    bloc: str
    flags: tuple[Flag, ...]
    awards: int

    @property
    def count(self) -> int:
        """How many flags."""
        return sum(flag.has for flag in self.flags)


@dataclass(frozen=True, slots=True)
class FlagsPage:
    """Every unit that was in a bloc in one of the years: those still in one first."""

    years: Sequence[int]
    rows: Sequence[FlagRow]
    without_any: int
    last_years: Sequence[int]  # to choose from


def flags_page(user: User, asked: FlagsAsked, today: date) -> FlagsPage:
    """Four queries whatever the number of units."""
    offices = [key for key in seats_of(user).standing_of if asked.authority in {None, key}]
    newest_year = Membership.objects.filter(bloc__authority__in=offices, year__lte=today.year)
    shown_until = newest_year.aggregate(last=Max("year"))["last"] or today.year
    last = asked.last or shown_until
    years = list(range(last - YEARS + 1, last + 1))
    members = _members(offices, years, asked)
    newest: dict[int, tuple[int, str, str]] = {}
    for row in members:  # the newest year first: its bloc is the unit's
        newest.setdefault(row[0], row)
    given = AwardRecord.objects.filter(
        authority__in=offices, unit__in=list(newest), year__range=(years[0], years[-1]),
        state=AwardRecord.State.DECIDED,
    )  # fmt: skip
    flags: defaultdict[int, set[int]] = defaultdict(set)
    awards: defaultdict[int, int] = defaultdict(int)
    for unit, year, award in given.values_list("unit", "year", "award"):
        awards[unit or 0] += 1
        if award == FLAG:
            flags[unit or 0].add(year or 0)
    rows = [
        FlagRow(
            unit, name, bloc, tuple(Flag(year, year in flags[unit]) for year in years), awards[unit]
        )
        for unit, name, bloc in newest.values()
    ]  # fmt: skip
    without = sum(not row.awards for row in rows)
    shown = [row for row in rows if not (asked.empty and row.awards)]
    choices = range(shown_until, shown_until - 2 * YEARS, -1)
    return FlagsPage(years, shown, without, choices)


def _members(
    offices: Collection[int], years: Sequence[int], asked: FlagsAsked
) -> "QuerySet[Membership, tuple[int, str, str]]":
    rows = Membership.objects.filter(
        bloc__authority__in=offices, year__range=(years[0], years[-1]), left_on=None
    )
    if asked.bloc is not None:
        rows = rows.filter(bloc=asked.bloc)
    ordered = rows.order_by("-year", "bloc__sort_text", "bloc", "unit__sort_text", "unit")
    return ordered.values_list("unit", "unit__name", "bloc__name")
