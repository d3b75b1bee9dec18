"""What the address of the statistics asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet

from thidua.apps.awards.history_import.place import HistoryPlace
from thidua.apps.awards.models import AwardRecord
from thidua.apps.people.models import Person
from thidua.law.catalogue import catalogue
from thidua.web.asked import Asked, a_choice, a_key, a_text, a_year, is_sent

YEARS = 5
"""So many years are shown when the address names none."""
MOST_YEARS = 20
DIRECT = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class YearAsked(Asked):
    """One year."""

    year: int | None = a_year()


@dataclass(frozen=True, slots=True)
class YearsAsked(Asked):
    """From a year to a year, and perhaps one award."""

    first: int | None = a_year("from")
    last: int | None = a_year("to")
    award: str = a_choice(catalogue())


@dataclass(frozen=True, slots=True)
class PlaceAsked(Asked):
    """One of the user's places, by its key."""

    place: str = a_text()


@dataclass(frozen=True, slots=True)
class MoneyAsked(YearsAsked):
    """How sums are made, whether in words too, and whether as a file."""

    by: str = a_choice(("decision", "year", "fund"), usual="decision")
    format: str = a_choice(("xlsx",))
    words: bool = is_sent()


@dataclass(frozen=True, slots=True)
class StatisticsAsked(Asked):
    """Years, award, unit, sex, direct workers; "" and None: all."""

    first: int = 0
    last: int = 0
    award: str = a_choice(catalogue())
    unit: int | None = a_key()
    sex: str = a_choice(Person.Sex.values)
    direct: str = a_choice({*DIRECT, "unknown"})
    format: str = a_choice(("xlsx",))

    @classmethod
    def on(cls, sent: Mapping[str, str], today: date) -> "StatisticsAsked":
        """Read from an address; the newest years when they are many or none are asked for."""
        asked = YearsAsked.of(sent)
        last = asked.last or today.year
        first = asked.first or last - YEARS + 1
        first, last = min(first, last), max(first, last)
        return replace(cls.of(sent), first=max(first, last - MOST_YEARS + 1), last=last)

    @property
    def years(self) -> list[int]:
        """From the first to the last."""
        return list(range(self.first, self.last + 1))

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the years is asked for."""
        return bool(self.award or self.unit or self.sex or self.direct)


def records_asked(place: HistoryPlace, asked: StatisticsAsked) -> QuerySet[AwardRecord]:
    """The awards that stand, of the place in those years, narrowed as asked."""
    rows = AwardRecord.objects.filter(
        authority=place.authority,
        year__range=(asked.first, asked.last),
        state=AwardRecord.State.DECIDED,
    )
    unit = place.unit.pk if place.unit else asked.unit
    found = Q()
    if unit is not None:
        found &= Q(holder_unit=unit)
    if asked.award:
        found &= Q(award=asked.award)
    if asked.sex:
        found &= Q(person__sex=asked.sex)
    if asked.direct:
        found &= Q(person__isnull=False, person__is_direct_worker=DIRECT.get(asked.direct))
    return rows.filter(found)
