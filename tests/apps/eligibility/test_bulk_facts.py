"""Many at once read the same facts as one alone, for any registry."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.factories import make_world
from tests.factories_registry import give, invent, make_person, revoke, tell_year
from thidua.apps.awards.models import Discipline, Inquiry
from thidua.apps.eligibility.tracks.bulk_facts import facts_of_track
from thidua.apps.eligibility.tracks.bulk_tracks import CHUNK, tracks_of
from thidua.apps.eligibility.tracks.registry_cases import case_of
from thidua.apps.organisations.models import Unit
from thidua.apps.people.models import Person
from thidua.domain.eligibility_facts import facts_of

DAY, YEAR = date(2026, 3, 15), 2025
TITLES = ["LDTT", "CSTDCS", "CSTDCS", "CSTD_TINH", "CSTD_TQ"]
FORMS = ["GK", "BK_TINH", "BK_BO", "BK_TTG", "HCLD3", "KNC_TINH"]


def random_day(chance: Random) -> date:
    return DAY + timedelta(days=chance.randint(-2000, 200))


def random_person(unit: Unit, code: str, chance: Random) -> Person:
    person = make_person(unit, code, is_history_complete=chance.random() < 0.5)
    for year in range(YEAR - 8, YEAR + 2):
        random_year(person, year, chance)
    for _ in range(chance.randint(0, 3)):
        random_award(person, chance, chance.choice(FORMS))
    for _ in range(chance.choice([0, 0, 1, 2])):
        decided_on = random_day(chance)
        ended_on = chance.choice([None, decided_on + timedelta(days=chance.randint(0, 800))])
        Discipline.objects.create(
            person=person, level="Khiển trách", ended_on=ended_on,
            decided_on=chance.choice([None, decided_on]),
        )  # fmt: skip
    if chance.random() < 0.2:
        opened_on = random_day(chance)
        closed_on = chance.choice([None, opened_on + timedelta(days=chance.randint(0, 300))])
        Inquiry.objects.create(
            person=person, matter="Đơn thư", opened_on=opened_on, closed_on=closed_on
        )
    return person


def random_year(person: Person, year: int, chance: Random) -> None:
    if chance.random() < 0.8:
        tell_year(
            person, year, is_complete=chance.random() < 0.6,
            classification=chance.choice(["", "HTNV", "HTTNV", "HTXSNV", "HTXSNV"]),
            attitude_confirmed=chance.choice([None, True, False]),
            registered=chance.choice([None, True, False]),
        )  # fmt: skip
    for _ in range(chance.choice([0, 1, 1, 2])):
        random_award(person, chance, chance.choice(TITLES), year)
    for _ in range(chance.choice([0, 0, 1, 2])):
        invent(person, year, chance.choice(["", "co_so", "tinh", "toan_quoc"]))


def random_award(person: Person, chance: Random, code: str, year: int | None = None) -> None:
    year = chance.choice([None, YEAR - 9, YEAR - 3, YEAR]) if year is None else year
    if code in TITLES and chance.random() < 0.05:
        year = None
    made = give(
        person, code, year, decided_on=random_day(chance),
        basis=chance.choice(["", "HTXSNV", "SANG_KIEN"]) if code == "CSTDCS" else "",
        type=chance.choice(["", "cong_trang", "cong_trang", "chuyen_de"]),
    )  # fmt: skip
    if chance.random() < 0.2:
        revoke(made, random_day(chance))


class BulkFacts(TestCase):
    """Hypothesis brings the registry back to empty after each example."""

    @settings(max_examples=25)
    @given(st.integers(0, 10**9), st.sampled_from([DAY, date(2023, 12, 1), date(2024, 6, 1)]))
    def test_bulk_facts_are_those_of_the_case(self, seed: int, day: date) -> None:
        chance, world = Random(seed), make_world()  # noqa: S311 - the same for the same seed
        people = [
            random_person(world.units["AAA"], f"CB{n}", chance) for n in range(chance.randint(1, 3))
        ]
        year = day.year - 1

        chunks = list(tracks_of(Person.objects.all(), award_year=year, received_on=day))

        found = {key: facts_of_track(track, year, day) for chunk in chunks for key, track in chunk}
        assert found == {
            person.pk: facts_of(case_of(person, award_year=year, received_on=day))
            for person in people
        }


@pytest.mark.django_db
def test_only_the_people_asked_for_are_read_also_where_keys_lie_far_apart() -> None:
    world = make_world()
    units = [world.units["AAA"], *[world.units["BBB"]] * 4]
    people = [make_person(unit, f"CB{n}") for n, unit in enumerate([*units, units[0]])]
    for person in people:
        tell_year(person, YEAR, classification="HTTNV")

    (chunk,) = tracks_of(Person.objects.filter(unit=units[0]), award_year=YEAR, received_on=DAY)

    assert [key for key, _ in chunk] == [people[0].pk, people[-1].pk]
    assert {track.years for _, track in chunk} == {(1, 0, 1, 1, "HTTNV", None, None)}


@pytest.mark.django_db
def test_a_chunk_takes_seven_queries(django_assert_num_queries: object) -> None:
    world = make_world()
    for n in range(3):
        make_person(world.units["AAA"], f"CB{n}")

    with django_assert_num_queries(7):  # type: ignore[operator] # pytest-django's fixture
        list(tracks_of(Person.objects.all(), award_year=YEAR, received_on=DAY))
    assert CHUNK >= 1000
