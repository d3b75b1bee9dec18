"""What the address of the statistics asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from thidua.apps.awards.history_import.place import HistoryPlace
from thidua.apps.awards.models import AwardRecord
from thidua.apps.people.models import Person
from thidua.law.catalogue import catalogue

YEARS = 5
"""So many years are shown when the address names none."""
MOST_YEARS = 20
DIRECT = {"yes": True, "no": False}


def year_in(query: Mapping[str, str], key: str) -> int | None:
    """A year of four digits; None for anything else."""
    text = query.get(key, "")
    return int(text) if len(text) == 4 and text.isascii() and text.isdecimal() else None


@dataclass(frozen=True, slots=True)
class StatisticsAsked:
    """Years, award, unit, sex, direct workers; "" and None: all."""

    first: int
    last: int
    award: str = ""
    unit: int | None = None
    sex: str = ""
    direct: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str], today: date) -> "StatisticsAsked":
        """Read from an address; what makes no sense is left out."""
        last = year_in(query, "to") or today.year
        first = year_in(query, "from") or last - YEARS + 1
        first, last = min(first, last), max(first, last)
        award, unit, sex = query.get("award", ""), query.get("unit", ""), query.get("sex", "")
        direct = query.get("direct", "")
        return cls(
            first=max(first, last - MOST_YEARS + 1),
            last=last,
            award=award if award in catalogue() else "",
            unit=int(unit) if unit.isdecimal() and unit.isascii() and len(unit) < 10 else None,
            sex=sex if sex in Person.Sex.values else "",
            direct=direct if direct in {*DIRECT, "unknown"} else "",
        )

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
