"""The history of one subject by year, newest first: what a page shows."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count
from django.utils import timezone

from thidua.apps.awards.facts import Subject
from thidua.apps.awards.models import (
    AwardRecord,
    Discipline,
    Initiative,
    Inquiry,
    YearRecord,
)
from thidua.apps.awards.queries import records_of
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.settings.award_names import names_of
from thidua.law.catalogue import catalogue


@dataclass(slots=True)
class TimelineRow:
    """Everything of one year; no year: it is not known of which."""

    year: int | None
    facts: YearRecord | None = None
    titles: list[AwardRecord] = field(default_factory=list)
    forms: list[AwardRecord] = field(default_factory=list)
    initiatives: list[Initiative] = field(default_factory=list)
    disciplines: list[Discipline] = field(default_factory=list)
    inquiries: list[Inquiry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The years, and what stands in the way of a proposal today."""

    years: list[TimelineRow]
    running_disciplines: list[Discipline]
    open_inquiries: list[Inquiry]


def timeline_of(subject: Subject, day: date) -> Timeline:
    """The history of a person or a unit, in five queries."""
    lines: dict[int | None, TimelineRow] = {}

    def line(year: int | None) -> TimelineRow:
        return lines.setdefault(year, TimelineRow(year))

    key = {name: value for name, value in subject.keys.items() if value is not None}
    for record in records_of(subject):
        place = line(record.year)
        (place.titles if _is_title(record) else place.forms).append(record)
    for facts in YearRecord.objects.filter(**key):
        line(facts.year).facts = facts
    if subject.person is not None:
        for initiative in Initiative.objects.filter(person=subject.person):
            line(initiative.year).initiatives.append(initiative)
    disciplines = list(Discipline.objects.filter(**key))
    for discipline in disciplines:
        begun = discipline.decided_on or discipline.fault_on
        line(begun.year if begun else None).disciplines.append(discipline)
    inquiries = list(Inquiry.objects.filter(**key))
    for inquiry in inquiries:
        line(inquiry.opened_on.year).inquiries.append(inquiry)
    return Timeline(
        [lines[year] for year in sorted(lines, key=lambda year: year or 0, reverse=True)],
        [each for each in disciplines if each.ended_on is None or each.ended_on > day],
        [each for each in inquiries if each.closed_on is None or each.closed_on > day],
    )


def people_awarded(unit: Unit) -> list[tuple[int, list[tuple[str, int]]]]:
    """How many of a unit's people were given what, by year: counted where they worked then."""
    rows = (
        AwardRecord.objects.filter(holder_unit=unit, state=AwardRecord.State.DECIDED)
        .order_by("-year")
        .values_list("year", "award")
        .annotate(count=Count("pk"))
    )
    years: dict[int, list[tuple[str, int]]] = defaultdict(list)
    names = names_of(unit.authority, timezone.localdate())
    order = {code: place for place, code in enumerate(names)}
    for year, award, count in sorted(rows, key=lambda row: order.get(row[1], 0)):
        years[year or 0].append((names.get(award, award), count))
    return sorted(years.items(), reverse=True)


def _is_title(record: AwardRecord) -> bool:
    entry = catalogue().get(record.award)
    return entry is not None and entry.group == "title"
