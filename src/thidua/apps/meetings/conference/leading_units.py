"""Who led its bloc in a year: one decision of its own, apart from the flags and the ranking."""

from collections.abc import Collection

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When

from thidua.apps.meetings.models import Candidate, Conference, Motion
from thidua.apps.organisations.models import Membership


def leading_candidates() -> QuerySet[Candidate]:
    """The units that closed conferences decided to be leading: at most one a bloc and year."""
    return Candidate.objects.filter(
        is_chosen=True,
        motion__kind=Motion.Kind.LEADER,
        motion__conference__state=Conference.State.CLOSED,
    )


def leaders_in(season_keys: Collection[int]) -> set[tuple[int, int]]:
    """(season, unit) of the leader of each of some seasons."""
    rows = leading_candidates().filter(motion__conference__season__in=season_keys)
    return set(rows.values_list("motion__conference__season", "unit"))


def bloc_leaders(units: Collection[int], year: int) -> dict[int, bool | None]:
    """Whether each unit was decided to be the leading one by a bloc of its own that year.

    Neither its place in the ranking nor a flag says so. None where no closed conference has
    decided: of a unit in several blocs also while one of them has not.
    """
    decided = Motion.objects.filter(
        conference__state=Conference.State.CLOSED, kind=Motion.Kind.LEADER
    ).exclude(decided_at=None)
    chosen = set(
        leading_candidates()
        .filter(motion__conference__season__year=year, unit__in=units)
        .values_list("unit", flat=True)
    )
    met = Q(
        Exists(
            decided.filter(conference__season__bloc=OuterRef("bloc"), conference__season__year=year)
        )
    )
    places = Membership.objects.filter(unit__in=units, year=year).annotate(
        has_met=Case(When(met, then=True), default=False)
    )
    found: dict[int, bool | None] = {}
    for unit, has_met in places.values_list("unit", "has_met"):
        found[unit] = False if has_met and found.get(unit, False) is False else None
    return found | dict.fromkeys(chosen, True)
