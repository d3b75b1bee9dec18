"""A unit's year: staff by class, titles counted, shares, the ceiling; unknown stays so."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.apps.awards.history_steps import person
from tests.conftest import SignIn
from tests.factories import World
from thidua.apps.awards.models import AwardRecord, Decision, YearRecord
from thidua.apps.awards.statistics.unit_counts import cap_on, counts_of, unit_counts
from thidua.apps.awards.statistics.unit_counts_words import year_in_words
from thidua.apps.organisations.models import AuthoritySetting, Unit
from thidua.apps.people.models import Person

YEAR = 2022


def staffed(world: World, *, ldtt: int = 7, cstdcs: int = 1) -> Unit:
    """Ten people of CCC, two of them officials; so many with titles; one who counts nowhere."""
    unit = world.units["CCC"]
    people = [
        person(world, code=f"N{n}", full_name=f"Người {n}",
               staff_class="official" if n < 2 else "civil_servant")
        for n in range(10)
    ]  # fmt: skip
    person(world, code="HD", counts_in_ratios=False)
    person(world, code="NGHI", left_on=date(YEAR, 6, 30))
    decision = Decision.objects.create(
        authority=world.authority, number="1", decided_on=date(YEAR, 12, 20)
    )
    for award, count in (("LDTT", ldtt), ("CSTDCS", cstdcs)):
        for each in people[:count]:
            give(world, decision, each, award)
    return unit


def give(world: World, decision: Decision, whom: Person, award: str, **changes: Any) -> None:
    facts = {"holder_unit": whom.unit, "year": YEAR, "award": award, "holder_name": "x"}
    AwardRecord.objects.create(
        authority=world.authority, decision=decision, person=whom, **facts | changes
    )


def complete(unit: Unit) -> Unit:
    unit.is_history_complete = True
    unit.save()
    return unit


def test_counts_of_a_complete_history(world: World) -> None:
    unit = complete(staffed(world))
    decision, whom = Decision.objects.get(), Person.objects.get(code="N9")
    give(world, decision, whom, "LDTT", state="revoked", revoked_on=date(2023, 1, 1),
         revoked_because="Khai man")  # fmt: skip
    give(world, decision, Person.objects.get(code="N0"), "LDTT")

    counts = unit_counts(unit, YEAR)

    assert (counts.headcount, counts.ldtt, counts.cstdcs) == (10, 7, 1)
    assert counts.by_class == {"official": 2, "civil_servant": 8}
    assert (counts.ldtt_percent, counts.cstdcs_percent) == (Fraction(70), Fraction(10))
    assert counts.cstdcs_of_ldtt_percent == Fraction(100, 7)
    assert (counts.most_cstdcs, counts.warnings, counts.is_complete) == (1, [], True)


def test_what_nobody_wrote_is_not_known(world: World) -> None:
    counts = unit_counts(world.units["AAA"], YEAR)

    assert (counts.headcount, counts.ldtt, counts.cstdcs) == (None, None, None)
    assert (counts.ldtt_percent, counts.most_cstdcs, counts.warnings) == (None, None, [])
    assert unit_counts(complete(world.units["AAA"]), YEAR).ldtt == 0


def test_typed_figures_win_and_differences_are_told(world: World) -> None:
    unit = staffed(world)
    YearRecord.objects.create(unit=unit, year=YEAR, members=12, ldtt=7, cstdcs=None)

    counts = unit_counts(unit, YEAR)

    assert (counts.headcount, counts.ldtt, counts.cstdcs) == (12, 7, 1)
    assert counts.warnings == ["tổng số người: số đã ghi 12, sổ đếm được 10."]


def test_too_many_cstdcs_is_a_warning_under_the_ceiling_in_force(world: World) -> None:
    unit = staffed(world, ldtt=10, cstdcs=2)

    [warning] = unit_counts(unit, YEAR).warnings
    assert warning.startswith("Sổ ghi 2 Chiến sĩ thi đua cơ sở, vượt mức tối đa 1 người: 15%")
    AuthoritySetting.objects.create(
        authority=world.authority, key="cstdcs_share_of_ldtt", value="0.2",
        since=date(2022, 1, 1), cites="QĐ 3/2022",
    )  # fmt: skip
    counts = unit_counts(unit, YEAR)
    assert (counts.warnings, counts.most_cstdcs) == ([], 2)
    assert counts.cap is not None
    assert (counts.cap.share, counts.cap.citation) == (Decimal("0.2"), "QĐ 3/2022")
    assert cap_on(world.authority.pk, date(2000, 1, 1)) is None


def test_counts_take_three_queries_for_any_number_of_units(world: World) -> None:
    staffed(world)
    for units in (list(world.units.values())[:1], list(world.units.values())):
        with CaptureQueriesContext(connection) as queries:
            counts_of(units, YEAR, None)
        assert len(queries) == 3


def test_page_shows_own_units_and_says_what_is_not_sure(world: World, sign_in: SignIn) -> None:
    staffed(world)
    path = f"/awards/unit-counts/?year={YEAR}"

    page = sign_in(world.standing).get(path).content.decode()
    own = sign_in(world.officers["AAA"]).get(path).content.decode()

    assert "ít nhất 7/10 = 70%" in page
    assert "2 cán bộ, 8 công chức" in page
    assert "15% số Lao động tiên tiến" in page
    assert ("Hội AAA" in own, "Hội CCC" in own) == (True, False)
    complete(world.units["CCC"])
    assert ">7/10 = 70%" in sign_in(world.standing).get(path).content.decode()


def test_year_in_words_for_whoever_registers(world: World) -> None:
    unit = complete(staffed(world))

    assert year_in_words(unit, YEAR) == (
        "Thực tế năm 2022 theo sổ khen thưởng: 10 người; Lao động tiên tiến 7/10 = 70%; "
        "Chiến sĩ thi đua cơ sở 1/7 = 14,29%."
    )
    assert year_in_words(world.units["AAA"], YEAR) == ""
