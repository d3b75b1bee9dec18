"""The long work of a screening: ask for everybody, then replace what was found before."""

import gc
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.apps.eligibility.models import Screening, ScreeningRow
from thidua.apps.eligibility.tracks.bulk_facts import facts_of_track
from thidua.apps.eligibility.tracks.bulk_tracks import Track, tracks_of
from thidua.apps.eligibility.tracks.registry_cases import cases_of
from thidua.apps.eligibility.tracks.scope import Scope
from thidua.apps.jobs.registries.kinds import Progress
from thidua.apps.people.models import Person
from thidua.domain.eligibility_facts import facts_of
from thidua.law.screening import NO_ANSWER, Answers, Plan, plan_for

UNITS_AT_ONCE = 300
ROWS_AT_ONCE = 1_000
REMEMBERED = 50_000  # tracks whose answers are kept: many people's records are alike


class Found:
    """What was found so far: four columns of whole numbers, a few bytes a subject."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.keys, self.screened = array("q"), 0
        self.yes, self.unknown, self.near = array("l"), array("l"), array("l")

    def add(self, given: Sequence[tuple[int, Answers]]) -> None:
        """Keep what there is to show."""
        self.screened += len(given)
        kept = [(key, answers) for key, answers in given if answers is not NO_ANSWER]
        self.keys.extend([key for key, _ in kept])
        self.yes.extend([answers.yes for _, answers in kept])
        self.unknown.extend([answers.unknown for _, answers in kept])
        self.near.extend([answers.near for _, answers in kept])

    def rows(self) -> Iterator[tuple[int, int, int, int]]:
        """Key, and the three sets of awards."""
        return zip(self.keys, self.yes, self.unknown, self.near, strict=True)

    def counts(self) -> dict[str, dict[str, int]]:
        """How many by award and answer."""
        columns = {"yes": self.yes, "unknown": self.unknown, "near": self.near}
        return {
            award: {
                name: sum(1 for bits in column if bits & bit) for name, column in columns.items()
            }
            for award in self.plan.awards
            for bit in (self.plan.bit(award),)
        }


def screen_all(screening: Screening, progress: Progress) -> Found:
    """Ask for every subject."""
    scope = Scope(screening.authority, screening.unit)
    plan = plan_for(screening.kind, screening.rule_set)
    if screening.kind == Screening.Kind.COLLECTIVE:
        return _screen_units(screening, scope, plan, progress)
    people = scope.people(screening.award_year)
    progress.step(_("Đang rà soát từng người"), people.count())
    with uncollected():
        return _screen_people(screening, people, plan, progress)


@contextmanager
def uncollected() -> Iterator[None]:
    """No hunt for cycles among millions of small things that have none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _screen_people(
    screening: Screening, people: "QuerySet[Person]", plan: Plan, progress: Progress
) -> Found:
    found, day = Found(plan), screening.received_on
    answers: dict[Track, Answers] = {}
    for chunk in tracks_of(people, award_year=screening.award_year, received_on=day):
        given = []
        for key, track in chunk:
            answer = answers.get(track)
            if answer is None:
                answer = plan.answers(facts_of_track(track, screening.award_year, day))
                answers[track] = answer
            given.append((key, answer))
        found.add(given)
        if len(answers) > REMEMBERED:
            answers.clear()
        progress.advance(len(chunk))
    return found


def _screen_units(screening: Screening, scope: Scope, plan: Plan, progress: Progress) -> Found:
    units = list(scope.units(screening.award_year).order_by("pk"))
    progress.step(_("Đang rà soát từng đơn vị"), len(units))
    found, rest = Found(plan), iter(units)
    while chunk := list(islice(rest, UNITS_AT_ONCE)):
        year, day = screening.award_year, screening.received_on
        cases = cases_of(chunk, award_year=year, received_on=day)
        for unit, case in zip(chunk, cases, strict=True):
            found.add([(unit.pk, plan.answers(facts_of(case)))])
        progress.advance(len(chunk))
    return found


def write_found(screening: Screening, found: Found, *, at: datetime) -> None:
    """Replace what an earlier run found."""
    ScreeningRow.objects.filter(screening=screening).delete()
    column = "person_id" if screening.kind == Screening.Kind.INDIVIDUAL else "unit_id"
    rows = found.rows()
    with connection.cursor() as cursor:
        while chunk := list(islice(rows, ROWS_AT_ONCE)):
            values = ", ".join(f"({screening.pk}, {k}, {y}, {u}, {n})" for k, y, u, n in chunk)
            cursor.execute(  # whole numbers only
                f"INSERT INTO {ScreeningRow._meta.db_table} (screening_id, {column}, yes, "  # noqa: S608
                f'"unknown", near) VALUES {values}'
            )
    screening.counts, screening.screened = found.counts(), found.screened
    screening.finished_at = at
    screening.save(update_fields=["counts", "screened", "finished_at"])
