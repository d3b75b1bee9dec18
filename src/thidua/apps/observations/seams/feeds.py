"""What was seen through the year, summed for the sheets: criteria, deductions, exclusions."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.observations.models import Observation
from thidua.apps.observations.queries import FEED
from thidua.apps.organisations.models import Unit
from thidua.apps.schemes.registries.feeds import AskedFigures, FedFigure, FedFigures, facts, feed
from thidua.apps.seasons.models import Season
from thidua.domain.scheme import Criterion


@dataclass(frozen=True, slots=True)
class Seen:
    """How often something was seen of a unit, and what it adds up to."""

    entries: int = 0
    plus: int = 0
    minus: int = 0

    @property
    def text(self) -> str:
        """Such as: 3 lần ghi nhận."""
        if not self.entries:
            return _("chưa có ghi nhận nào")
        return _("%d lần ghi nhận") % self.entries


def _listed(season: Season, unit: Unit, item: str) -> str:
    address = reverse("observations:observations", args=[season.pk])
    return f"{address}?unit={unit.pk}&item={item}"


@feed(FEED, gettext_noop("ghi nhận trong năm"), _listed)
def observed(asked: AskedFigures) -> FedFigures:
    """The sums of criteria; what nobody has seen anything of is 0."""
    seen = seen_of(asked, [each.id for each in asked.criteria])
    return {
        (unit.pk, criterion.id): _figure(criterion, seen.get((unit.pk, criterion.id), Seen()))
        for unit in asked.units
        for criterion in asked.criteria
    }


def _figure(criterion: Criterion, seen: Seen) -> FedFigure:
    kind = criterion.rule.kind
    if kind == "plus_minus":
        return FedFigure(str(seen.plus), seen.text, minus=str(seen.minus))
    return FedFigure(str(seen.minus if kind == "deduct" else seen.plus), seen.text)


@facts(FEED)
def events(asked: AskedFigures, counted: Mapping[str, bool]) -> FedFigures:
    """Deductions and exclusions of which something was seen; others are told by the unit."""
    return {
        (unit, item): FedFigure(str(seen.minus) if counted[item] else "yes", seen.text)
        for (unit, item), seen in seen_of(asked, counted).items()
    }


def seen_of(asked: AskedFigures, items: Collection[str]) -> dict[tuple[int, str], Seen]:
    """By unit and item, one query; what was struck out or seen in another period is left out."""
    rows = Observation.objects.filter(
        season=asked.season, unit__in=asked.units, item__in=items, struck_at=None
    ).order_by()
    if asked.within:
        rows = rows.filter(seen_on__range=asked.within)
    summed = rows.values_list("unit", "item").annotate(
        entries=Count("pk"),
        plus=Sum("times", filter=Q(sign=Observation.Sign.PLUS), default=0),
        minus=Sum("times", filter=Q(sign=Observation.Sign.MINUS), default=0),
    )
    return {(unit, item): Seen(*figures) for unit, item, *figures in summed}
