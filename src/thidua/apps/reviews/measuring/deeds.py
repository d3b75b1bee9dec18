"""Results of the ledger: quantities, money, growth, movements that something was done in."""

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.organisations.models import Unit
from thidua.apps.pledges.models import CommonTarget
from thidua.apps.reviews.measuring.material import Material
from thidua.apps.reviews.measuring.measured import Measured, OfUnit, counted_units, named
from thidua.apps.seasons.models import Season
from thidua.domain.figure_spec import spec_of_measure
from thidua.domain.ledger_sums import NOTHING, LedgerSums
from thidua.domain.qualified import Qualified, added, worded_money, worded_quantity
from thidua.domain.vietnamese_text import fold


def quantity(material: Material, target: CommonTarget, key: str) -> Measured:
    """Everything of one unit of measure."""
    measure = key or target.unit_of_measure
    url = _ledger(material.season)
    found = _quantity(material.sums, measure)
    if found is None:
        missing = (_("sổ kết quả chưa ghi %s nào") % measure,)
        return Measured(None, "", url=url, missing=missing)
    units = {}
    for unit in material.units:
        own = _quantity(material.unit_sums.get(unit.pk, NOTHING), measure)
        units[unit.pk] = OfUnit(worded_quantity(own, measure) or "–")
    text = _("sổ kết quả")
    return Measured(found, worded_quantity(found, measure), text, url, (), units, adds_up=True)


def money(material: Material, target: CommonTarget, key: str) -> Measured:
    """All money, in the target's own unit."""
    url, sums = _ledger(material.season), material.sums
    if sums.money is None:
        return Measured(None, "", url=url, missing=(_("sổ kết quả chưa ghi số tiền nào"),))
    per = spec_of_measure(target.unit_of_measure).per
    figure = Qualified(sums.money.value / per, sums.money.qualifier)
    units = {
        unit.pk: OfUnit(worded_money(material.unit_sums.get(unit.pk, NOTHING).money) or "–")
        for unit in material.units
    }
    text = _("sổ kết quả")
    return Measured(figure, worded_money(sums.money), text, url, (), units, adds_up=True)


def growth(material: Material, target: CommonTarget, key: str) -> Measured:
    """Units that did more than in the same time of the year before: money, or one measure."""
    url, before = _ledger(material.season), material.before
    if before is None:
        year = material.season.year - 1
        return Measured(None, "", url=url, missing=(_("chưa có sổ kết quả năm %d") % year,))
    found: dict[int, OfUnit] = {}
    unknown = []
    for unit in material.units:
        now, then = _either(material, unit, key), _either(before, unit, key)
        if now is None or then is None:
            unknown.append(unit.called)
            continue
        told = {"now": _worded(now, key), "then": _worded(then, key)}
        found[unit.pk] = OfUnit(_("%(now)s, năm trước %(then)s") % told, now.value > then.value)
    missing = named(_("chưa đủ hai năm trong sổ kết quả"), unknown)
    text = _("sổ kết quả, so với cùng kỳ năm %d") % before.season.year
    return counted_units(target, material.units, found, text=text, url=url, missing=missing)


def movements(material: Material, target: CommonTarget, key: str) -> Measured:
    """Units of which something is written in every movement that all were called to."""
    url = reverse("movements:movements", args=[material.season.pk])
    if not material.movements:
        why = _("chưa phát động phong trào nào của Khối hoặc cấp trên")
        return Measured(None, "", url=url, missing=(why,))
    done = _done_in(material)
    found: dict[int, OfUnit] = {}
    missing: list[str] = []
    for unit in material.units:
        lacking = [each.name for each in material.movements if (unit.pk, each.pk) not in done]
        told = {"done": len(material.movements) - len(lacking), "all": len(material.movements)}
        found[unit.pk] = OfUnit(_("%(done)d/%(all)d phong trào") % told, not lacking)
        missing += named(_("%s chưa ghi kết quả ở") % unit.called, lacking)
    text = _("kết quả trong sổ, theo phong trào")
    return counted_units(target, material.units, found, text=text, url=url, missing=missing)


def _done_in(material: Material) -> set[tuple[int, int]]:
    return {
        (unit, deed.movement_id)
        for deed in material.deeds
        if deed.movement_id is not None
        for unit in (deed.unit_id or 0, *material.partners.get(deed.pk, ()))
    }


def _ledger(season: Season) -> str:
    return reverse("ledger:deeds", args=[season.pk])


def _quantity(sums: LedgerSums, measure: str) -> Qualified | None:
    wanted = fold(measure).strip()
    return added(
        each.quantity
        for each in sums.by_measure
        if each.quantity and fold(each.measure).strip() == wanted
    )


def _either(material: Material, unit: Unit, key: str) -> Qualified | None:
    sums = material.unit_sums.get(unit.pk, NOTHING)
    return _quantity(sums, key) if key else sums.money


def _worded(figure: Qualified, key: str) -> str:
    return worded_quantity(figure, key) if key else worded_money(figure)
