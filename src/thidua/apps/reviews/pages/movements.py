"""What a review tells of movements: what took place, for how many, and what was done in them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, Sum

from thidua.apps.ledger.models import Deed
from thidua.apps.ledger.queries import first_half_ends
from thidua.apps.movements.models import Movement
from thidua.apps.reviews.measuring.material import Material
from thidua.apps.reviews.models import ReviewPeriod
from thidua.domain.ledger_sums import summed
from thidua.domain.qualified import worded_money, worded_quantity


@dataclass(frozen=True, slots=True)
class MovementRow:
    """One movement in words."""

    pk: int
    name: str
    origin: str
    activities: int
    people: int
    told: str
    money: str
    is_closed: bool


def movement_rows(material: Material) -> list[MovementRow]:
    """Movements launched until the end of the period; two queries."""
    deeds: dict[int, list[Deed]] = defaultdict(list)
    for deed in material.deeds:
        deeds[deed.movement_id or 0].append(deed)
    return [_row(each, deeds.get(each.pk, ())) for each in _movements(material)]


def _movements(material: Material) -> Iterable[Any]:
    held, rows = Q(), Movement.objects.filter(season=material.season)
    if material.period == ReviewPeriod.HALF:
        until = first_half_ends(material.season)
        held, rows = Q(activities__held_on__lte=until), rows.filter(starts_on__lte=until)
    return (
        rows.order_by("starts_on", "pk")
        .annotate(
            held=Count("activities", filter=held or None),
            people=Sum("activities__people", filter=held or None),
        )
        .select_related("unit")
    )


def _row(movement: Any, deeds: Iterable[Deed]) -> MovementRow:
    sums = summed(deed.claim for deed in deeds)
    told = "; ".join(
        worded_quantity(each.quantity, each.measure) for each in sums.by_measure if each.quantity
    )
    return MovementRow(
        movement.pk,
        movement.name,
        movement.get_origin_display(),
        movement.held,
        movement.people or 0,
        told,
        worded_money(sums.money),
        movement.closed_on is not None,
    )
