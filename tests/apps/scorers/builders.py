"""A bloc in which a police outside the bloc scores a criterion of every unit."""

from tests.apps.appraisals.builders import GRADED, LATER, line_of, opened, scheme_definition
from tests.factories import NOON, World, make_world, seated
from tests.replayed import replayed
from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Unit
from thidua.apps.scorers.actions.appointing import set_scorers
from thidua.apps.scorers.actions.scoring import enter_in_place, save_figures
from thidua.apps.scorers.facts import Body, FigureChange, Scoring
from thidua.apps.scorers.models import GivenFigure, ScoredItem, Scorer

ITEM = "II.3"
OFFICE, HEAD = Body("office"), Body("head")


def police(world: World) -> tuple[Unit, User]:
    """A unit of the authority outside the bloc, with its officer."""
    unit, _made = Unit.objects.get_or_create(
        authority=world.authority, code="CAT", defaults={"name": "Công an tỉnh"}
    )
    username = f"cat.{world.authority.code}.cv"
    return unit, User.objects.filter(username=username).first() or seated(username, "officer", unit)


def a_world() -> World:
    """A table with a criterion graded by others; the sheets are not open yet."""
    return make_world()


def body(unit: Unit) -> Body:
    return Body("unit", unit.pk)


def score_by(
    world: World, *bodies: Body, item: str = ITEM, reason: str = "", combine: str = "mean"
) -> ScoredItem:
    """Say who scores an item, as the head."""
    scoring = Scoring(item, bodies, combine)
    return set_scorers(world.season, scoring, reason=reason, actor=world.head, at=NOON)


@replayed
def by_police(item: str = ITEM) -> tuple[World, User, Scorer]:
    """Sheets open, one item scored by the police: the world, its officer, the scorer."""
    world = a_world()
    opened(world, scheme_definition(("II", GRADED)))
    unit, officer = police(world)
    scored = score_by(world, body(unit), item=item, reason="Quy chế năm 2023")
    return world, officer, scored.scorers.get()


def change(
    world: World, code: str, actual: str, *, item: str = ITEM, revision: int | None = None
) -> FigureChange:
    """What somebody types for a unit, on the page as it is stored."""
    line = line_of(world, code, item)
    if revision is None:
        kept = GivenFigure.objects.filter(line=line, scorer__ended_at=None).first()
        revision = kept.revision if kept else 0
    return FigureChange(line.pk, revision, {"actual": actual})


def give(world: World, actor: User, scorer: Scorer, **figures: str) -> list[GivenFigure]:
    """Figures by unit code, as the screen sends them."""
    item = scorer.scored.item
    lines = {code: line_of(world, code, item) for code in figures}
    kept = {figure.line_id: figure.revision for figure in GivenFigure.objects.filter(scorer=scorer)}
    changes = [
        FigureChange(line.pk, kept.get(line.pk, 0), {"actual": figures[code]})
        for code, line in lines.items()
    ]
    return save_figures(scorer, changes, actor=actor, at=LATER)


def in_place(world: World, scorer: Scorer, code: str, actual: str, reason: str) -> None:
    """The standing office enters a figure."""
    sent = [change(world, code, actual, item=scorer.scored.item)]
    enter_in_place(scorer, sent, reason=reason, actor=world.standing, at=LATER)
