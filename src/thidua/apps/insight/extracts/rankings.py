"""Published rankings as a source, made comparable: shares of the table's maximum."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.appraisals.models import Result
from thidua.apps.appraisals.scoring.own_totals import keep_own_totals, own_totals
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.insight.extracts.dimensions import dimensions
from thidua.apps.insight.extracts.sources import (
    Figure,
    Key,
    Listing,
    Measure,
    Offices,
    Source,
    key_of,
)
from thidua.domain.vietnamese_numbers import format_number
from thidua.web.markup import address_of

INFLATED = Decimal(5)
"""Points of a hundred by which units scored themselves above what was found: worth a look."""
_JOINS = ("scheme", "season__bloc__authority")


@dataclass(frozen=True, slots=True)
class Shares:
    """A ranking in points of a hundred of its table's maximum."""

    lowest: Decimal
    middle: Decimal
    highest: Decimal
    inflation: Decimal | None  # mean of own points above the final ones

    @property
    def spread(self) -> Decimal:
        """How far first and last lie apart."""
        return self.highest - self.lowest


def shares_of(result: Result) -> Shares | None:
    """Points of a hundred of the maximum; None where nobody is ranked."""
    top = plan_of(result.scheme, result.times).scheme.total
    totals = {unit.unit: unit.total for unit in result.kept.units if unit.rank is not None}
    if not totals or not top:
        return None
    shares = sorted(total * 100 / top for total in totals.values())
    own = own_totals(result)
    gaps = [(own[code] - total) * 100 / top for code, total in totals.items() if code in own]
    mean = sum(gaps, Decimal(0)) / len(gaps) if gaps else None
    return Shares(shares[0], median(shares), shares[-1], mean)


def rows(offices: Offices) -> QuerySet[Result]:
    """The ranking in force of every year of the offices' blocs."""
    newest = Result.objects.filter(season=OuterRef("season")).order_by("-version")
    found = Result.objects.filter(season__bloc__authority__in=offices)
    return found.filter(pk=Subquery(newest.values("pk")[:1]))


def _grouped(found: "QuerySet[Any, Any]", by: Sequence[str]) -> dict[Key, list[Result]]:
    groups: defaultdict[Key, list[Result]] = defaultdict(list)
    for result in found.order_by("pk").select_related(*_JOINS):
        groups[tuple(key_of(getattr(result, name)) for name in by)].append(result)
    return groups


def _units(found: "QuerySet[Any, Any]", by: Sequence[str]) -> dict[Key, Figure]:
    cells = {}
    for key, results in _grouped(found, by).items():
        count = sum(unit.rank is not None for each in results for unit in each.kept.units)
        cells[key] = Figure(len(results), count, format_number(count))
    return cells


def _mean(of: Callable[[Shares], Decimal | None]) -> Any:
    """The mean over rankings with one table for all; others have no one maximum."""

    def tally(found: "QuerySet[Any, Any]", by: Sequence[str]) -> dict[Key, Figure]:
        cells, groups = {}, _grouped(found, by)
        keep_own_totals(each for same in groups.values() for each in same if not each.tables)
        for key, results in groups.items():
            shares = [shares_of(each) for each in results if not each.tables]
            told = [value for each in shares if each and (value := of(each)) is not None]
            if told:
                mean = sum(told, Decimal(0)) / len(told)
                cells[key] = Figure(len(told), round(mean, 1), format_number(mean, decimals=1))
        return cells

    return tally


def _cells(found: Sequence[Result]) -> list[tuple[str, list[str]]]:
    place = address_of("appraisals:result")
    return [
        (
            place(each.season_id),
            [
                each.season.bloc_name,
                str(each.season.year),
                str(len(each.names)),
                ", ".join(each.names.get(code, code) for code in each.kept.first),
                _("lần %d") % each.version,
            ],
        )
        for each in found
    ]


SOURCE = Source(
    "rankings",
    gettext_lazy("Kết quả xếp hạng"),
    rows,
    {
        name: each
        for name, each in dimensions(
            authority=F("season__bloc__authority"), year=F("season__year"), bloc=F("season__bloc"),
            unit=F("season"),
        ).items()
        if name != "unit"
    },
    {
        each.name: each
        for each in (
            Measure("units", gettext_lazy("Số đơn vị được xếp hạng"), _units),
            Measure(
                "middle", gettext_lazy("Điểm ở giữa (% tối đa)"), _mean(lambda each: each.middle),
                adds_up=False,
            ),
            Measure(
                "spread", gettext_lazy("Chênh lệch (điểm %)"), _mean(lambda each: each.spread),
                adds_up=False,
            ),
            Measure(
                "inflation", gettext_lazy("Tự chấm cao hơn (điểm %)"),
                _mean(lambda each: each.inflation), adds_up=False,
            ),
        )
    },
    Listing(
        (
            gettext_lazy("Khối"), gettext_lazy("Năm"), gettext_lazy("Đơn vị"),
            gettext_lazy("Đứng đầu"), gettext_lazy("Công bố"),
        ),
        ("-season__year", "season__bloc__sort_text", "pk"), ("season__bloc",),
        _cells,
    ),
)  # fmt: skip
