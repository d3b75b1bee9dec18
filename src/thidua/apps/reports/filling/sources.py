"""Figures that the program knows for a form: read anew while a report is not handed in.

What a source does not know has no entry; the unit then types it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from django.db.models import Q
from django.utils.translation import gettext as _

from thidua.apps.ledger.models import Deed
from thidua.apps.movements.models import Movement
from thidua.apps.pledges.models import Registration
from thidua.apps.pledges.queries.covenants import covenant_in_force
from thidua.apps.pledges.queries.registrations import HANDED_IN
from thidua.apps.reports.filling.counted import from_exemplars, from_ratings
from thidua.apps.reports.filling.filled import FilledFigure
from thidua.apps.reports.filling.specs import spec_of
from thidua.apps.reports.models import Indicator, ReportForm
from thidua.domain.ledger_sums import LedgerSums, summed
from thidua.domain.qualified import MIXED, Qualified, added
from thidua.domain.typed_figures import read_key
from thidua.domain.vietnamese_text import fold
from thidua.web.markup import address_of

_Source, _Kind = Indicator.Source, Indicator.Kind
_LEDGER = frozenset({_Source.LEDGER, _Source.LEDGER_MONEY, _Source.LEDGER_LINES})
_PEOPLE = {
    _Source.HEADCOUNT: "headcount",
    _Source.LDTT: "advanced_workers",
    _Source.CSTDCS: "grassroots_fighters",
}


FilledFigures = Mapping[tuple[int, int], FilledFigure]
"""By unit and indicator."""
_Reader = Callable[
    [ReportForm, Collection[int], list[Indicator]], dict[tuple[int, int], FilledFigure]
]


def filled_in(
    form: ReportForm, units: Collection[int], indicators: Iterable[Indicator]
) -> FilledFigures:
    """What the program knows of these units; each source is asked once for all of them."""
    by_reader: dict[_Reader, list[Indicator]] = defaultdict(list)
    for indicator in indicators:
        if (reader := _reader_of(indicator.source)) is not None:
            by_reader[reader].append(indicator)
    found: dict[tuple[int, int], FilledFigure] = {}
    for reader, asked in by_reader.items():
        found |= reader(form, units, asked)
    return found


def _reader_of(source: str) -> _Reader | None:
    if source in _LEDGER:
        return _from_ledger
    if source in _PEOPLE:
        return _from_registrations
    others: dict[str, _Reader] = {
        _Source.TARGET: _from_targets,
        _Source.COVENANT: _from_covenant,
        _Source.MOVEMENTS: _from_movements,
        _Source.EXEMPLARS: from_exemplars,
        _Source.RATINGS: from_ratings,
    }
    return others.get(source)


def _from_ledger(
    form: ReportForm, units: Collection[int], asked: list[Indicator]
) -> dict[tuple[int, int], FilledFigure]:
    deeds: dict[int, list[Deed]] = defaultdict(list)
    rows = Deed.objects.filter(
        season=form.season_id, unit__in=units, withdrawn_at=None,
        done_on__gte=form.since, done_on__lte=form.until,
    )  # fmt: skip
    for deed in rows:
        deeds[deed.unit_id or 0].append(deed)
    found = {}
    for unit, lines in deeds.items():
        sums = summed(deed.claim for deed in lines)
        url = f"{address_of('ledger:deeds')(form.season_id)}?unit={unit}"
        for indicator in asked:
            told = _of_sums(sums, indicator)
            if told is not None:
                found[unit, indicator.pk] = FilledFigure(told[0], told[1], url)
    return found


def _of_sums(sums: LedgerSums, indicator: Indicator) -> tuple[Qualified, str] | None:
    """The figure and how many lines it is made of."""
    if indicator.source == _Source.LEDGER_LINES:
        return Qualified(Decimal(sums.lines)), _("%d kết quả trong sổ") % sums.lines
    key = fold(indicator.source_key or _measure_of(indicator)).strip()
    groups = [each for each in sums.by_measure if not key or fold(each.measure).strip() == key]
    text = _("%d kết quả trong sổ") % sum(each.lines for each in groups)
    if indicator.source == _Source.LEDGER:
        quantity = added(each.quantity for each in groups if each.quantity)
        return None if quantity is None else (quantity, text)
    money = added(each.money for each in groups if each.money)
    if money is None:
        return None
    value = (money.value / spec_of(indicator).per).quantize(Decimal("0.0001"))
    return Qualified(value.normalize(), money.qualifier or _rounded(value, money, indicator)), text


def _rounded(value: Decimal, money: Qualified, indicator: Indicator) -> str:
    """What four decimals do not hold is said to be about."""
    return "" if value * spec_of(indicator).per == money.value else MIXED


def _measure_of(indicator: Indicator) -> str:
    return indicator.measure if indicator.source == _Source.LEDGER else ""


def _registrations(form: ReportForm, units: Collection[int]) -> list[Registration]:
    rows = Registration.objects.filter(season=form.season_id, unit__in=units, state__in=HANDED_IN)
    return list(rows)


def _from_registrations(
    form: ReportForm, units: Collection[int], asked: list[Indicator]
) -> dict[tuple[int, int], FilledFigure]:
    found = {}
    for row in _registrations(form, units):
        url = address_of("pledges:registration")(row.pk)
        for indicator in asked:
            value = getattr(row, _PEOPLE[Indicator.Source(indicator.source)])
            if indicator.kind == _Kind.SHARE:
                value = _share(value, row.headcount)
            if value is not None:
                figure = Qualified(Decimal(value))
                found[row.unit_id, indicator.pk] = FilledFigure(figure, _("bản đăng ký"), url)
    return found


def _share(part: int | None, whole: int | None) -> Decimal | None:
    """Per cent, cut after two decimals: a share is never shown larger."""
    if part is None or not whole:
        return None
    return Decimal(int(Fraction(part * 10_000, whole))) / 100


def _from_targets(
    form: ReportForm, units: Collection[int], asked: list[Indicator]
) -> dict[tuple[int, int], FilledFigure]:
    by_key = {each.source_key.strip(): each for each in asked}
    found: dict[tuple[int, int], FilledFigure] = {}
    rows = Registration.objects.filter(season=form.season_id, unit__in=units, state__in=HANDED_IN)
    targets = rows.filter(
        targets__criterion__in=by_key, targets__is_own=False, targets__figure__isnull=False
    ).values_list("unit", "pk", "targets__criterion", "targets__figure")
    for unit, key, criterion, figure in targets:
        url = address_of("pledges:registration")(key)
        text = _("chỉ tiêu đã đăng ký ở mục %s") % criterion
        filled = FilledFigure(Qualified((figure or Decimal(0)).normalize()), text, url)
        found[unit, by_key[criterion].pk] = filled
    return found


def _from_covenant(
    form: ReportForm, units: Collection[int], asked: list[Indicator]
) -> dict[tuple[int, int], FilledFigure]:
    """The bloc's own figure, the same for every unit."""
    covenant = covenant_in_force(form.season)
    targets = list(covenant.targets.all()) if covenant else []
    url = address_of("pledges:covenant")(form.season_id)
    found: dict[tuple[int, int], FilledFigure] = {}
    for indicator in asked:
        place = (read_key(indicator.source_key.strip()) or 0) - 1
        if 0 <= place < len(targets) and targets[place].figure is not None:
            figure = Qualified(Decimal(targets[place].figure or 0).normalize())
            filled = FilledFigure(figure, targets[place].text, url)
            found |= {(unit, indicator.pk): filled for unit in units}
    return found


def _from_movements(
    form: ReportForm, units: Collection[int], asked: list[Indicator]
) -> dict[tuple[int, int], FilledFigure]:
    """Movements that a unit launched until the end of the period, or did something in."""
    names: dict[int, set[str]] = defaultdict(set)
    own = Movement.objects.filter(
        season=form.season_id, unit__in=units, starts_on__lte=form.until
    ).values_list("unit", "name")
    taken = Deed.objects.filter(
        Q(unit__in=units) | Q(partners__in=units),
        season=form.season_id, withdrawn_at=None, movement__isnull=False,
        done_on__lte=form.until,
    ).values_list("unit", "partners", "movement__name")  # fmt: skip
    for unit, name in own:
        names[unit or 0].add(name)
    for unit, partner, name in taken:
        names[unit or 0].add(name)
        names[partner or 0].add(name)
    url = address_of("movements:movements")(form.season_id)
    return {
        (unit, indicator.pk): FilledFigure(
            Qualified(Decimal(len(names[unit]))), "; ".join(sorted(names[unit])), url
        )
        for unit in units
        if names[unit]
        for indicator in asked
    }
