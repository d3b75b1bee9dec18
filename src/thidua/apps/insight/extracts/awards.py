"""Awards as a source: what was decided and stands."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Avg, Case, Count, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.awards.models import AwardRecord
from thidua.apps.insight.extracts.dimensions import chosen, dimensions
from thidua.apps.insight.extracts.sources import (
    Dimension,
    Figure,
    Key,
    Listing,
    Measure,
    Names,
    Offices,
    Source,
    flag,
    key_of,
)
from thidua.apps.organisations.models import Membership
from thidua.apps.people.models import Person
from thidua.domain.award_codes import KINDS, TYPE_NAMES
from thidua.domain.award_levels import LEVELS, level_of
from thidua.domain.vietnamese_numbers import format_number
from thidua.law.catalogue import GROUP_NAMES, catalogue
from thidua.web.languages import translated
from thidua.web.markup import address_of
from thidua.web.words import written_day

PLACE = Coalesce("holder_unit", "unit")
_BLOC = Membership.objects.filter(
    unit=OuterRef("place"), year=OuterRef("year"), left_on=None
).order_by("pk")


def rows(offices: Offices) -> QuerySet[AwardRecord]:
    """The awards of the offices' registries that stand."""
    found = AwardRecord.objects.filter(authority__in=offices, state=AwardRecord.State.DECIDED)
    return found.alias(place=PLACE)


def _by_code(names: Mapping[str, str]) -> Case:
    groups: dict[str, list[str]] = {}
    for code, name in names.items():
        groups.setdefault(name, []).append(code)
    whens = [When(award__in=codes, then=Value(name)) for name, codes in groups.items()]
    return Case(*whens, default=Value(""))


def _awards(offices: Offices, keys: Collection[str] | None) -> Names:
    told = {code: entry.name_vi for code, entry in catalogue().items()}
    return told if keys is None else {code: told.get(code, code) for code in _in_order(keys)}


def _in_order(keys: Collection[str]) -> list[str]:
    codes = list(catalogue())
    return sorted(keys, key=lambda key: (codes.index(key) if key in codes else len(codes), key))


def _counted(column: Combinable | Count) -> Any:
    def tally(found: "QuerySet[Any, Any]", by: Sequence[str]) -> dict[Key, Figure]:
        if not by:
            told = found.aggregate(n=Count("pk"), figure=column)
            return {(): Figure(told["n"], told["figure"], format_number(told["figure"]))}
        grouped = found.order_by().values(*by).annotate(n=Count("pk"), figure=column)
        cells = grouped.values_list(*by, "n", "figure")
        return {
            tuple(map(key_of, keys)): Figure(n, figure, format_number(figure))
            for *keys, n, figure in cells
        }

    return tally


def _days(first: Combinable, last: Combinable) -> Any:
    """Mean days from a day to another, where both are known."""

    def tally(found: "QuerySet[Any, Any]", by: Sequence[str]) -> dict[Key, Figure]:
        known = found.alias(days=last - first).filter(days__isnull=False).order_by()
        if not by:
            told = known.aggregate(n=Count("pk"), figure=Avg(last - first))
            return {(): _mean(told["n"], told["figure"])} if told["n"] else {}
        cells = known.values(*by).annotate(n=Count("pk"), figure=Avg(last - first))
        return {
            tuple(map(key_of, keys)): _mean(n, figure)
            for *keys, n, figure in cells.values_list(*by, "n", "figure")
        }

    return tally


def _mean(count: int, span: timedelta) -> Figure:
    days = round(span / timedelta(days=1))
    return Figure(count, days, _("%(days)s ngày (%(count)s lượt)") % {
        "days": format_number(days), "count": format_number(count)
    })  # fmt: skip


def _place(record: AwardRecord) -> str:
    unit = record.holder_unit or record.unit
    return unit.called if unit else ""


def _cells(found: Sequence[AwardRecord]) -> list[tuple[str, list[str]]]:
    decision = address_of("awards:decision")
    return [
        (
            decision(each.decision_id),
            [
                each.holder_name,
                _place(each),
                each.award_name,
                str(each.year or ""),
                f"{each.decision.number}, {written_day(each.decision.decided_on)}",
            ],
        )
        for each in found
    ]


_KIND = Case(
    When(person__isnull=False, then=Value("individual")),
    When(unit__isnull=False, then=Value("collective")),
    default=Value("household"),
)
_OWN = (
    Dimension("award", gettext_lazy("Danh hiệu, hình thức"), F("award"), _awards),
    Dimension(
        "level", gettext_lazy("Cấp khen"),
        _by_code({code: level_of(code, entry.group) for code, entry in catalogue().items()}),
        chosen(dict(LEVELS)),
    ),
    Dimension(
        "group", gettext_lazy("Nhóm"),
        _by_code({code: entry.group for code, entry in catalogue().items()}),
        chosen(dict(translated(GROUP_NAMES))),
    ),
    Dimension("kind", gettext_lazy("Đối tượng"), _KIND, chosen(dict(translated(KINDS)))),
    Dimension(
        "type", gettext_lazy("Loại khen thưởng"), F("type"), chosen(dict(translated(TYPE_NAMES)))
    ),
    Dimension(
        "sex", gettext_lazy("Giới tính"), F("person__sex"), chosen(dict(Person.Sex.choices)),
        is_personal=True,
    ),
    Dimension(
        "direct", gettext_lazy("Lao động trực tiếp"), F("person__is_direct_worker"),
        chosen({"yes": gettext_lazy("Trực tiếp"), "no": gettext_lazy("Không trực tiếp")}),
        flag, is_personal=True,
    ),
    Dimension(
        "staff", gettext_lazy("Cán bộ, công chức"), F("person__staff_class"),
        chosen(dict(Person.StaffClass.choices)), is_personal=True,
    ),
)  # fmt: skip
_PROPOSED, _DECIDED = TruncDate("nomination__proposed_at"), F("decision__decided_on")
_MEASURES = (
    Measure("count", gettext_lazy("Số lượt"), _counted(Count("pk")), is_count=True),
    Measure(
        "people", gettext_lazy("Số người"), _counted(Count("person", distinct=True)), adds_up=False
    ),
    Measure(
        "decided", gettext_lazy("Từ đề nghị đến quyết định"), _days(_PROPOSED, _DECIDED),
        adds_up=False,
    ),
    Measure(
        "presented", gettext_lazy("Từ quyết định đến trao"), _days(_DECIDED, F("presented_on")),
        adds_up=False,
    ),
)  # fmt: skip

SOURCE = Source(
    "awards",
    gettext_lazy("Sổ khen thưởng"),
    rows,
    dimensions(
        authority=F("authority"), year=F("year"), bloc=Subquery(_BLOC.values("bloc")[:1]),
        unit=PLACE,
    ) | {each.name: each for each in _OWN},
    {each.name: each for each in _MEASURES},
    Listing(
        (
            gettext_lazy("Được khen"), gettext_lazy("Đơn vị"),
            gettext_lazy("Danh hiệu, hình thức"), gettext_lazy("Năm"), gettext_lazy("Quyết định"),
        ),
        ("-decision__decided_on", "holder_name", "pk"), ("decision", "holder_unit", "unit"),
        _cells,
    ),
    {"person__isnull": False},
)  # fmt: skip
