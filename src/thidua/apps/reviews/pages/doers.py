"""Who did how much: each unit's quantities and money, what several did, what the bloc did."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.ledger.models import Deed
from thidua.apps.reviews.measuring.material import Material
from thidua.domain.ledger_sums import LedgerSums, summed
from thidua.domain.qualified import Qualified, worded_money, worded_quantity


@dataclass(frozen=True, slots=True)
class Doer:
    """One unit, several together, or the bloc; ``lines`` 0 of a unit that wrote nothing."""

    name: str
    quantities: list[str]
    money: str
    sum: Qualified | None
    lines: int


def doers_of(material: Material) -> list[Doer]:
    """Members in the bloc's order, units that left but whose lines stay, then the bloc."""
    groups: dict[object, list[Deed]] = defaultdict(list)
    for deed in material.deeds:
        key = deed.doer if deed.doer in {Deed.Doer.BLOC, Deed.Doer.SEVERAL} else deed.unit_id
        groups[key].append(deed)
    members: list[tuple[object, str]] = [(unit.pk, unit.called) for unit in material.units]
    names = [
        *members,
        *_left(groups, {key for key, _name in members}),
        (Deed.Doer.SEVERAL.value, _("Nhiều đơn vị cùng làm")),
        (Deed.Doer.BLOC.value, _("Cả Khối")),
    ]
    return [_doer(name, groups[key]) for key, name in names if groups[key] or isinstance(key, int)]


def _left(
    groups: Mapping[object, Iterable[Deed]], known: set[object]
) -> Iterable[tuple[object, str]]:
    found = {
        deed.unit_id: deed.unit.called
        for lines in groups.values()
        for deed in lines
        if deed.unit and deed.unit_id not in known and deed.unit_id in groups
    }
    return found.items()


def _doer(name: str, deeds: list[Deed]) -> Doer:
    sums: LedgerSums = summed(deed.claim for deed in deeds)
    quantities = [
        worded_quantity(each.quantity, each.measure) for each in sums.by_measure if each.quantity
    ]
    return Doer(name, quantities, worded_money(sums.money), sums.money, sums.lines)
