"""Figures that are counts of what other registers keep of a unit: exemplars, ratings reached."""

from collections import defaultdict
from collections.abc import Collection, Iterable

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
    ).values_list("unit", "name")
    url = address_of("exemplars:exemplars")(form.season_id)
    return _counts(rows, asked, _("%d điển hình đã ghi"), url)


def from_ratings(form: ReportForm, units: Collection[int], asked: list[Indicator]) -> Filled:
    """Kinds in which a unit was rated as the authority wants it."""
    rows = Rating.objects.filter(
        unit__in=units, year=form.season.year, is_reached=True, kind__retired_on=None
    ).values_list("unit", "kind__name")
    url = address_of("ratings:ratings")(form.season_id)
    return _counts(rows, asked, _("%d loại được tính là đạt"), url)


def _counts(
    rows: Iterable[tuple[int, str]], asked: list[Indicator], words: str, url: str
) -> Filled:
    names: dict[int, list[str]] = defaultdict(list)
    for unit, name in rows:
        names[unit].append(name)
    return {
        (unit, indicator.pk): counted(len(found), words % len(found), url)
        for unit, found in names.items()
        for indicator in asked
    }
