"""Reading registrations and covenants: what was registered, by whom, who may see it."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from thidua.apps.pledges.models import PlannedTarget, Registration
from thidua.apps.seasons.models import Season

HANDED_IN = (Registration.State.SUBMITTED, Registration.State.ACCEPTED)


class RegisteredTarget(NamedTuple):
    """One registered target, as the scoring sheet needs it."""

    label: str
    target: Decimal | None
    baseline: Decimal | None
    not_assigned: bool


def targets_of(season: Season) -> Mapping[int, Mapping[str, list[RegisteredTarget]]]:
    """Unit key → criterion id → its targets, from the registrations handed in; one query.

    A criterion of common targets has one entry; one of own targets has as many as registered.
    """
    rows = (
        PlannedTarget.objects.filter(
            registration__season=season, registration__state__in=HANDED_IN
        )
        .exclude(criterion="")
        .order_by("order", "pk")
        .values_list(
            "registration__unit", "criterion", "content", "figure", "baseline", "not_assigned"
        )
    )
    found: dict[int, dict[str, list[RegisteredTarget]]] = defaultdict(lambda: defaultdict(list))
    for unit, criterion, *target in rows:
        found[unit][criterion].append(RegisteredTarget(*target))
    return {unit: dict(targets) for unit, targets in found.items()}
