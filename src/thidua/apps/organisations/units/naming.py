"""What units, blocs, authorities were called when something was done: closed is frozen.

One rule for every page, list and paper: the name is the one that the program showed at the
moment of signing, locking, publishing or closing. ``Names`` reads all of a season at once;
``name_at`` says the same in SQL, for lists over many years. Blocs and authorities are few and
keep their past names in their own row (``Bloc.name_at``, ``Authority.then``).
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from thidua.apps.organisations.models import Authority, Bloc, PastName, Unit

PastCall = tuple[int, datetime, str, str]
"""Unit, until when it was called so, the name of then, the name of today."""


def past_names(units: Iterable[int] | QuerySet[Any, Any]) -> QuerySet[PastName, PastCall]:
    """The past names of some units, oldest first."""
    rows = PastName.objects.filter(unit__in=units).order_by("until", "pk")
    return rows.values_list("unit_id", "until", "name", "unit__name")


class Names:
    """The past names of some units, from one query."""

    def __init__(self, rows: Iterable[PastCall]) -> None:
        self._past: dict[int, list[tuple[datetime, str]]] = defaultdict(list)
        self._now: dict[int, str] = {}
        for unit, until, name, now in rows:
            self._past[unit].append((until, name))
            self._now[unit] = now

    def at(self, unit: Unit, moment: datetime | None) -> str:
        """The unit's name at a moment; today's when there is none."""
        past = self._past.get(unit.pk, [])
        if moment is None or not past:
            return unit.name
        place = bisect_left(past, moment, key=lambda row: row[0])
        return past[place][1] if place < len(past) else unit.name

    def renamed_since(self, day: date) -> list[tuple[str, str]]:
        """(name of then, name of today) of each unit renamed since a day."""
        pairs = {
            (name, self._now[unit]): None
            for unit, past in self._past.items()
            for until, name in past
            if timezone.localdate(until) >= day and name != self._now[unit]
        }
        return list(pairs)

    def call(self, unit: Unit, moment: datetime | None) -> Unit:
        """The unit, shown from now on under its name of that moment."""
        unit.name_then = self.at(unit, moment)
        return unit


def renamed_offices(bloc: Bloc, day: date) -> Iterator[tuple[str, str]]:
    """(name of then, name of today) of a bloc, its authority and office, changed since a day."""
    things: list[tuple[Bloc | Authority, str]] = [
        (bloc, "name"), (bloc.authority, "name"), (bloc.authority, "standing_office")
    ]  # fmt: skip
    for thing, field in things:
        now = str(getattr(thing, field))
        then = dict.fromkeys(
            told[field]
            for told in thing.past_names
            if timezone.localdate(datetime.fromisoformat(told["until"])) >= day
        )
        yield from ((name, now) for name in then if name != now)


def name_at(unit: str) -> Coalesce:
    """The name of the unit at path ``unit`` at the row's ``named_at``; null: today's."""
    past = PastName.objects.filter(unit=OuterRef(unit), until__gte=OuterRef("named_at"))
    return Coalesce(Subquery(past.order_by("until", "pk").values("name")[:1]), f"{unit}__name")
