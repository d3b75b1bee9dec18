"""Cases from the registry: one query a table, for one subject or for a few hundred."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max

from thidua.apps.awards.models import AwardRecord, Discipline, Initiative, Inquiry, YearRecord
from thidua.apps.eligibility.tracks import registry_rules as rules
from thidua.apps.meetings.conference.leading_units import bloc_leaders
from thidua.apps.organisations.models import Unit
from thidua.apps.people.models import Person
from thidua.domain import track_record
from thidua.domain.award_codes import COLLECTIVE, INDIVIDUAL

Subject = Person | Unit
Rows = Mapping[int, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class _Tables:
    """What the registry holds of some subjects, by subject."""

    years: Rows
    titles: Rows
    listed: Rows
    initiatives: Rows
    disciplines: Rows
    inquiries: Rows
    leaders: Mapping[int, bool | None]


def case_of(subject: Subject, *, award_year: int, received_on: date) -> track_record.Case:
    """What the registry knows of one person or unit: at most seven queries."""
    (case,) = cases_of([subject], award_year=award_year, received_on=received_on)
    return case


def latest_year_of(subject: Subject, today: date) -> int | None:
    """The last year until now of which the registry holds anything; None without any."""
    known = subject.year_records.filter(year__lte=today.year)
    latest: int | None = known.aggregate(latest=Max("year"))["latest"]
    return latest


def cases_of(
    subjects: Sequence[Subject], *, award_year: int, received_on: date
) -> list[track_record.Case]:
    """The same for several subjects of one kind, with no more queries."""
    if not subjects:
        return []
    is_person = isinstance(subjects[0], Person)
    tables = _read("person" if is_person else "unit", subjects, award_year, received_on)
    kind = INDIVIDUAL if is_person else COLLECTIVE
    return [_case(one, kind, tables, (award_year, received_on)) for one in subjects]


def _read(place: str, subjects: Sequence[Subject], award_year: int, received_on: date) -> _Tables:
    mine: dict[str, Any] = {f"{place}__in": [one.pk for one in subjects]}
    window = (rules.first_year(award_year), award_year)
    key = f"{place}_id"
    awards = AwardRecord.objects.filter(**mine)
    titles = rules.PERSON_TITLES if place == "person" else rules.UNIT_TITLES
    years = YearRecord.objects.filter(**mine, year__range=window)
    initiatives = Initiative.objects.filter(year__range=window).order_by("year", "pk")
    leaders = bloc_leaders(mine["unit__in"], award_year) if place == "unit" else {}
    return _Tables(
        years=_grouped((row.person_id or row.unit_id, row) for row in years),
        titles=_by_key(
            awards.filter(rules.in_force(received_on), award__in=titles, year__range=window)
            .order_by("year", "pk")
            .values_list(key, "year", "award", "basis")
        ),
        listed=_by_key(
            awards.filter(rules.one_by_one(received_on))
            .order_by("year", "pk")
            .values_list(
                key, "award", "type", "year", "decision__decided_on", "state", "revoked_on"
            )
        ),
        initiatives=_by_key(initiatives.filter(**mine).values_list(key, "year", "scope", "name"))
        if place == "person"
        else {},
        disciplines=_by_key(
            Discipline.objects.filter(rules.known_of(received_on), **mine).values_list(
                key, "ended_on", "level"
            )
        ),
        inquiries=_by_key(
            Inquiry.objects.filter(rules.open_on(received_on), **mine).values_list(key)
        ),
        leaders=leaders,
    )


def _grouped(rows: Iterable[tuple[Any, Any]]) -> Rows:
    groups: dict[int, list[Any]] = defaultdict(list)
    for key, row in rows:
        groups[key].append(row)
    return groups


def _by_key(rows: Iterable[tuple[Any, ...]]) -> Rows:
    return _grouped((row[0], row[1:]) for row in rows)


def _case(
    subject: Subject, kind: str, tables: _Tables, when: tuple[int, date]
) -> track_record.Case:
    award_year, received_on = when
    key = subject.pk
    rows = {row.year: row for row in tables.years.get(key, ())}
    now = rows.get(award_year)
    is_complete = now is not None and now.is_complete
    return track_record.Case(
        received_on=received_on,
        award_year=award_year,
        kind=kind,
        name=str(subject),
        years=_years(rows, tables, key),
        held=tuple(held_award(row, received_on) for row in tables.listed.get(key, ())),
        under_review=True if tables.inquiries.get(key) else (False if is_complete else None),
        disciplines=tuple(
            track_record.Discipline(ended_on, level)
            for ended_on, level in tables.disciplines.get(key, ())
        ),
        collective=_counts(now if kind == COLLECTIVE else None),
        bloc_leader=tables.leaders.get(key),
        held_is_complete=subject.is_history_complete,
        disciplines_are_complete=is_complete,
        active_since=subject.valid_from if isinstance(subject, Unit) else None,
    )


def held_award(row: Sequence[Any], received_on: date) -> track_record.HeldAward:
    """One award as it stood on the day: award, type, year, decided on, state, revoked on."""
    award, type_, year, decided_on, state, revoked_on = row
    is_revoked = state == AwardRecord.State.REVOKED and revoked_on <= received_on
    return track_record.HeldAward(award, type_ or None, year, decided_on, is_revoked)


def _years(
    rows: Mapping[int, YearRecord], tables: _Tables, key: int
) -> dict[int, track_record.YearRecord]:
    titles, bases = defaultdict(set), defaultdict(set)
    for year, award, basis in tables.titles.get(key, ()):
        titles[year].add(award)
        if award == "CSTDCS" and basis:
            bases[year].add(basis)
    initiatives = defaultdict(list)
    for year, scope, name in tables.initiatives.get(key, ()):
        initiatives[year].append(track_record.Initiative(scope or None, name))
    empty = YearRecord()
    found = {}
    for year in {*rows, *titles, *initiatives}:
        row = rows.get(year, empty)
        (basis,) = bases[year] if len(bases[year]) == 1 else (None,)
        found[year] = track_record.YearRecord(
            classification=row.classification or None,
            titles=frozenset(titles[year]),
            cstdcs_basis=basis,
            attitude_confirmed=row.attitude_confirmed,
            initiatives=tuple(initiatives[year]),
            registered=row.registered,
            is_complete=row.is_complete,
        )
    return found


def _counts(row: YearRecord | None) -> track_record.CollectiveCounts:
    if row is None:
        return track_record.CollectiveCounts()
    return track_record.CollectiveCounts(
        members=row.members,
        completed=row.completed,
        ldtt=row.ldtt,
        cstdcs=row.cstdcs,
        disciplined_from_canh_cao=row.disciplined,
    )
