"""Screenings: started, run in the background, run again, refused."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from tests.factories import NOON, World
from tests.factories_registry import give, good_years, invent, make_person, tell_year
from thidua.apps.audit.models import Entry
from thidua.apps.eligibility.actions.screening import start_screening
from thidua.apps.eligibility.models import Screening, ScreeningRow
from thidua.apps.eligibility.pages.screening_list import told_rows
from thidua.apps.eligibility.queries import screenings_visible_to
from thidua.apps.eligibility.refusals import DayWithoutLaw, ScreeningGoesOn
from thidua.apps.eligibility.tracks.scope import Scope
from thidua.apps.jobs.actions.jobs import cancel_job
from thidua.apps.jobs.tasks import run
from thidua.apps.people.models import Person

DAY, YEAR = date(2026, 3, 15), 2025


def start(
    world: World, scope: Scope | None = None, kind: str = "individual", **changes: Any
) -> Screening:
    facts: dict[str, Any] = {
        "award_year": YEAR, "received_on": DAY, "actor": world.standing, "at": NOON,
    } | changes  # fmt: skip
    return start_screening(scope or Scope(world.authority), kind, **facts)


def after_running(screening: Screening) -> Screening:
    run.call(screening.job_id)
    screening.refresh_from_db()
    return screening


@pytest.fixture
def people(world: World) -> list[Person]:
    """One with everything, one who lacks an initiative, one of whom nothing is known."""
    best, near, unknown = (
        make_person(world.units[code], f"CB-{code}", is_history_complete=True)
        for code in ("AAA", "BBB", "CCC")
    )
    for person in (best, near):
        good_years(person, range(2020, 2026), ("LDTT", "CSTDCS"))
    invent(best, 2025, "tinh")
    return [best, near, unknown]


def told(screening: Screening) -> dict[int, dict[str, list[str]]]:
    rows = ScreeningRow.objects.filter(screening=screening)
    return {one.key: one.answers for one in told_rows(screening, rows, "")}


def test_start_screening_waits_is_recorded_and_shows_nothing_yet(
    world: World, people: list[Person]
) -> None:
    screening = start(world)

    assert (screening.rule_set, screening.finished_at, screening.counts) == ("RS2022B", None, {})
    assert (screening.job.kind, screening.job.state) == ("eligibility.start_screening", "queued")  # type: ignore[union-attr] # just started
    assert Entry.objects.filter(action="eligibility.start_screening").count() == 1


def test_each_person_is_found_with_what_the_verdict_says(
    world: World, people: list[Person]
) -> None:
    best, near, unknown = people

    screening = after_running(start(world))

    found = told(screening)
    assert found[best.pk]["yes"] == ["LDTT", "CSTDCS", "CSTD_TINH", "GK"]
    assert "CSTD_TINH" in found[near.pk]["near"]
    assert found[unknown.pk]["yes"] == found[unknown.pk]["near"] == []
    assert "LDTT" in found[unknown.pk]["unknown"]
    assert screening.counts["CSTD_TINH"] == {"yes": 1, "unknown": 1, "near": 1}
    assert (screening.screened, screening.job.state) == (3, "done")  # type: ignore[union-attr] # it ran


def test_running_again_replaces_what_was_found(world: World, people: list[Person]) -> None:
    first = after_running(start(world))
    invent(people[1], 2024, "toan_quoc")

    again = after_running(start(world, at=NOON + timedelta(hours=1)))

    assert again.pk == first.pk
    assert "CSTD_TINH" in told(again)[people[1].pk]["yes"]
    assert ScreeningRow.objects.count() == 3


def test_units_are_screened_too(world: World) -> None:
    unit = world.units["AAA"]
    tell_year(
        unit,
        YEAR,
        classification="HTXSNV",
        members=10,
        completed=10,
        ldtt=9,
        cstdcs=2,
        disciplined=0,
    )
    give(unit, "TTLDTT", 2024)

    screening = after_running(start(world, kind="collective"))

    assert {"TTLDTT", "TTLDXS"} <= set(told(screening)[unit.pk]["yes"])
    assert screening.screened == 4


def test_a_unit_has_its_own_people_screened(world: World, people: list[Person]) -> None:
    scope = Scope(world.authority, world.units["BBB"])

    screening = after_running(start(world, scope, actor=world.officers["BBB"]))

    assert set(told(screening)) == {people[1].pk}
    assert list(screenings_visible_to(world.officers["BBB"])) == [screening]
    assert list(screenings_visible_to(world.officers["CCC"])) == []
    assert list(screenings_visible_to(world.standing)) == [screening]


def test_nobody_screens_another_unit_or_all(world: World) -> None:
    officer = world.officers["BBB"]
    for scope in (Scope(world.authority, world.units["CCC"]), Scope(world.authority)):
        with pytest.raises(PermissionDenied):
            start(world, scope, actor=officer)
    assert Screening.objects.count() == 0


def test_the_same_question_is_not_worked_on_twice_at_once(world: World) -> None:
    start(world)

    with pytest.raises(ScreeningGoesOn):
        start(world)
    start(world, received_on=date(2026, 3, 16))
    start(world, at=NOON + timedelta(minutes=5))  # the first died silently


def test_a_day_without_law_starts_nothing(world: World) -> None:
    with pytest.raises(DayWithoutLaw):
        start(world, received_on=date(2014, 5, 31))
    assert Screening.objects.count() == 0


def test_a_stopped_screening_leaves_the_earlier_result(world: World, people: list[Person]) -> None:
    first = after_running(start(world))
    rows = list(ScreeningRow.objects.values_list("pk", flat=True))
    again = start(world, at=NOON + timedelta(hours=1))
    assert again.job is not None
    cancel_job(again.job, actor=world.standing, at=NOON + timedelta(hours=1))

    after_running(again)

    assert list(ScreeningRow.objects.values_list("pk", flat=True)) == rows
    assert again.finished_at == first.finished_at


def test_people_who_left_before_the_year_are_left_out(world: World, people: list[Person]) -> None:
    Person.objects.filter(pk=people[0].pk).update(left_on=date(2024, 12, 31))
    Person.objects.filter(pk=people[1].pk).update(left_on=date(2025, 1, 1))

    assert set(told(after_running(start(world)))) == {people[1].pk, people[2].pk}


@pytest.mark.parametrize("code", [None, "BBB"])
def test_the_database_holds_a_question_once(world: World, code: str | None) -> None:
    scope = Scope(world.authority, world.units[code] if code else None)
    screening = start(world, scope)
    screening.pk = None

    with pytest.raises(IntegrityError):
        screening.save(force_insert=True)
