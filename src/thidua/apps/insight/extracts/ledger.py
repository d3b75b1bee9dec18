"""The ledger of results as a source: lines that were not taken back."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import ExtractMonth
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.insight.extracts.dimensions import chosen, dimensions
from thidua.apps.insight.extracts.sources import (
    NOT_KNOWN,
    Dimension,
    Figure,
    Key,
    Listing,
    Measure,
    Names,
    Offices,
    Source,
    key_of,
    number,
)
from thidua.apps.ledger.models import Deed
from thidua.apps.movements.models import Movement
from thidua.domain.ledger_sums import Claim, LedgerSums, summed
from thidua.domain.qualified import Qualified, worded_money, worded_quantity
from thidua.domain.vietnamese_numbers import format_number
from thidua.web.markup import address_of
from thidua.web.words import written_day

_CLAIM = (
    "pk", "measure", "quantity", "quantity_qualifier", "money", "money_qualifier", "is_each",
    "part_of",
)  # fmt: skip
_MONTHS = chosen({str(n): format_lazy(gettext_lazy("Tháng {n}"), n=n) for n in range(1, 13)})
MOST_MEASURES = 3  # that a cell names


def rows(offices: Offices) -> QuerySet[Deed]:
    """The lines of all blocs of the offices."""
    return Deed.objects.filter(season__bloc__authority__in=offices, withdrawn_at=None)


def _movements(offices: Offices, keys: Collection[str] | None) -> Names:
    found = Movement.objects.filter(season__bloc__authority__in=offices)
    if keys is None:
        return {}
    found = found.filter(pk__in=[number(key) for key in keys]).order_by("name", "pk")
    told = {str(key): name for key, name in found.values_list("pk", "name")}
    return told | ({NOT_KNOWN: _("Ngoài các phong trào")} if NOT_KNOWN in keys else {})


def _measures(offices: Offices, keys: Collection[str] | None) -> Names:
    return {key: key if key != NOT_KNOWN else _("Chỉ có tiền") for key in sorted(keys or ())}


def sums_by(found: "QuerySet[Any, Any]", by: Sequence[str]) -> dict[Key, LedgerSums]:
    """Sums of the lines by the values of columns: qualifiers kept, parts not counted twice."""
    claims: defaultdict[Key, list[Claim]] = defaultdict(list)
    for values in found.order_by("pk").values_list(*_CLAIM, *by).iterator():
        pk, measure, quantity, said, money, money_said, is_each, part_of = values[:8]
        claims[tuple(map(key_of, values[8:]))].append(
            Claim(
                pk, measure,
                None if quantity is None else Qualified(quantity.normalize(), said),
                None if money is None else Qualified(Decimal(money), money_said),
                is_each, part_of,
            )
        )  # fmt: skip
    return {key: summed(lines) for key, lines in claims.items()}


def _lines(found: "QuerySet[Any, Any]", by: Sequence[str]) -> dict[Key, Figure]:
    return {
        key: Figure(sums.lines, sums.lines, format_number(sums.lines))
        for key, sums in sums_by(found, by).items()
    }


def _money(found: "QuerySet[Any, Any]", by: Sequence[str]) -> dict[Key, Figure]:
    return {
        key: Figure(sums.lines, sums.money.value, worded_money(sums.money))
        for key, sums in sums_by(found, by).items()
        if sums.money is not None
    }


def _quantity(found: "QuerySet[Any, Any]", by: Sequence[str]) -> dict[Key, Figure]:
    """What was done, in its own measures: they are never added to one another."""
    cells = {}
    for key, sums in sums_by(found, by).items():
        told = [each for each in sums.by_measure if each.quantity is not None]
        words = [worded_quantity(each.quantity, each.measure) for each in told[:MOST_MEASURES]]
        more = len(told) - MOST_MEASURES
        words += [_("%d loại khác") % more] if more > 0 else []
        one = told[0].quantity if len(told) == 1 else None
        if words:
            cells[key] = Figure(sums.lines, one.value if one else None, "; ".join(words))
    return cells


def _cells(found: Sequence[Deed]) -> list[tuple[str, list[str]]]:
    place = address_of("ledger:deed")
    return [
        (
            place(each.pk),
            [
                each.content,
                each.unit.called if each.unit else each.doer_name or _("Cả Khối"),
                worded_quantity(each.claim.quantity, each.measure),
                worded_money(each.claim.money_in_all),
                written_day(each.done_on),
            ],
        )
        for each in found
    ]


SOURCE = Source(
    "ledger",
    gettext_lazy("Sổ kết quả"),
    rows,
    dimensions(
        authority=F("season__bloc__authority"), year=F("season__year"), bloc=F("season__bloc"),
        unit=F("unit"),
    ) | {
        each.name: each
        for each in (
            Dimension("movement", gettext_lazy("Phong trào"), F("movement"), _movements, number),
            Dimension("counted_in", gettext_lazy("Đơn vị tính"), F("measure"), _measures),
            Dimension("doer", gettext_lazy("Ai làm"), F("doer"), chosen(dict(Deed.Doer.choices))),
            Dimension(
                "month", gettext_lazy("Tháng"), ExtractMonth("done_on"),
                _MONTHS, number,
            ),
        )
    },
    {
        each.name: each
        for each in (
            Measure("money", gettext_lazy("Số tiền"), _money),
            Measure("quantity", gettext_lazy("Số lượng"), _quantity, adds_up=False),
            Measure("lines", gettext_lazy("Số dòng"), _lines),
        )
    },
    Listing(
        (
            gettext_lazy("Đã làm gì"), gettext_lazy("Ai làm"), gettext_lazy("Số lượng"),
            gettext_lazy("Số tiền"), gettext_lazy("Ngày"),
        ),
        ("-done_on", "-pk"),
        ("unit", "season"),
        _cells,
    ),
)  # fmt: skip
