"""Periodic reports as a source: what units handed in or keep in hand."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy

from thidua.apps.insight.extracts.dimensions import chosen, dimensions
from thidua.apps.insight.extracts.sources import (
    Dimension,
    Figure,
    Key,
    Listing,
    Measure,
    Offices,
    Source,
    key_of,
)
from thidua.apps.reports.models import Report, ReportForm
from thidua.domain.vietnamese_numbers import format_number
from thidua.web.words import written_day

LATE = Q(first_submitted_at__gt=F("form__due_at"))


def rows(offices: Offices) -> QuerySet[Report]:
    """The reports of all blocs of the offices."""
    return Report.objects.filter(form__season__bloc__authority__in=offices)


def _tally(of: Count) -> Any:
    def tally(found: "QuerySet[Any, Any]", by: Sequence[str]) -> dict[Key, Figure]:
        if not by:
            n = found.aggregate(n=of)["n"]
            return {(): Figure(n, n, format_number(n))}
        cells = found.order_by().values(*by).annotate(n=of).values_list(*by, "n")
        return {tuple(map(key_of, keys)): Figure(n, n, format_number(n)) for *keys, n in cells}

    return tally


def _cells(found: Sequence[Report]) -> list[tuple[str, list[str]]]:
    return [
        (
            each.get_absolute_url(),
            [
                each.form.name,
                each.unit.called,
                each.get_state_display(),
                written_day(timezone.localdate(each.first_submitted_at))
                if each.first_submitted_at
                else "",
            ],
        )
        for each in found
    ]


_TIME = Case(
    When(first_submitted_at=None, then=Value("waits")), When(LATE, then=Value("late")),
    default=Value("in_time"),
)  # fmt: skip
SOURCE = Source(
    "reports",
    gettext_lazy("Báo cáo định kỳ"),
    rows,
    dimensions(
        authority=F("form__season__bloc__authority"), year=F("form__season__year"),
        bloc=F("form__season__bloc"), unit=F("unit"),
    ) | {
        each.name: each
        for each in (
            Dimension(
                "period", gettext_lazy("Kỳ"), F("form__period"),
                chosen(dict(ReportForm.Period.choices)),
            ),
            Dimension(
                "state", gettext_lazy("Trạng thái"), F("state"), chosen(dict(Report.State.choices))
            ),
            Dimension(
                "time", gettext_lazy("Đúng hạn"), _TIME,
                chosen({
                    "in_time": gettext_lazy("Đúng hạn"), "late": gettext_lazy("Trễ"),
                    "waits": gettext_lazy("Chưa nộp"),
                }),
            ),
        )
    },
    {
        each.name: each
        for each in (
            Measure("count", gettext_lazy("Số báo cáo"), _tally(Count("pk")), is_count=True),
            Measure("late", gettext_lazy("Số báo cáo trễ"), _tally(Count("pk", filter=LATE))),
        )
    },
    Listing(
        (
            gettext_lazy("Báo cáo"), gettext_lazy("Đơn vị"), gettext_lazy("Trạng thái"),
            gettext_lazy("Nộp lần đầu"),
        ),
        ("-form__due_at", "unit__sort_text", "pk"), ("form", "unit"),
        _cells,
    ),
)  # fmt: skip
