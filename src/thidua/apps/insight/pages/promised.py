"""What blocs promised in their covenants beside what became of it: one line a bloc."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from thidua.apps.accounts.models import User
from thidua.apps.insight.extracts.sources import Offices
from thidua.apps.reviews.measuring.at_once import materials_of
from thidua.apps.reviews.measuring.results import results_of
from thidua.apps.reviews.models import ReviewPeriod
from thidua.apps.seasons.models import Season
from thidua.domain.target_outcome import Outcome

LAST_OF_HALF = 6  # the month


@dataclass(frozen=True, slots=True)
class PromisedRow:
    """Targets of one bloc: all, met or on their course, behind or short, not known."""

    season: Season
    period: str
    targets: int
    met: int
    behind: int
    unknown: int


def promised_rows(
    user: User, offices: Offices, asked: Mapping[str, str], year: int, today: date
) -> Sequence[PromisedRow]:
    """Blocs with a covenant of the one authority asked for; a fixed number of queries."""
    mine = [each for each in offices if asked.get("authority", str(each)) == str(each)]
    if len(mine) != 1:
        return []
    seasons = Season.objects.filter(bloc__authority__in=mine, year=year)
    seasons = seasons.exclude(state=Season.State.DRAFT).select_related("bloc__authority")
    if "bloc" in asked:
        seasons = seasons.filter(bloc__in=[int(asked["bloc"])] if asked["bloc"].isdecimal() else [])
    is_half = (today.year, today.month) <= (year, LAST_OF_HALF)
    period = ReviewPeriod.HALF if is_half else ReviewPeriod.YEAR
    found = list(seasons.order_by("bloc__sort_text", "bloc_id"))
    rows = []
    for material in materials_of(found, user, period):
        outcomes = Counter(each.outcome for each in results_of(material))
        rows.append(_row(material.season, period, outcomes))
    return [row for row in rows if row.targets]


def _row(season: Season, period: str, outcomes: Counter[Outcome]) -> PromisedRow:
    return PromisedRow(
        season=season,
        period=period,
        targets=outcomes.total(),
        met=outcomes[Outcome.MET] + outcomes[Outcome.ON_COURSE],
        behind=outcomes[Outcome.BEHIND] + outcomes[Outcome.SHORT],
        unknown=outcomes[Outcome.UNKNOWN],
    )
