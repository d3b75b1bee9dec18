"""Whether a table tells units apart: each criterion on last year's figures."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.schemes.definition.outline import LINES, is_heading, places_of
from thidua.apps.schemes.definition.reading import in_order
from thidua.apps.schemes.definition.trial import Spread, trial_of
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import season_before
from thidua.apps.schemes.registries.discrimination import YearFigures, figures_in
from thidua.web.charts import Chart, Reach, chart_of
from thidua.web.words import written_number


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion with how last year's units would lie on it."""

    key: str
    id: str
    name: str
    spread: Spread


@dataclass(frozen=True, slots=True)
class DiscriminationPage:
    """The criteria that have figures, and how many have none."""

    year: int | None
    rows: tuple[CriterionRow, ...]
    without: int
    chart: Chart

    @property
    def full(self) -> int:
        """Criteria on which everybody gets the maximum."""
        return sum(row.spread.all_full for row in self.rows)


def page_of(scheme: Scheme) -> DiscriminationPage:
    """What last year's figures give by this table."""
    before = season_before(scheme.season)
    figures = figures_in(before, scheme.kind_name) if before else None
    rows = list(_rows(scheme, figures)) if figures else []
    found = tuple(row for row in rows if row is not None)
    reaches = [
        Reach(row.id, row.spread.low, row.spread.high, row.spread.mean, _told(row.spread))
        for row in found
    ]
    words = _("Điểm thấp nhất đến cao nhất của từng tiêu chí")
    chart = chart_of(words, reaches, bar=_("từ thấp nhất đến cao nhất"), mark=_("trung bình"))
    year = figures.year if figures else None
    return DiscriminationPage(year, found, len(rows) - len(found), chart)


def _rows(scheme: Scheme, figures: YearFigures) -> Iterator[CriterionRow | None]:
    definition = in_order(scheme.definition)
    for place in places_of(definition):
        if place.section != LINES or is_heading(place.item):
            continue
        trial = trial_of(definition, place.item, place.item, figures)
        if trial is None or trial.now is None:
            yield None
        else:
            item = place.item
            yield CriterionRow(place.key, str(item["id"]), str(item.get("name", "")), trial.now)


def _told(spread: Spread) -> str:
    if spread.low == spread.high:
        return written_number(spread.low)
    return f"{written_number(spread.low)}-{written_number(spread.high)}"
