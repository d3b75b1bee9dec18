"""Figures that are counts of what other registers keep of a unit: exemplars, ratings reached."""

from collections.abc import Collection
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from thidua.apps.exemplars.models import Exemplar
from thidua.apps.ratings.models import Rating
from thidua.apps.reports.filling.filled import FilledFigure, counted
from thidua.apps.reports.models import Indicator, ReportForm
from thidua.web.markup import address_of

Filled = dict[tuple[int, int], FilledFigure]


def from_exemplars(form: ReportForm, units: Collection[int], asked: list[Indicator]) -> Filled:
    """Exemplars of a unit found in the period; their names stay with the unit."""
    rows = Exemplar.objects.filter(
        season=form.season_id, unit__in=units, found_on__gte=form.since, found_on__lte=form.until
    )
    url = address_of("exemplars:exemplars")(form.season_id)
    return _counts(rows, asked, _("%d điển hình đã ghi"), url)


def from_ratings(form: ReportForm, units: Collection[int], asked: list[Indicator]) -> Filled:
    """Kinds in which a unit was rated as the authority wants it."""
    rows = Rating.objects.filter(
        unit__in=units, year=form.season.year, is_reached=True, kind__retired_on=None
    )
    url = address_of("ratings:ratings")(form.season_id)
    return _counts(rows, asked, _("%d loại được tính là đạt"), url)


def _counts(rows: QuerySet[Any], asked: list[Indicator], words: str, url: str) -> Filled:
    counts = rows.order_by().values_list("unit").annotate(count=Count("pk"))
    return {
        (unit, indicator.pk): counted(count, words % count, url)
        for unit, count in counts
        for indicator in asked
    }
