"""The list of the ledger: narrowed as the address says, its rows in words, its sums."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.ledger.models import Deed
from thidua.apps.ledger.queries import call_then, deeds_visible_to, first_half_ends
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import named_members
from thidua.domain.ledger_sums import LedgerSums, summed
from thidua.domain.qualified import Qualified, worded_money, worded_quantity
from thidua.web.asked import a_choice, a_key
from thidua.web.lists import Column, Narrowing, Option, options, with_words
from thidua.web.words import written_day

HALVES = {"1": gettext_lazy("Sáu tháng đầu năm"), "2": gettext_lazy("Sáu tháng cuối năm")}
_STATES = {"counted": Q(withdrawn_at=None), "withdrawn": Q(withdrawn_at__isnull=False)}


@dataclass(frozen=True, slots=True)
class LedgerAsked(Narrowing):
    """What the address asks for."""

    unit: int | None = a_key()
    movement: int | None = a_key()
    doer: str = a_choice(Deed.Doer.values)
    half: str = a_choice(HALVES)
    state: str = a_choice(_STATES, usual="counted")

    columns: ClassVar = {
        "content": Column(gettext_lazy("Đã làm gì"), ("search_text",)),
        "quantity": Column(gettext_lazy("Số lượng"), ("measure", "quantity"), is_number=True),
        "money": Column(gettext_lazy("Số tiền"), ("money",), is_number=True),
        "done": Column(gettext_lazy("Ngày"), ("done_on",)),
    }
    usual: ClassVar = "-done"
    tail: ClassVar = ("-pk",)

    def filters(self, season: Season) -> list[tuple[str, str, str, list[Option]]]:
        """The filters above the list: name, label, words of "all", choices."""
        units = [(each.unit_id, each.unit.called) for each in named_members(season)]
        movements = season.movements.order_by("starts_on", "pk").values_list("pk", "name")
        states = {"counted": _("Đang trong sổ"), "withdrawn": _("Đã rút")}
        return [
            ("unit", _("Đơn vị"), _("Tất cả đơn vị"), options(units, self.unit)),
            ("doer", _("Ai làm"), _("Tất cả"), options(Deed.Doer.choices, self.doer)),
            ("movement", _("Phong trào"), _("Tất cả"), options(movements, self.movement)),
            ("half", _("Thời gian"), _("Cả năm"), options(HALVES.items(), self.half)),
            ("state", _("Tình trạng"), "", options(states.items(), self.state)),
        ]


def narrowed_deeds(season: Season, user: User, asked: LedgerAsked) -> QuerySet[Deed]:
    """The lines asked for that the user may see, in order."""
    deeds = deeds_visible_to(user).filter(_STATES[asked.state], season=season)
    deeds = with_words(deeds, asked.words)
    if asked.unit is not None:
        partners = Deed.partners.through.objects.filter(unit=asked.unit).values("deed")
        deeds = deeds.filter(Q(unit=asked.unit) | Q(pk__in=partners))
    if asked.movement is not None:
        deeds = deeds.filter(movement=asked.movement)
    if asked.doer:
        deeds = deeds.filter(doer=asked.doer)
    if asked.half:
        turn = first_half_ends(season)
        deeds = deeds.filter(done_on__lte=turn) if asked.half == "1" else deeds.filter(
            done_on__gt=turn
        )  # fmt: skip
    return deeds.order_by(*asked.order)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One line in words."""

    deed: Deed
    day: str
    doer: str
    quantity: str
    money: str
    details: str


def rows_of(season: Season, deeds: Iterable[Deed]) -> list[LedgerRow]:
    """The lines in words, units under the names of the season."""
    found = list(deeds)
    call_then(season, found)
    return [row_of(deed) for deed in found]


def row_of(deed: Deed) -> LedgerRow:
    """One line in words."""
    claim = deed.claim
    money = worded_money(claim.money)
    if deed.is_each:
        money = _("%(money)s mỗi %(measure)s") % {"money": money, "measure": deed.measure}
    details = " · ".join(filter(None, (deed.beneficiary, deed.place)))
    quantity = worded_quantity(claim.quantity, deed.measure)
    return LedgerRow(deed, _days(deed), doer_in_words(deed), quantity, money, details)


def doer_in_words(deed: Deed) -> str:
    """Who did it: "Hội Đông y (và đơn vị khác)", "Cả Khối", or the name that was given."""
    if deed.doer == Deed.Doer.BLOC:
        return deed.doer_name or _("Cả Khối")
    unit = deed.unit.called if deed.unit else ""
    if deed.doer == Deed.Doer.SEVERAL:
        return _("%s và đơn vị khác") % unit
    return f"{deed.doer_name} ({unit})" if deed.doer_name else unit


@dataclass(frozen=True, slots=True)
class SumRow:
    """What was done in one unit of measure, in words."""

    measure: str
    quantity: str
    money: str
    lines: int


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums in words; ``is_about`` when the money is not exact."""

    money: str
    is_about: bool
    rows: Sequence[SumRow]
    lines: int


def sums_of(deeds: QuerySet[Deed]) -> Sums:
    """The sums of the lines, one query."""
    return sums_in_words(summed(deed.claim for deed in _figures(deeds)))


def sums_in_words(sums: LedgerSums) -> Sums:
    """The sums as the page says them."""
    rows = [
        SumRow(
            each.measure or _("chỉ ghi số tiền"),
            worded_quantity(each.quantity),
            worded_money(each.money),
            each.lines,
        )
        for each in sums.by_measure
    ]
    money: Qualified | None = sums.money
    return Sums(worded_money(money), bool(money and money.qualifier), rows, sums.lines)


def _figures(deeds: QuerySet[Deed]) -> QuerySet[Deed]:
    return deeds.select_related(None).only(
        "quantity", "quantity_qualifier", "measure", "money", "money_qualifier", "is_each",
        "part_of",
    )  # fmt: skip


def _days(deed: Deed) -> str:
    last = written_day(deed.done_on)
    return f"{written_day(deed.since)} – {last}" if deed.since else last
