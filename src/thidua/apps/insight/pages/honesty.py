"""Whether scores tell units apart: criteria full for all, firmness of first places, refusals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Result
from thidua.apps.appraisals.pages.ranking import RankedUnit, Ranking
from thidua.apps.appraisals.pages.result import published_ranking
from thidua.apps.dossiers.models import Nomination
from thidua.apps.insight.extracts.rankings import rows as newest_results
from thidua.apps.insight.pages.flags import FlagsAsked, flags_page
from thidua.apps.insight.pages.year import YearAsked
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Season
from thidua.domain.vietnamese_numbers import format_number
from thidua.web.words import written_percent

CLOSE = Decimal(1)
"""Points of a hundred between first and second: less is decided by one criterion."""
_DECIDED = ("decided", "presented", "revoked")


@dataclass(frozen=True, slots=True)
class FullCriterion:
    """A criterion with the maximum for every unit."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Proposals:
    """What a bloc proposed, and what became of it."""

    count: int = 0
    decided: int = 0
    refused: int = 0

    @property
    def share(self) -> str:
        """Refused, of what was decided on."""
        whole = self.decided + self.refused
        return written_percent(self.refused, whole) if whole else ""


@dataclass(frozen=True, slots=True)
class HonestyRow:
    """One bloc's year."""

    season: Season
    criteria: int
    full: tuple[FullCriterion, ...]
    gap: str
    is_close: bool
    proposals: Proposals


@dataclass(frozen=True, slots=True)
class HonestyPage:
    """Every bloc of a year with a published ranking or a proposal."""

    year: int
    years: Sequence[int]
    authorities: Sequence[tuple[int, str]]
    rows: Sequence[HonestyRow]
    without_any: int


def honesty_page(user: User, asked: YearAsked, today: date) -> HonestyPage:
    """The blocs of the authorities that the user stands for."""
    offices = Authority.objects.filter(pk__in=seats_of(user).standing_of).order_by("name", "pk")
    authorities = list(offices.values_list("pk", "name"))
    mine = [key for key, _name in authorities if asked.authority in {None, key}]
    found = newest_results(mine)
    years = sorted(set(found.order_by().values_list("season__year", flat=True)), reverse=True)
    year = asked.year or (years[0] if years else today.year)
    results = found.filter(season__year=year).select_related("scheme", "season__bloc__authority")
    by_season = {each.season_id: each for each in results}
    proposals = _proposals(mine, year)
    seasons = Season.objects.filter(pk__in={*by_season, *proposals}).select_related(
        "bloc__authority"
    )
    rows = [
        _row(each, by_season.get(each.pk), proposals.get(each.pk, Proposals()))
        for each in seasons.order_by("bloc__authority__name", "bloc__sort_text", "pk")
    ]
    flags = FlagsAsked(last=year, authority=asked.authority)
    without = flags_page(user, flags, today).without_any
    return HonestyPage(year, years, authorities, rows, without)


def _proposals(offices: Sequence[int], year: int) -> Mapping[int, Proposals]:
    rows = Nomination.objects.filter(
        authority__in=offices, season__year=year, season__isnull=False
    ).exclude(state=Nomination.State.WITHDRAWN)
    counted = rows.order_by().values_list("season").annotate(
        n=Count("pk"), decided=Count("pk", filter=Q(state__in=_DECIDED)),
        refused=Count("pk", filter=Q(state=Nomination.State.REFUSED)),
    )  # fmt: skip
    return {season: Proposals(*figures) for season, *figures in counted}


def _row(season: Season, result: Result | None, proposals: Proposals) -> HonestyRow:
    if result is None:
        return HonestyRow(season, 0, (), "", False, proposals)
    ranking = published_ranking(result)
    spreads = [each for part in ranking.parts for each in part.spreads]
    full = tuple(FullCriterion(each.id, each.name) for each in spreads if each.all_full)
    gap = _gap(ranking)
    told = "" if gap is None else format_number(gap, decimals=2)
    return HonestyRow(season, len(spreads), full, told, gap is not None and gap < CLOSE, proposals)


def _gap(ranking: Ranking) -> Decimal | None:
    """From the first to the second, in points of a hundred of the first's.

    Where kinds have tables of their own: by shares of the maxima when all are in one list, else
    the smallest of the tables.
    """
    if not ranking.tables:
        return _between(unit.total for unit in ranking.units if unit.rank is not None)
    if ranking.is_together:
        shares = (_share(unit) for unit in ranking.units if unit.rank is not None)
        return _between(shares)
    return min((gap for each in ranking.tables if (gap := _gap(each)) is not None), default=None)


def _share(unit: RankedUnit) -> Decimal:
    return unit.total / unit.maximum if unit.maximum else Decimal(0)


def _between(points: Iterable[Decimal]) -> Decimal | None:
    found = sorted(points, reverse=True)
    if len(found) < 2 or not found[0]:
        return None
    return (found[0] - found[1]) * 100 / found[0]
