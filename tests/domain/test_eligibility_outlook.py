"""What later years can bring, and what they cannot."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.test_properties import CASES
from thidua.domain.eligibility import Answer
from thidua.domain.eligibility_facts import Facts, facts_of
from thidua.domain.eligibility_initiatives import INITIATIVE_YEARS
from thidua.domain.eligibility_outlook import FARTHEST, best_after, years_until
from thidua.domain.track_record import Case, HeldAward, YearRecord
from thidua.law.registry import rules_for, screen

DAY = date(2026, 3, 15)


def facts(**changes: object) -> Facts:
    given_years = changes.pop("titles", {})
    assert isinstance(given_years, dict)
    years = {
        year: YearRecord("HTTNV", frozenset(given_years.get(year, ())), initiatives=())
        for year in range(2016, 2026)
    }
    case = Case(DAY, 2025, "individual", years=years, held=(), under_review=False, disciplines=())
    return facts_of(replace(case, **changes))  # type: ignore[arg-type] # fields of a case


def until(award: str, known: Facts) -> int | None:
    def met(later: Facts) -> Answer:
        return screen(award, "individual", "RS2022B", later)

    return years_until(met, known)


def test_two_in_a_row_need_one_year_more() -> None:
    titles = {year: ["CSTDCS"] for year in (2024, 2025)}

    assert until("CSTD_TINH", facts(titles=titles)) == 1


def test_a_gap_in_the_award_year_begins_the_row_anew() -> None:
    titles = {year: ["CSTDCS"] for year in (2022, 2023, 2024)}

    assert until("CSTD_TINH", facts(titles=titles)) == 3


def test_what_is_fulfilled_needs_no_year() -> None:
    assert years_until(lambda known: known.good.yes & 1 == 1, facts()) == 0


def test_years_alone_bring_no_certificate() -> None:
    assert until("BK_TTG", facts()) is None


def test_a_certificate_that_lies_too_near_grows_old_enough() -> None:
    held = (HeldAward("BK_TTG", "cong_trang", 2023, date(2024, 2, 1)),)

    assert until("HCLD3", facts(held=held)) == 3


def test_an_open_review_is_not_waited_for() -> None:
    assert until("LDTT", facts(under_review=True)) is None


def test_the_day_moves_with_the_years_also_from_a_leap_day() -> None:
    later = best_after(replace(facts(), received_on=date(2028, 2, 29)), 1)

    assert (later.received_on, later.award_year) == (date(2029, 2, 28), 2026)
    assert len(later.initiatives) == INITIATIVE_YEARS


@settings(max_examples=40)
@given(CASES, st.integers(1, FARTHEST - 1))
def test_each_year_at_its_best_never_takes_away_what_is_counted_in_a_row(
    case: Case, years: int
) -> None:
    known = facts_of(case)
    (rule,) = [
        one
        for one in rules_for("CSTD_TINH", "individual", "RS2022B")
        if one.condition.code == "three_consecutive_cstdcs"
    ]

    apart = frozenset({"CSTD_TINH"})  # given again, it would count years that were to serve once
    if rule.condition.met(best_after(known, years, without=apart)):
        assert rule.condition.met(best_after(known, years + 1, without=apart))
