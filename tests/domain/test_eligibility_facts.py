"""What a record says once it is a handful of integers: titles, held awards, used initiatives."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from thidua.domain.eligibility_facts import facts_of
from thidua.domain.eligibility_initiatives import MANY, YearInitiatives
from thidua.domain.track_record import Case, Discipline, HeldAward, Initiative, YearRecord
from thidua.domain.year_marks import ALL_YEARS, UNKNOWN, Marks

DAY = date(2026, 3, 15)
CASE = Case(DAY, 2025, "collective")
FLAG = HeldAward("CO_TINH", "cong_trang", 2024, date(2025, 2, 1))
CERTIFICATE = replace(FLAG, award="BK_TINH")
TITLES = {2024: YearRecord(titles=frozenset({"TTLDXS"})), 2025: YearRecord(titles=frozenset())}


def marks(award: str, **changes: Any) -> Marks:
    return facts_of(replace(CASE, **changes)).awards[award]


def test_titles_listed_for_a_year_are_all_there_are() -> None:
    assert marks("TTLDXS", years=TITLES) == Marks(0b10, 0b01)
    assert marks("CO_TINH", years=TITLES) == Marks(0, 0b11)
    assert marks("CO_TINH") == UNKNOWN


def test_a_year_after_the_award_year_says_nothing() -> None:
    later = {2026: YearRecord("HTXSNV", frozenset({"CO_TINH"}))}
    facts = facts_of(replace(CASE, years=later, held=(replace(FLAG, year=2026),)))

    assert (facts.awards["CO_TINH"], facts.excellent) == (UNKNOWN, UNKNOWN)


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (FLAG, Marks(0b10, 0b01)),
        (replace(FLAG, type="chuyen_de"), Marks(0, 0b11)),
        (replace(FLAG, type=None), Marks(0, 0b01)),
        (replace(FLAG, decided_on=date(2026, 3, 16)), Marks(0, 0b11)),
        (replace(FLAG, decided_on=None), Marks(0, 0b01)),
        (replace(FLAG, year=None), Marks(0, 0)),
        (replace(FLAG, award=None), Marks(0, 0b01)),
        (replace(FLAG, revoked=True), Marks(0, 0b11)),
    ],
)
def test_a_held_flag_adds_to_the_titles_of_its_year(held: HeldAward, expected: Marks) -> None:
    assert marks("CO_TINH", years=TITLES, held=(held,)) == expected


def test_a_held_title_needs_no_type() -> None:
    title = HeldAward("TTLDXS", year=2025, decided_on=DAY)

    assert marks("TTLDXS", years=TITLES, held=(title,)) == Marks(0b11, 0)


def test_a_revoked_title_counts_for_nothing_even_where_its_year_lists_it() -> None:
    revoked = HeldAward("TTLDXS", year=2024, decided_on=date(2025, 2, 1), revoked=True)

    assert marks("TTLDXS", years=TITLES, held=(revoked,)) == Marks(0, 0b11)
    assert marks("TTLDXS", years=TITLES, held=(replace(revoked, year=None),)) == Marks(0, 0b00)


def test_certificates_are_known_only_from_the_list_of_held_awards() -> None:
    assert marks("BK_TINH") == UNKNOWN
    assert marks("BK_TINH", held=()) == Marks(0, ALL_YEARS)
    assert marks("BK_TINH", held=(CERTIFICATE,)) == Marks(0b10, ~0b10)
    assert marks("BK_TINH", held=(replace(CERTIFICATE, type=None),)) == Marks(0, ~0b10)
    assert marks("BK_TINH", held=(replace(CERTIFICATE, type="dot_xuat"),)) == Marks(0, ALL_YEARS)


@pytest.mark.parametrize(
    ("titles", "basis", "used"),
    [
        (frozenset({"CSTDCS"}), "SANG_KIEN", (1, 1)),
        (frozenset({"CSTDCS"}), "HTXSNV", (0, 0)),
        (frozenset({"CSTDCS"}), None, (0, 1)),
        (frozenset({"LDTT"}), "SANG_KIEN", (0, 0)),
        (frozenset({"LDTT"}), None, (0, 0)),
        (None, "SANG_KIEN", (0, 1)),
        (None, "HTXSNV", (0, 0)),
        (None, None, (0, 1)),
    ],
)
def test_an_initiative_is_used_when_the_title_was_given_for_it(
    titles: frozenset[str] | None, basis: str | None, used: tuple[int, int]
) -> None:
    record = YearRecord(titles=titles, cstdcs_basis=basis, initiatives=(Initiative("co_so"),))
    now = facts_of(replace(CASE, years={2025: record})).initiatives[0]

    assert (now.used_least, now.used_most) == used


def test_initiatives_serve_their_scope_and_narrower_ones() -> None:
    listed = tuple(Initiative(scope) for scope in ("co_so", "tinh", "tinh", "toan_quoc", None))
    facts = facts_of(
        replace(CASE, years={2024: YearRecord(titles=frozenset(), initiatives=listed)})
    )

    assert facts.initiatives[1] == YearInitiatives((5, 3, 1), (5, 4, 2), 0, 0)
    assert facts.initiatives[0].most == (MANY, MANY, MANY)


@pytest.mark.parametrize(
    ("disciplines", "sure", "lost"),
    [
        (None, 0, 0),
        ((), ALL_YEARS, 0),
        ((Discipline(None),), ALL_YEARS, 0),
        ((Discipline(date(2022, 12, 31)),), 0b111, ~0b111),
        ((Discipline(date(2023, 1, 1)),), 0b11, ~0b11),
        ((Discipline(date(2025, 6, 1)), Discipline(date(2020, 1, 1))), 0, ALL_YEARS),
        ((Discipline(date(2027, 1, 1)),), 0, ALL_YEARS),
    ],
)
def test_years_that_count(disciplines: tuple[Discipline, ...] | None, sure: int, lost: int) -> None:
    facts = facts_of(replace(CASE, disciplines=disciplines))

    assert (facts.sure_years, facts.lost_years) == (sure, lost)


@pytest.mark.parametrize(
    ("since", "years"), [(None, None), (date(2016, 3, 15), 10), (date(2016, 3, 16), 9)]
)
def test_years_of_existence_are_whole(since: date | None, years: int | None) -> None:
    assert facts_of(replace(CASE, active_since=since)).years_of_existence == years
