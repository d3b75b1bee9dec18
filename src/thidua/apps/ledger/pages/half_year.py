"""The consolidated results of half a year: each unit's quantities and money, and their sum."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.ledger.models import Deed
from thidua.apps.ledger.pages.ledger import HALVES, LedgerAsked, Sums, narrowed_deeds, sums_in_words
from thidua.apps.ledger.queries import call_then, sees_whole_ledger
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import named_members, roles_in
from thidua.domain.ledger_sums import LedgerSums, summed
from thidua.domain.qualified import worded_money, worded_quantity


@dataclass(frozen=True, slots=True)
class Doer:
    """What one unit, several together, or the bloc did: quantities and money in words."""

    name: str
    quantities: list[str]
    money: str
    lines: int


@dataclass(frozen=True, slots=True)
class HalfYear:
    """The whole page; units that wrote nothing are there with no lines."""

    period: str
    doers: list[Doer]
    sums: Sums
    silent: int


def half_year(season: Season, user: User, half: str) -> HalfYear:
    """The results of half a year (1 or 2) that the user may see, one query for all lines."""
    deeds = list(narrowed_deeds(season, user, LedgerAsked(half=half)))
    call_then(season, deeds)
    groups: dict[object, list[Deed]] = defaultdict(list)
    for deed in deeds:
        key = deed.doer if deed.doer in {Deed.Doer.BLOC, Deed.Doer.SEVERAL} else deed.unit_id
        groups[key].append(deed)
    seen = _units_seen(season, user, groups)
    names = [*seen, (Deed.Doer.SEVERAL.value, _("Nhiều đơn vị cùng làm")),
             (Deed.Doer.BLOC.value, _("Cả Khối"))]  # fmt: skip
    doers = [_doer(name, groups[key]) for key, name in names if groups[key] or isinstance(key, int)]
    sums = sums_in_words(summed(deed.claim for deed in deeds))
    silent = sum(not each.lines for each in doers)
    return HalfYear(str(HALVES[half]), doers, sums, silent)


def _units_seen(
    season: Season, user: User, groups: dict[object, list[Deed]]
) -> list[tuple[object, str]]:
    """Members in the bloc's order, then units that left but whose lines stay."""
    members: list[tuple[object, str]] = [
        (each.unit_id, each.unit.called) for each in named_members(season)
    ]
    if not sees_whole_ledger(user, season):
        mine = roles_in(user, season).member_units
        members = [each for each in members if each[0] in mine]
    known = {key for key, _name in members}
    left = {deed.unit_id: deed.unit.called for lines in groups.values() for deed in lines
            if deed.unit and deed.unit_id not in known and deed.unit_id in groups}  # fmt: skip
    return [*members, *left.items()]


def _doer(name: str, deeds: list[Deed]) -> Doer:
    sums: LedgerSums = summed(deed.claim for deed in deeds)
    quantities = [
        worded_quantity(each.quantity, each.measure) for each in sums.by_measure if each.quantity
    ]
    return Doer(name, quantities, worded_money(sums.money), sums.lines)
