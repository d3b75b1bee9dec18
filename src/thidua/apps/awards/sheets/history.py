"""The history of a place in the layout in which it is read back."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from thidua.apps.awards.history_import.place import HistoryPlace
from thidua.apps.awards.models import AwardRecord, Initiative, YearRecord
from thidua.apps.awards.statistics.asked import YearsAsked
from thidua.domain.award_codes import COLLECTIVE, HOUSEHOLD, INDIVIDUAL
from thidua.formats.award_history_layout import (
    BASIS_WORDS,
    CLASS_WORDS,
    FIRST,
    INITIATIVE_SHEET,
    KIND_WORDS,
    SCOPE_WORDS,
    SEX_WORDS,
    STATE_WORDS,
    TYPE_WORDS,
    YEAR_SHEET,
)
from thidua.formats.award_history_words import award_words

MOST_ROWS = 30_000
"""So many awards in one file; more take a narrower question."""

Value = str | int | date | None
_PERSON = ("person__code", "person__full_name", "person__birth_year", "person__unit__code")
_AWARD_FIELDS = (
    *_PERSON, "unit__code", "unit__name", "household", "holder_unit__code",
    "award", "type", "year", "period_from", "period_to", "achievement", "basis",
    "decision__number", "decision__decided_on", "decision__issuer", "decision__signatory",
    "decision__signatory_office", "decision__fund",
    "presented_on", "presented_by", "state", "revoked_on", "revocation", "revoked_because",
    "person__sex", "person__position", "person__is_direct_worker",
)  # fmt: skip
_YEAR_FIELDS = (
    *_PERSON, "unit__code", "unit__name", "year", "classification", "attitude_confirmed",
    "registered", "is_complete", "members", "completed", "ldtt", "cstdcs", "disciplined",
)  # fmt: skip
_INITIATIVE_FIELDS = (*_PERSON, "year", "name", "scope", "recognised_by", "used_at")


def records_at(place: HistoryPlace, asked: YearsAsked) -> QuerySet[AwardRecord]:
    """The awards of the place: of the unit, its people, its households."""
    rows = AwardRecord.objects.filter(_of_years(asked), authority=place.authority)
    if asked.award:
        rows = rows.filter(award=asked.award)
    if place.unit is not None:
        own = Q(unit=place.unit) | Q(person__unit=place.unit)
        rows = rows.filter(own | (~Q(household="") & Q(holder_unit=place.unit)))
    return rows


def export_rows(place: HistoryPlace, asked: YearsAsked) -> dict[str, Iterator[Sequence[Value]]]:
    """The rows of each sheet."""
    awards = records_at(place, asked).order_by("year", "decision__decided_on", "pk")
    people = Q(person__authority=place.authority)
    units = Q(unit__authority=place.authority)
    if place.unit is not None:
        people, units = Q(person__unit=place.unit), Q(unit=place.unit)
    years = YearRecord.objects.filter(people | units, _of_years(asked)).order_by("year", "pk")
    initiatives = Initiative.objects.filter(people, _of_years(asked)).order_by("year", "pk")
    found: dict[str, Iterator[Sequence[Value]]] = {}
    found[FIRST] = map(_award, awards.values_list(*_AWARD_FIELDS).iterator(2000))
    if not asked.award:
        found[YEAR_SHEET] = map(_year, years.values_list(*_YEAR_FIELDS).iterator(2000))
        noted = initiatives.values_list(*_INITIATIVE_FIELDS).iterator(2000)
        found[INITIATIVE_SHEET] = map(_initiative, noted)
    return found


def _of_years(asked: YearsAsked) -> Q:
    found = Q()
    if asked.first is not None:
        found &= Q(year__gte=asked.first)
    if asked.last is not None:
        found &= Q(year__lte=asked.last)
    return found


def _award(row: tuple[Any, ...]) -> Sequence[Value]:
    code, name, born, at, unit_code, unit_name, household, holder = row[:8]
    award, type_, year, first, last, achievement, basis = row[8:15]
    decision, presented = row[15:21], row[21:23]
    state, revoked_on, revocation, because, sex, position, direct = row[23:]
    if household:
        who: tuple[Value, ...] = ("", household, None, holder, KIND_WORDS[HOUSEHOLD])
        current = holder
    elif unit_code:
        who = (unit_code, unit_name, None, "", KIND_WORDS[COLLECTIVE])
        current = unit_code
    else:
        who = (code, name, born, at, KIND_WORDS[INDIVIDUAL])
        current = at
    elsewhere = holder if holder and holder != current else ""
    number, day, issuer, signatory, office, fund = decision
    return (
        *who, award_words(award), TYPE_WORDS.get(type_, ""), year, first, last, achievement,
        BASIS_WORDS.get(basis, ""), number, day, issuer, signatory, office, fund, elsewhere,
        *presented, STATE_WORDS[state], revoked_on, revocation, because,
        SEX_WORDS.get(sex, ""), position or "", _yes(direct),
    )  # fmt: skip


def _year(row: tuple[Any, ...]) -> Sequence[Value]:
    code, name, born, at, unit_code, unit_name, year, rated, attitude, registered, *rest = row
    complete, *figures = rest
    if unit_code:
        who: tuple[Value, ...] = (unit_code, unit_name, None, "", KIND_WORDS[COLLECTIVE])
    else:
        who = (code, name, born, at, KIND_WORDS[INDIVIDUAL])
    told = (_yes(attitude), _yes(registered), "Có" if complete else "")
    return (*who, year, CLASS_WORDS.get(rated, ""), *told, *figures)


def _initiative(row: tuple[Any, ...]) -> Sequence[Value]:
    code, name, born, at, year, title, scope, recognised_by, used_at = row
    return (code, name, born, at, year, title, SCOPE_WORDS.get(scope, ""), recognised_by, used_at)


def _yes(value: bool | None) -> str:
    return "" if value is None else "Có" if value else "Không"
