"""An outside body of the demo: named as scorer of a criterion, and what it gives."""

from datetime import datetime

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Line
from thidua.apps.demo.telling.people import People, officer_of
from thidua.apps.demo.telling.stories import Story
from thidua.apps.organisations.actions.units import create_unit
from thidua.apps.organisations.facts import UnitFacts
from thidua.apps.organisations.models import Unit
from thidua.apps.scorers.actions.appointing import set_scorers
from thidua.apps.scorers.actions.scoring import save_figures
from thidua.apps.scorers.facts import Body, FigureChange, Scoring
from thidua.apps.scorers.models import Scorer
from thidua.apps.seasons.models import Season
from thidua.domain.typed_figures import as_typed


def appoint_told_scorers(
    season: Season, story: Story, people: People, *, standing: User, at: datetime
) -> None:
    """Who scores what instead of the units, with people for a body outside the bloc."""
    for told in story.facts.get("scorers", ()):
        authority = season.bloc.authority
        unit = Unit.objects.filter(authority=authority, code=told["code"]).first()
        if unit is None:
            facts = UnitFacts(code=told["code"], name=told["name"], is_illustrative=True)
            unit = create_unit(authority, facts, actor=standing, at=at)
        people.seat(unit, standing, at)
        scoring = Scoring(told["item"], (Body(Scorer.Kind.UNIT, unit.pk),))
        set_scorers(season, scoring, actor=standing, at=at)


def score_as_told(season: Season, story: Story, *, at: datetime) -> None:
    """Every scorer gives what the results file says."""
    for scorer in Scorer.objects.filter(scored__season=season).select_related("unit", "scored"):
        if scorer.unit is None:
            continue
        item = scorer.scored.item
        said = {row.unit: as_typed(row.actual) for row in story.rows if row.criterion == item}
        lines = Line.objects.filter(sheet__season=season, item=item, sheet__unit__code__in=said)
        keys = lines.order_by("pk").values_list("pk", "sheet__unit__code")
        changes = [FigureChange(pk, 0, {"actual": said[code]}) for pk, code in keys]
        save_figures(scorer, changes, actor=officer_of(scorer.unit), at=at)
