"""A bloc that scores in periods, for tests."""

from tests.apps.appraisals.builders import (
    LATER,
    adopt,
    all_locked,
    register,
)
from tests.factories import NOON, World, seated
from tests.replayed import replayed
from thidua.apps.appraisals.actions.period_course import close_period, open_period
from thidua.apps.appraisals.actions.periods import (
    make_periods,
    set_year_way,
)
from thidua.apps.appraisals.facts import YearFacts
from thidua.apps.appraisals.models import Period, Result
from thidua.apps.organisations.models import Membership, Seat, Unit
from thidua.apps.seasons.models import Season


def season_of(world: World) -> Season:
    """Read anew: what was kept with the object before is left behind."""
    world.season = Season.objects.select_related("bloc__authority").get(pk=world.season.pk)
    return world.season


@replayed
def divided(world: World, parts: int = 2, joining: str = "mean", absent: str = "left_out") -> World:
    adopt(world)
    for code in world.units:
        register(world, code)
    make_periods(world.season, parts, actor=world.head, at=NOON)
    set_year_way(world.season, YearFacts(joining, absent), actor=world.head, at=NOON)
    season_of(world)
    return world


def period(world: World, place: int) -> Period:
    found = list(Period.objects.filter(season=world.season).select_related("season"))[place]
    found.season = season_of(world)
    return found


@replayed
def played(world: World, place: int, **totals: str) -> Result:
    """A period opened, scored by all, locked and closed; ``totals``: I.1 by unit code."""
    open_period(period(world, place), actor=world.head, at=NOON)
    season_of(world)
    all_locked(world, **totals)
    return close_period(period(world, place), actor=world.head, at=LATER)


def joined(world: World, code: str = "DDD") -> None:
    """A unit comes into the bloc."""
    unit = Unit.objects.create(authority=world.authority, code=code, name=f"Hội {code}")
    place = {"bloc": world.bloc, "unit": unit, "year": 2023, "order": 9}
    Membership.objects.create(role=Membership.Role.MEMBER, **place)
    world.units[code] = unit
    world.officers[code] = seated(f"{code.lower()}.cv", Seat.Kind.OFFICER, unit)
    world.leaders[code] = seated(f"{code.lower()}.tt", Seat.Kind.LEADER, unit)
    register(world, code)
