"""What a verdict reads from the registry, table by table."""

from datetime import date
from typing import Any

import pytest

from tests.factories import World
from tests.factories_registry import give, good_years, invent, make_person, revoke, tell_year
from thidua.apps.awards.models import Discipline, Inquiry
from thidua.apps.eligibility.refusals import AwardNotJudged, AwardUnknown, DayWithoutLaw
from thidua.apps.eligibility.tracks.judging import verdict_for, verdicts_for
from thidua.apps.eligibility.tracks.registry_cases import case_of, cases_of
from thidua.apps.eligibility.tracks.registry_rules import FORMS, LISTED, PERSON_TITLES
from thidua.apps.meetings.models import Candidate, Conference, Motion
from thidua.apps.organisations.models import Bloc, Membership
from thidua.apps.people.models import Person
from thidua.apps.seasons.models import Season
from thidua.domain.eligibility import Verdict
from thidua.domain.track_record import Case, HeldAward
from thidua.law.conditions.held import Holds
from thidua.law.registry import AWARDS

DAY, YEAR = date(2026, 3, 15), 2025
WHEN: dict[str, Any] = {"award_year": YEAR, "received_on": DAY}


@pytest.fixture
def person(world: World) -> Person:
    return make_person(world.units["CCC"])


def case(person: Any, day: date = DAY) -> Case:
    return case_of(person, award_year=YEAR, received_on=day)


def met(verdict: Verdict) -> dict[str, bool | None]:
    return {one.code: one.met for one in verdict.requirements}


def test_titles_of_a_complete_year_are_all_there_were(person: Person) -> None:
    tell_year(person, 2025, classification="HTXSNV")
    tell_year(person, 2024, is_complete=False)
    give(person, "LDTT", 2025)
    give(person, "CSTDCS", 2024, basis="SANG_KIEN")

    years = case(person).years

    assert (years[2025].titles, years[2025].is_complete) == ({"LDTT"}, True)
    assert (years[2024].titles, years[2024].is_complete) == ({"CSTDCS"}, False)
    assert years[2024].cstdcs_basis == "SANG_KIEN"


def test_a_year_nobody_entered_is_not_known_and_never_no(person: Person) -> None:
    verdict = verdict_for(person, "LDTT", **WHEN)

    assert verdict.eligible is None
    assert set(met(verdict).values()) == {None}


def test_an_award_counts_from_its_decision_until_it_is_revoked(person: Person) -> None:
    tell_year(person, 2024)
    made = give(person, "CSTDCS", 2024, decided_on=date(2025, 2, 1))
    revoke(made, date(2025, 8, 1))

    titles = {
        day: case(person, day).years[2024].titles
        for day in (date(2025, 1, 31), date(2025, 2, 1), date(2025, 7, 31), date(2025, 8, 1))
    }

    assert list(titles.values()) == [set(), {"CSTDCS"}, {"CSTDCS"}, set()]
    assert case(person).held == (
        HeldAward("CSTDCS", "cong_trang", 2024, date(2025, 2, 1), revoked=True),
    )


def test_a_revoked_title_changes_a_later_verdict(person: Person) -> None:
    good_years(person, range(2020, 2026), ("LDTT", "CSTDCS"))
    invent(person, 2025, "tinh")
    before = verdict_for(person, "CSTD_TINH", **WHEN)
    revoke(person.award_records.get(award="CSTDCS", year=2024), date(2026, 3, 1))

    after = verdict_for(person, "CSTD_TINH", **WHEN)

    assert (before.eligible, after.eligible, after.blocks) == (True, False, True)
    assert [one.code for one in after.unmet] == ["three_consecutive_cstdcs"]
    assert "năm 2024 không đạt" in after.unmet[0].text
    earlier = verdict_for(person, "CSTD_TINH", award_year=YEAR, received_on=date(2026, 2, 28))
    assert earlier.eligible is True


def test_a_history_that_is_not_complete_leaves_certificates_open(person: Person) -> None:
    good_years(person, range(2020, 2026), ("LDTT", "CSTDCS"))

    assert met(verdict_for(person, "BK_TTG", **WHEN))["certificate_held"] is None
    person.is_history_complete = True
    assert met(verdict_for(person, "BK_TTG", **WHEN))["certificate_held"] is False
    give(person, "BK_BO", 2021)
    assert verdict_for(person, "BK_TTG", **WHEN).eligible is True


def test_a_thematic_certificate_carries_nothing(person: Person) -> None:
    person.is_history_complete = True
    give(person, "BK_TINH", 2021, type="chuyen_de")

    assert met(verdict_for(person, "BK_TTG", **WHEN))["certificate_held"] is False


def test_initiatives_of_a_year_that_is_not_complete_may_be_more(person: Person) -> None:
    tell_year(person, 2025, is_complete=False, classification="HTTNV", attitude_confirmed=True)

    assert met(verdict_for(person, "CSTDCS", **WHEN))["htxsnv_or_initiative"] is None
    invent(person, 2025)
    assert met(verdict_for(person, "CSTDCS", **WHEN))["htxsnv_or_initiative"] is True


@pytest.mark.parametrize(
    ("decided_on", "ended_on", "is_complete", "answer"),
    [
        (None, None, True, False),
        (None, None, False, False),
        (date(2026, 3, 16), None, True, True),  # decided after the day
        (date(2025, 1, 1), date(2026, 3, 15), True, True),  # ended on the day
        (date(2025, 1, 1), date(2026, 3, 16), True, False),
        (date(2025, 1, 1), date(2025, 6, 1), False, None),  # there may be others
    ],
)
def test_disciplines(
    person: Person, decided_on: date | None, ended_on: date | None, is_complete: bool,
    answer: bool | None,
) -> None:  # fmt: skip
    tell_year(person, 2025, is_complete=is_complete)
    Discipline.objects.create(
        person=person, level="Khiển trách", decided_on=decided_on, ended_on=ended_on
    )

    assert met(verdict_for(person, "LDTT", **WHEN))["no_running_discipline"] is answer


@pytest.mark.parametrize(
    ("closed_on", "answer"), [(None, False), (date(2026, 3, 15), True), (date(2026, 3, 16), False)]
)
def test_an_open_matter_stands_against_everything(
    person: Person, closed_on: date | None, answer: bool
) -> None:
    tell_year(person, 2025)
    Inquiry.objects.create(
        person=person, matter="Đơn tố cáo", opened_on=date(2026, 1, 5), closed_on=closed_on
    )

    found = [met(one)["not_under_review"] for one in verdicts_for(person, **WHEN)]

    assert found == [answer] * 10


def test_a_person_takes_at_most_seven_queries_and_so_do_three(
    world: World, django_assert_max_num_queries: Any
) -> None:
    people = [make_person(world.units["AAA"], f"CB{n}") for n in range(3)]
    units = list(world.units.values())

    for subjects in (people[:1], people, units[:1], units):
        with django_assert_max_num_queries(7):
            cases_of(subjects, **WHEN)


def test_counts_of_a_unit_are_those_of_the_award_year(world: World) -> None:
    unit = world.units["AAA"]
    tell_year(
        unit,
        2025,
        classification="HTTNV",
        members=40,
        completed=40,
        ldtt=29,
        cstdcs=1,
        disciplined=0,
    )
    tell_year(unit, 2024, members=1, completed=0, ldtt=0, cstdcs=0)

    assert verdict_for(unit, "TTLDTT", **WHEN).eligible is True
    counts = case(unit).collective
    assert (counts.members, counts.ldtt, counts.disciplined_from_canh_cao) == (40, 29, 0)


def hold(season: Season, chosen: str, world: World, state: str = "closed") -> None:
    """A conference that proposed every unit for the flag and chose one as leader."""
    conference = Conference.objects.create(
        season=season, state=state, held_on=date(2025, 12, 20), starts_at="08:00", place="x",
        chair_name="x", secretary_name="x",
    )  # fmt: skip
    at = {"decided_at": "2025-12-20T03:00:00Z"}
    flag = Motion.objects.create(
        conference=conference, kind="award", award="CO_TINH", method="vote", seats=3, **at
    )
    leader = Motion.objects.create(conference=conference, kind="leader", method="vote", **at)
    for code, unit in world.units.items():
        Candidate.objects.create(motion=flag, unit=unit, is_chosen=True)
        Candidate.objects.create(motion=leader, unit=unit, is_chosen=code == chosen)


def flags(world: World) -> dict[str, bool | None]:
    return {
        code: met(verdict_for(unit, "CO_TINH", **WHEN))["bloc_leader"]
        for code, unit in world.units.items()
    }


def test_the_leader_of_the_bloc_is_whom_the_conference_chose(world: World) -> None:
    Season.objects.filter(pk=world.season.pk).update(year=YEAR)
    Membership.objects.update(year=YEAR)
    assert flags(world) == {"AAA": None, "BBB": None, "CCC": None}

    hold(world.season, "BBB", world, state="open")
    assert flags(world) == {"AAA": None, "BBB": None, "CCC": None}

    Conference.objects.update(state="closed")
    assert flags(world) == {"AAA": False, "BBB": True, "CCC": False}


def test_a_unit_of_two_blocs_waits_for_both(world: World) -> None:
    Season.objects.filter(pk=world.season.pk).update(year=YEAR)
    Membership.objects.update(year=YEAR)
    other = Bloc.objects.get(code="K2")
    Membership.objects.create(bloc=other, unit=world.units["CCC"], year=YEAR)
    hold(world.season, "BBB", world)

    assert flags(world) == {"AAA": False, "BBB": True, "CCC": None}


@pytest.mark.parametrize(
    ("award", "refusal", "words"),
    [
        ("XYZ", AwardUnknown, "không có trong danh mục"),
        ("CO_TINH", AwardNotJudged, "không tặng cho cá nhân"),
        ("HC_SAO_VANG", AwardNotJudged, "phần mềm không tính điều kiện"),
    ],
)
def test_awards_that_cannot_be_judged_say_why(
    person: Person, award: str, refusal: type[Exception], words: str
) -> None:
    with pytest.raises(refusal, match=words):
        verdict_for(person, award, **WHEN)


def test_a_day_without_law_is_refused(person: Person) -> None:
    with pytest.raises(DayWithoutLaw, match="01/06/2014"):
        verdicts_for(person, award_year=2013, received_on=date(2014, 5, 31))


def test_every_certificate_that_a_rule_asks_for_is_read() -> None:
    asked = {
        code
        for award in AWARDS.values()
        for rules in award.rules.values()
        for rule_set in rules.values()
        for rule in rule_set
        if isinstance(rule.condition, Holds)
        for code in rule.condition.awards
    }

    assert asked <= set(LISTED)
    assert set(PERSON_TITLES) & set(FORMS) == set()


@pytest.mark.parametrize(
    ("since", "received_on", "found"),
    [
        (date(2013, 6, 1), date(2023, 6, 1), (True, "10", "10")),
        (date(2013, 6, 2), date(2023, 6, 1), (False, "10", "9")),
        (None, date(2023, 6, 1), None),
        (date(2020, 1, 1), date(2024, 1, 1), None),  # the law of 2022 does not ask
    ],
)
def test_how_long_there_has_been_a_unit_counts_for_orders_before_2024(
    world: World, since: date | None, received_on: date, found: tuple[bool, str, str] | None
) -> None:
    unit = world.units["CCC"]
    unit.valid_from = since

    verdict = verdict_for(unit, "HCLD3", award_year=2022, received_on=received_on)

    asked = [one for one in verdict.requirements if one.code == "years_of_existence"]
    assert [(one.met, one.needs.value, one.has.value if one.has else "") for one in asked] == (
        [found] if found else []
    )
    assert [one.cites for one in asked] == ["NĐ 65/2014, Điều 17"] * len(asked)
