"""Four small blocs, each at the start of one journey; a step of the story in the shell."""

from tests import factories
from tests.apps.appraisals import builders
from tests.apps.appraisals.builders import GRADED, scheme_definition
from tests.apps.crosschecks import builders as checks
from tests.apps.scorers.builders import body, police
from tests.factories import NOON, World, make_world
from tests.journeys.conftest import PASSWORD
from thidua.apps.crosschecks.actions.settling import settle_marks
from thidua.apps.organisations.models import Membership, Unit
from thidua.apps.scorers.actions.appointing import set_scorers
from thidua.apps.scorers.facts import Scoring
from thidua.apps.seasons.models import Season

YEAR = 2026
TABLE = ("TAA", "TBB", "TCC", "TDD")
CHECKED = tuple(f"K{letter}" for letter in "ABCDEFGH")
QUARTERS = ("QAA", "QBB", "QCC")
FLOORS = ("SAA", "SBB", "SCC")
FLOOR_TABLE = scheme_definition(("II", GRADED)) | {
    "classes": [
        {"name": "Xuất sắc", "min_total": "90%", "min_group": {"II": "80%"}},
        {"name": "Tốt", "min_total": "70"},
    ],
}


def make_all() -> None:
    """The blocs as the journeys find them: seasons 1, 2, 3 and 4."""
    factories.PASSWORD = builders.PASSWORD = PASSWORD
    make_world(codes=TABLE, year=YEAR)

    checked = make_world(codes=CHECKED, year=YEAR)
    builders.opened(checked)
    for code in CHECKED:
        builders.fill(checked, code, I_1="98")
        builders.submit(checked, code)

    quarters = make_world(codes=QUARTERS, year=YEAR)
    builders.adopt(quarters)
    for code in QUARTERS:
        builders.register(quarters, code)

    floors = make_world(codes=FLOORS, year=YEAR)
    builders.opened(floors, FLOOR_TABLE)
    unit, _officer = police(floors)
    scoring = Scoring("II.3", (body(unit),))
    set_scorers(floors.season, scoring, reason="Quy chế", actor=floors.head, at=NOON)
    builders.fill(floors, "SAA", II_1="1", T_1="2")
    builders.fill(floors, "SBB", T_1="2")
    builders.fill(floors, "SCC", I_1="50")


def world_of(season_pk: int) -> World:
    """A bloc read back, with the password that its people have here."""
    factories.PASSWORD = builders.PASSWORD = PASSWORD
    season = Season.objects.select_related("bloc__authority").get(pk=season_pk)
    world = World(season.bloc.authority, season.bloc, season)
    for place in Membership.objects.filter(bloc=season.bloc, year=YEAR).order_by("order"):
        unit: Unit = place.unit
        world.units[unit.code] = unit
        world.officers[unit.code] = _user(f"{unit.code.lower()}.cv")
        world.leaders[unit.code] = _user(f"{unit.code.lower()}.tt")
    return world


def _user(name: str) -> factories.User:
    return factories.User.objects.get(username=name)


def check_the_rest(world: World) -> None:
    """Everybody but who checks KC agrees with everything; the marks are put together."""
    for code in CHECKED:
        if code != "KC":
            for each in checks.checkers_of(world, code):
                checks.mark(world, each)
            sheet, actor = builders.sheet_of(world, code), builders.verifier_of(world, code)
            settle_marks(sheet, reason="", day=NOON.date(), actor=actor, at=NOON)


def lock_all(world: World) -> None:
    """Every sheet is verified and locked."""
    for code in world.units:
        builders.lock(world, code)


def hand_in_all(world: World, **totals: str) -> None:
    """Every unit fills in its sheet and hands it in; all are locked."""
    builders.all_locked(world, **totals)
