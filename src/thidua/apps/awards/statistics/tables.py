"""Awards counted in the database: by year and award, by unit and year, by sex and direct work."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet

from thidua.apps.awards.models import AwardRecord
from thidua.apps.awards.statistics.asked import StatisticsAsked
from thidua.apps.organisations.models import Unit
from thidua.law.catalogue import catalogue
from thidua.web.words import written_percent


@dataclass
class YearCounts:
    """A row of a table with a column for each year."""

    name: str
    counts: Counter[int] = field(default_factory=Counter)
    key: int | None = None

    def cells(self, years: Iterable[int]) -> list[int]:
        """The count of each year."""
        return [self.counts[year] for year in years]

    @property
    def total(self) -> int:
        """Of all years."""
        return sum(self.counts.values())


@dataclass
class PeopleCounts:
    """The persons of one award by sex and by whether they work directly; "" is "not known"."""

    name: str
    count: int = 0
    women: int = 0
    sex_known: int = 0
    direct: int = 0
    direct_known: int = 0

    def add(self, sex: str, direct: bool | None, count: int) -> None:
        """So many more of a sort."""
        self.count += count
        self.sex_known += count if sex else 0
        self.women += count if sex == "female" else 0
        self.direct_known += count if direct is not None else 0
        self.direct += count if direct else 0

    @property
    def women_words(self) -> str:
        """Their share of those whose sex is known."""
        return _share(self.women, self.sex_known)

    @property
    def direct_words(self) -> str:
        """Their share of those of whom it is known."""
        return _share(self.direct, self.direct_known)

    @property
    def direct_unknown(self) -> int:
        """Of so many nobody knows."""
        return self.count - self.direct_known


def _share(part: int, whole: int) -> str:
    return f"{written_percent(part, whole)} ({part}/{whole})" if whole else ""


@dataclass(frozen=True, slots=True)
class Statistics:
    """All tables of the page."""

    years: list[int]
    awards: list[YearCounts]
    units: list[YearCounts]
    people: list[PeopleCounts]
    everybody: PeopleCounts

    @property
    def total(self) -> int:
        """How many awards in all."""
        return sum(line.total for line in self.awards)

    @property
    def chart(self) -> dict[str, Any]:
        """For the drawing: a bar for each year, a part for each award."""
        shown = [line for line in self.awards if line.total]
        return {
            "units": [str(year) for year in self.years],
            "groups": [
                {"name": line.name, "points": [str(n) for n in line.cells(self.years)]}
                for line in shown
            ],
            "totals": [str(sum(line.counts[year] for line in shown)) for year in self.years],
        }


def statistics(
    records: QuerySet[AwardRecord], asked: StatisticsAsked, called: Mapping[str, str]
) -> Statistics:
    """Two queries whatever the size of the registry, and one for the names of units.

    ``called`` is what the authority calls its awards.
    """
    rows = records.order_by().values_list("award", "holder_unit_id", "year").annotate(n=Count("pk"))
    awards: dict[str, YearCounts] = {}
    units: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for award, unit, year, count in rows:
        awards.setdefault(award, YearCounts(called.get(award, award))).counts[year or 0] += count
        units[unit or 0][year or 0] += count
    names = Unit.objects.filter(pk__in=list(units)).order_by("sort_text", "name")
    people, everybody = _people(records, called)
    return Statistics(
        asked.years,
        [awards[code] for code in sorted(awards, key=_order)],
        [YearCounts(name, units[pk], pk) for pk, name in names.values_list("pk", "name")],
        people,
        everybody,
    )


def _order(code: str) -> int:
    return list(catalogue()).index(code) if code in catalogue() else len(catalogue())


def _people(
    records: QuerySet[AwardRecord], called: Mapping[str, str]
) -> tuple[list[PeopleCounts], PeopleCounts]:
    rows = (
        records.filter(person__isnull=False)
        .order_by()
        .values_list("award", "person__sex", "person__is_direct_worker")
        .annotate(n=Count("pk"))
    )
    lines: dict[str, PeopleCounts] = {}
    everybody = PeopleCounts("")
    for award, sex, direct, count in rows:
        lines.setdefault(award, PeopleCounts(called.get(award, award))).add(sex, direct, count)
        everybody.add(sex, direct, count)
    return [lines[code] for code in sorted(lines, key=_order)], everybody
