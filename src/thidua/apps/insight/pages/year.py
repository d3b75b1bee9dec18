"""The year at a glance: each bloc's step, who is late, and its ranking made comparable."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Result
from thidua.apps.appraisals.scoring.own_totals import keep_own_totals
from thidua.apps.insight.extracts.rankings import INFLATED, Shares, shares_of
from thidua.apps.insight.pages.provinces import ProvinceRow, Tile, tiles_of
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.pages.lateness import LateCount, late_counts
from thidua.apps.seasons.queries import keep_phases
from thidua.domain.vietnamese_numbers import format_number
from thidua.web.asked import Asked, a_key, a_year
from thidua.web.charts import Chart, Reach, chart_of


@dataclass(frozen=True, slots=True)
class YearAsked(Asked):
    """What the address asks for."""

    year: int | None = a_year()
    authority: int | None = a_key()


@dataclass(frozen=True, slots=True)
class BlocRow:
    """One bloc's year."""

    season: Season
    late: LateCount
    shares: Shares | None
    note: str  # why it cannot be compared
    first: str

    @property
    def is_inflated(self) -> bool:
        """Whether units scored themselves far above what was found."""
        gap = self.shares.inflation if self.shares else None
        return gap is not None and gap >= INFLATED

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """Lowest, highest, spread, inflation in words; empty where there are none."""
        if self.shares is None:
            return ("", "", "", "")
        gap = self.shares.inflation
        told = [self.shares.lowest, self.shares.highest, self.shares.spread]
        low, high, spread = (format_number(each, decimals=1) for each in told)
        return (low, high, spread, "" if gap is None else format_number(gap, decimals=1))


@dataclass(frozen=True, slots=True)
class YearPage:
    """Every bloc of a year."""

    year: int
    years: Sequence[int]
    authorities: Sequence[tuple[int, str]]
    rows: Sequence[BlocRow]
    chart: Chart
    units: int
    late: int
    tables: int  # different scoring tables among those compared
    provinces: Sequence[ProvinceRow]  # of who stands for several, as long as none is chosen
    tiles: Sequence[Tile]  # the same as a map


def year_page(user: User, asked: YearAsked, today: date) -> YearPage:
    """The blocs of the authorities that the user stands for, newest year when none is asked."""
    offices = Authority.objects.filter(pk__in=seats_of(user).standing_of).order_by("name", "pk")
    authorities = list(offices.values_list("pk", "name"))
    mine = [key for key, _name in authorities if asked.authority in {None, key}]
    found = _seasons(mine)
    years = sorted({each for (each,) in found.values_list("year")}, reverse=True)
    year = asked.year or (years[0] if years else today.year)
    seasons = list(found.filter(year=year))
    keep_phases(seasons)
    late, results = late_counts(seasons, today), _newest(seasons)
    keep_own_totals(each for each in results.values() if not each.tables)
    rows = [_row(each, late[each.pk], results.get(each.pk)) for each in seasons]
    provinces = _provinces(authorities, rows) if len(mine) > 1 else ()
    return YearPage(
        year=year,
        years=years,
        authorities=authorities,
        rows=rows,
        chart=_chart(rows),
        units=sum(each.late.units for each in rows),
        late=sum(each.late.late for each in rows),
        provinces=provinces,
        tiles=tiles_of(provinces),
        tables=len({results[row.season.pk].scheme.hash for row in rows if row.shares}),
    )


def _provinces(
    authorities: Sequence[tuple[int, str]], rows: Sequence[BlocRow]
) -> Sequence[ProvinceRow]:
    blocs: dict[int, list[BlocRow]] = {key: [] for key, _name in authorities}
    for row in rows:
        blocs[row.season.bloc.authority_id].append(row)
    return [_province(key, name, blocs[key]) for key, name in authorities]


def _province(key: int, name: str, rows: Sequence[BlocRow]) -> ProvinceRow:
    return ProvinceRow(
        pk=key,
        name=name,
        blocs=len(rows),
        units=sum(each.late.units for each in rows),
        late=sum(each.late.late for each in rows),
        published=sum(bool(each.first) for each in rows),
        inflated=sum(each.is_inflated for each in rows),
    )


def _seasons(authorities: Sequence[int]) -> QuerySet[Season]:
    seasons = Season.objects.filter(bloc__authority__in=authorities)
    seasons = seasons.exclude(state=Season.State.DRAFT).select_related("bloc__authority")
    return seasons.order_by("bloc__authority__name", "bloc__sort_text", "bloc_id")


def _newest(seasons: Sequence[Season]) -> Mapping[int, Result]:
    """By season: the ranking in force; one query."""
    rows = Result.objects.filter(season__in=seasons).select_related("scheme").order_by("version")
    by_key = {season.pk: season for season in seasons}
    found = {result.season_id: result for result in rows}
    for key, result in found.items():
        result.season = by_key[key]
    return found


def _row(season: Season, late: LateCount, result: Result | None) -> BlocRow:
    if result is None:
        return BlocRow(season, late, None, "", "")
    first = ", ".join(result.names.get(code, code) for code in result.kept.first)
    if result.tables:
        return BlocRow(season, late, None, _("mỗi loại hình một bảng điểm"), first)
    return BlocRow(season, late, shares_of(result), "", first)


def _chart(rows: Sequence[BlocRow]) -> Chart:
    reaches = []
    for row in rows:
        if row.shares is not None:
            low, high, _spread, _gap = row.cells
            told = f"{low} – {high}"
            shares = row.shares
            name = row.season.bloc_name
            reaches.append(Reach(name, shares.lowest, shares.highest, shares.middle, told))
    return chart_of(
        _("Điểm của các khối, phần trăm của điểm tối đa"),
        reaches,
        bar=_("từ thấp nhất đến cao nhất"),
        mark=_("đơn vị ở giữa"),
        up_to=100,
    )
