"""Who led its bloc in a year, as the conference decided."""

from collections.abc import Collection

from django.db.models import Case, Exists, OuterRef, Q, When

from thidua.apps.meetings.models import Candidate, Conference, Motion
from thidua.apps.organisations.models import Membership

FLAG = "CO_TINH"


def bloc_leaders(units: Collection[int], year: int) -> dict[int, bool | None]:
    """Whether each unit was chosen for the provincial flag by a bloc of its own that year.

    Its place in the ranking says nothing. None where no closed conference has decided: of a unit
    in several blocs also while one of them has not.
    """
    decided = Motion.objects.filter(
        conference__state=Conference.State.CLOSED, kind=Motion.Kind.AWARD, award=FLAG
    ).exclude(decided_at=None)
    chosen = set(
        Candidate.objects.filter(
            motion__in=decided, motion__conference__season__year=year, is_chosen=True
        )
        .filter(unit__in=units)
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
