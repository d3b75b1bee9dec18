"""This year beside the same time of the year before, measure by measure."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from thidua.apps.ledger.models import Deed
from thidua.apps.reviews.measuring.material import Material
from thidua.domain.ledger_sums import LedgerSums, summed
from thidua.domain.qualified import Qualified, worded_money, worded_quantity
from thidua.domain.vietnamese_text import fold
from thidua.web.words import written_share


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One measure, or all money: now, a year ago, and the change in words."""

    name: str
    now: str
    then: str
    change: str


def compared_rows(material: Material) -> list[ComparedRow]:
    """Money first, then every measure of either year; nothing where no year is before."""
    if material.before is None or not material.before.deeds:
        return []
    now, then = _sums(material.deeds), _sums(material.before.deeds)
    money = ComparedRow(
        _("Tổng số tiền"),
        worded_money(now.money) or "–",
        worded_money(then.money) or "–",
        _change(now.money, then.money),
    )
    return [money, *_measures(now, then)]


def _measures(now: LedgerSums, then: LedgerSums) -> Iterable[ComparedRow]:
    names = {fold(each.measure): each.measure for each in (*then.by_measure, *now.by_measure)}
    new = {fold(each.measure): each.quantity for each in now.by_measure}
    old = {fold(each.measure): each.quantity for each in then.by_measure}
    for key, name in names.items():
        first, second = new.get(key), old.get(key)
        if first or second:
            yield ComparedRow(
                name,
                worded_quantity(first) or "–",
                worded_quantity(second) or "–",
                _change(first, second),
            )


def _change(now: Qualified | None, then: Qualified | None) -> str:
    """Tăng 12,5%, giảm 3%; with ≈ where one of the figures is not exact."""
    if now is None or then is None or not then.value:
        return _("mới có") if now and not then else _("chưa có") if then else ""
    share = Fraction(now.value) / Fraction(then.value) - 1
    about = "≈ " if now.qualifier or then.qualifier else ""
    if not share:
        return f"{about}{_('bằng')}"
    return f"{about}{_('tăng') if share > 0 else _('giảm')} {written_share(abs(share))}"


def _sums(deeds: Iterable[Deed]) -> LedgerSums:
    return summed(deed.claim for deed in deeds)
