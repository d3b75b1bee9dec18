"""What the ledger knows for criteria that name it: results by measure, movements taken part in."""

from collections import defaultdict
from decimal import Decimal

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.ledger.models import Deed
from thidua.apps.movements.models import Movement
from thidua.apps.organisations.models import Unit
from thidua.apps.schemes.registries.feeds import AskedFigures, FedFigure, FedFigures, feed
from thidua.apps.seasons.models import Season
from thidua.domain.exact import plain_number
from thidua.domain.figure_spec import FigureKind, spec_of_measure
from thidua.domain.ledger_sums import LedgerSums, summed
from thidua.domain.qualified import worded_money, worded_quantity
from thidua.domain.vietnamese_text import fold

_LINES = frozenset({"", "viec", "ket qua", "hoat dong", "lan", "luot", "viec hoan thanh"})
"""Units of measure that count the lines themselves."""


def _deeds(season: Season, unit: Unit, item: str) -> str:
    return f"{reverse('ledger:deeds', args=[season.pk])}?unit={unit.pk}"


def _movements(season: Season, unit: Unit, item: str) -> str:
    return reverse("movements:movements", args=[season.pk])


@feed("ledger", gettext_noop("kết quả trong sổ kết quả, theo đơn vị tính"), _deeds)
def results(asked: AskedFigures) -> FedFigures:
    """A unit's results: money, the quantity of one measure, or how many lines there are."""
    deeds: dict[int, list[Deed]] = defaultdict(list)
    rows = Deed.objects.filter(_done_within(asked), unit__in=asked.units)
    for deed in rows.select_related(None):
        deeds[deed.unit_id or 0].append(deed)
    return {
        (unit.pk, criterion.id): _result(deeds[unit.pk], criterion.measure)
        for unit in asked.units
        for criterion in asked.criteria
    }


def _done_within(asked: AskedFigures) -> Q:
    """Lines of the year, in a scoring period those done by a day of it."""
    rows = Q(season=asked.season, withdrawn_at=None)
    return rows & Q(done_on__range=asked.within) if asked.within else rows


def _result(deeds: list[Deed], measure: str) -> FedFigure:
    sums, spec = summed(deed.claim for deed in deeds), spec_of_measure(measure)
    if spec.kind is FigureKind.MONEY:
        money = sums.money
        value = money.value / spec.per if money else Decimal(0)
        return FedFigure(plain_number(value), worded_money(money) or "0")
    if fold(measure).strip() in _LINES:
        return FedFigure(str(sums.lines), _("%d kết quả trong sổ") % sums.lines)
    return _quantity(sums, measure)


def _quantity(sums: LedgerSums, measure: str) -> FedFigure:
    wanted = fold(measure).strip()
    found = [each for each in sums.by_measure if fold(each.measure).strip() == wanted]
    value = sum((each.quantity.value for each in found if each.quantity), Decimal(0))
    said = "; ".join(worded_quantity(each.quantity, each.measure) for each in found)
    return FedFigure(plain_number(value), said or _("sổ chưa ghi %s nào") % measure)


@feed(
    "movements",
    gettext_noop("phong trào đơn vị phát động hoặc có kết quả trong sổ"),
    _movements,
)
def movements(asked: AskedFigures) -> FedFigures:
    """Movements that a unit launched, or did something in, alone or with others.

    In a scoring period those launched in it, or with something done in it.
    """
    keys = {unit.pk for unit in asked.units}
    taken: dict[int, set[str]] = defaultdict(set)
    own = Movement.objects.filter(season=asked.season, unit__in=keys)
    if asked.within:
        own = own.filter(starts_on__range=asked.within)
    for unit, name in own.values_list("unit", "name"):
        taken[unit or 0].add(name)
    shared = Deed.objects.filter(
        Q(unit__in=keys) | Q(partners__in=keys), _done_within(asked), movement__isnull=False
    )
    for unit, partner, name in shared.values_list("unit", "partners", "movement__name"):
        taken[unit or 0].add(name)
        taken[partner or 0].add(name)
    return {
        (unit, criterion.id): _named(sorted(taken[unit]))
        for unit in keys
        for criterion in asked.criteria
    }


def _named(names: list[str]) -> FedFigure:
    said = f" ({'; '.join(names)})" if names else ""
    return FedFigure(str(len(names)), f"{len(names)}{said}")
