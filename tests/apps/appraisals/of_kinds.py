"""A bloc whose kinds of units have tables of their own, for tests."""

from copy import deepcopy
from typing import Any

from tests.apps.appraisals.builders import register
from tests.factories import NOON, SCHEME, World
from tests.replayed import replayed
from thidua.apps.appraisals.actions.opening import open_scoring
from thidua.apps.schemes.actions.adopting import adopt_scheme
from thidua.apps.schemes.actions.drafting import create_scheme
from thidua.apps.schemes.actions.kinds import make_kinds, place_units, set_ranking_way
from thidua.apps.schemes.facts import RankingFacts
from thidua.apps.schemes.models import UnitKind
from thidua.apps.seasons.models import Season


def smaller_table() -> dict[str, Any]:
    """The common table with 30 points less in its first criterion: 70 in all."""
    table: dict[str, Any] = deepcopy(SCHEME)
    group = table["groups"][0]
    group["max"], group["criteria"][0]["max"], table["total"] = "30", "10", "70"
    return table


def season_of(world: World) -> Season:
    """Read anew."""
    world.season = Season.objects.select_related("bloc__authority").get(pk=world.season.pk)
    return world.season


@replayed
def divided(world: World, way: str = "together") -> list[UnitKind]:
    """AAA and BBB by a table of 100 points, the others by one of 70; the season is running."""
    kinds = make_kinds(world.season, ["Phòng", "Huyện"], actor=world.head, at=NOON)
    first = {world.units[code].pk for code in ("AAA", "BBB")}
    wanted = {unit.pk: kinds[unit.pk not in first].pk for unit in world.units.values()}
    place_units(world.season, wanted, actor=world.head, at=NOON)
    set_ranking_way(world.season, RankingFacts(way), actor=world.head, at=NOON)
    for kind, table in zip(kinds, (SCHEME, smaller_table()), strict=True):
        draft = create_scheme(world.season, table, kind=kind, actor=world.head, at=NOON)
        adopt_scheme(draft, revision=0, actor=world.head, at=NOON)
    Season.objects.filter(pk=world.season.pk).update(state=Season.State.RUNNING)
    season_of(world)
    for code in world.units:
        register(world, code)
    return kinds


@replayed
def opened(world: World, way: str = "together") -> list[UnitKind]:
    """The same with a sheet for each unit."""
    kinds = divided(world, way)
    open_scoring(world.season, actor=world.head, at=NOON)
    season_of(world)
    return kinds
