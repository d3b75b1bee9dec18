"""All blocs of an authority side by side, and their sum: the review of the office."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.ledger.pages.ledger import Sums, sums_in_words
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.reviews.measuring.at_once import materials_of
from thidua.apps.reviews.measuring.material import Material
from thidua.apps.reviews.measuring.results import results_of
from thidua.apps.reviews.models import ReviewPeriod
from thidua.apps.seasons.models import Season
from thidua.domain.ledger_sums import summed
from thidua.domain.qualified import worded_money
from thidua.domain.target_outcome import Outcome
from thidua.web.asked import Asked, a_choice, a_key, a_year
from thidua.web.charts import Chart, Reach, chart_of


@dataclass(frozen=True, slots=True)
class ProvinceAsked(Asked):
    """What the address asks for."""

    authority: int | None = a_key()
    year: int | None = a_year()
    period: str = a_choice(ReviewPeriod.values, usual=ReviewPeriod.HALF)


@dataclass(frozen=True, slots=True)
class BlocRow:
    """One bloc: units, those that wrote nothing, results, money now and a year ago, targets."""

    season: Season
    units: int
    silent: int
    lines: int
    money: str
    before: str
    movements: int
    targets: int
    met: int
    behind: int
    unknown: int


@dataclass(frozen=True, slots=True)
class ProvincePage:
    """Every bloc of a year and the sums of all."""

    year: int
    years: Sequence[int]
    rows: Sequence[BlocRow]
    sums: Sums
    before: str
    chart: Chart


def offices_of(user: User) -> list[Authority]:
    """The authorities that the user stands for, by name."""
    rows = Authority.objects.filter(pk__in=seats_of(user).standing_of)
    return list(rows.order_by("name", "pk"))


def province_page(user: User, office: Authority, asked: ProvinceAsked) -> ProvincePage:
    """The blocs of one authority that the user stands for; a fixed number of queries."""
    ours = _seasons(office)
    years = sorted({each for (each,) in ours.values_list("year")}, reverse=True)
    year = asked.year or (years[0] if years else 0)
    seasons = list(ours.filter(year=year))
    earlier = list(ours.filter(year=year - 1))
    materials = materials_of(seasons, user, asked.period, earlier)
    then = [deed for each in materials if each.before for deed in each.before.deeds]
    rows = [_row(each) for each in materials]
    sums = summed(deed.claim for each in materials for deed in each.deeds)
    before = worded_money(summed(deed.claim for deed in then).money)
    return ProvincePage(year, years, rows, sums_in_words(sums), before, _chart(materials))


def _seasons(office: Authority) -> QuerySet[Season]:
    seasons = Season.objects.filter(bloc__authority=office)
    seasons = seasons.exclude(state=Season.State.DRAFT).select_related("bloc__authority")
    return seasons.order_by("bloc__sort_text", "bloc_id")


def _row(material: Material) -> BlocRow:
    wrote = {deed.unit_id for deed in material.deeds}
    wrote |= {unit for deed in material.deeds for unit in material.partners.get(deed.pk, ())}
    outcomes = Counter(each.outcome for each in results_of(material))
    return BlocRow(
        season=material.season,
        units=len(material.units),
        silent=sum(unit.pk not in wrote for unit in material.units),
        lines=len(material.deeds),
        money=_money(material),
        before=_money(material.before) if material.before else "",
        movements=len(material.movements),
        targets=outcomes.total(),
        met=outcomes[Outcome.MET] + outcomes[Outcome.ON_COURSE],
        behind=outcomes[Outcome.BEHIND] + outcomes[Outcome.SHORT],
        unknown=outcomes[Outcome.UNKNOWN],
    )


def _money(material: Material) -> str:
    return worded_money(material.sums.money)


def _chart(materials: Iterable[Material]) -> Chart:
    reaches = []
    for each in materials:
        if money := each.sums.money:
            told = worded_money(money)
            reaches.append(Reach(each.season.bloc_name, 0, money.value, money.value, told))
    return chart_of(_("Số tiền theo khối"), reaches)
