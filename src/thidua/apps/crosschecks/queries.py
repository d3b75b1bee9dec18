"""Reading cross-checks: the year's, its pairs, those of the draw before."""

from django.db.models import QuerySet

from thidua.apps.crosschecks.models import Assignment, CrossCheck
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of
from thidua.domain.draw.rules import DrawRules, Pair


def crosscheck_of(season: Season) -> CrossCheck:
    """The year's cross-check, or an unsaved one with the usual settings."""
    found = CrossCheck.objects.select_related("announced_by", "drawn_by")
    kept = found.filter(season=season).first() or CrossCheck()
    kept.season = season
    return kept


def assignments_of(crosscheck: CrossCheck) -> QuerySet[Assignment]:
    """Every pair, also those that ended, with its units."""
    return crosscheck.assignments.select_related("checker", "unit").order_by("pk")


def serving_assignments(season: Season) -> QuerySet[Assignment]:
    """The pairs of a year that go on."""
    return Assignment.objects.filter(crosscheck__season=season, ended_at=None).select_related(
        "checker", "unit"
    )


def former_pairs(season: Season) -> frozenset[Pair]:
    """Who checked whom in the bloc's last year with a draw, by code."""
    before = CrossCheck.objects.filter(
        season__bloc=season.bloc_id, season__year__lt=season.year, state=CrossCheck.State.DRAWN
    )
    last = before.order_by("-season__year").first()
    if last is None:
        return frozenset()
    pairs = last.assignments.filter(ended_at=None).values_list("checker__code", "unit__code")
    return frozenset((checker, unit) for checker, unit in pairs)


def member_units(season: Season) -> dict[str, Unit]:
    """The bloc's units by code, in its own order."""
    return {place.unit.code: place.unit for place in members_of(season)}


def rules_of(crosscheck: CrossCheck) -> DrawRules:
    """What the draw goes by today.

    Raises:
        DrawRefused: so few units cannot give so many checkers.
    """
    season = crosscheck.season
    codes = tuple(member_units(season))
    recused = season.recusals.values_list("checker__code", "unit__code")
    kept = frozenset((checker, unit) for checker, unit in recused if {checker, unit} <= {*codes})
    return DrawRules(codes, crosscheck.checkers, former_pairs(season), kept)
