"""Fine print of the eligibility command: what counts, and what does not."""

from typing import Any

import pytest

from tests.law.verdicts import BLOCKERS, DAYS, held, invented, requirement, titled, verdict_on
from thidua.domain.eligibility import Shown
from thidua.law.registry import AWARDS, rules_for
from thidua.law.rule_sets import BY_CODE


# --- Held awards ---------------------------------------------------------------
@pytest.mark.parametrize(
    ("change", "met"),
    [
        (held("BK_TINH", decided_on="2026-03-15"), True),
        (held("BK_TINH", decided_on="2026-03-16"), False),
        (held("BK_TINH", decided_on=""), None),
        (held("BK_TINH", year="2023"), True),
        (held("BK_TINH", year=""), True),
        (held("BK_TINH", type=""), None),
        (held("BK_TINH", type="dot_xuat"), False),
        (held("BK_TINH", type="chuyen_de"), False),
        (held("BK_TINH", revoked="true"), False),
        (held("BK_BO"), True),
        (held("GK"), False),
        (held(""), None),
        ({"held": []}, False),
        ({}, None),
    ],
)
def test_certificate_of_a_person_in_2022(change: dict[str, Any], met: bool | None) -> None:
    assert requirement("BK_TTG", "certificate_held", change).met is met


@pytest.mark.parametrize("rule_set", DAYS)
@pytest.mark.parametrize(("year", "met"), [("2020", True), ("2021", False), ("", None)])
def test_years_of_an_order_come_after_the_certificate(
    rule_set: str, year: str, met: bool | None
) -> None:
    change = held("BK_TTG", year=year) | {"received_on": DAYS[rule_set]}

    assert requirement("HCLD3", "bk_ttg_held", change).met is met


@pytest.mark.parametrize(("year", "met"), [("2020", True), ("2021", False), ("", None)])
def test_years_come_after_the_certificate_everywhere_in_2013(year: str, met: bool | None) -> None:
    change = held("BK_BO", year=year) | {"received_on": "2023-12-31"}

    assert requirement("BK_TTG", "certificate_held", change).met is met


def shown(figure: Shown | None) -> str | None:
    return None if figure is None else figure.value


# --- In a row ------------------------------------------------------------------
@pytest.mark.parametrize(
    ("years", "has", "met"),
    [
        (range(2023, 2026), "3", True),
        (range(2016, 2026), "10", True),
        (range(2024, 2026), "2", None),
        (range(2022, 2025), None, None),
    ],
)
def test_run_ends_in_the_award_year(years: range, has: str | None, met: bool | None) -> None:
    change = titled({year: ["CSTDCS"] for year in years})
    found = requirement("CSTD_TINH", "three_consecutive_cstdcs", change)

    assert (shown(found.has), found.met) == (has, met)


def test_run_is_nought_when_the_award_year_lacks_the_title() -> None:
    change = titled({2022: ["CSTDCS"], 2023: ["CSTDCS"], 2024: ["CSTDCS"], 2025: []})
    found = requirement("CSTD_TINH", "three_consecutive_cstdcs", change)

    assert (shown(found.needs), shown(found.has), found.met) == ("3", "0", False)


@pytest.mark.parametrize(
    ("provincial", "local", "met"),
    [
        ([2024, 2025], [], True),
        ([2022, 2025], range(2020, 2026), True),
        ([2022, 2025], range(2021, 2026), False),
        ([2023, 2025], range(2020, 2026), False),
        ([2021, 2025], range(2019, 2026), False),
        ([2023, 2024], range(2018, 2026), True),  # proposed in the year that follows
        ([2021, 2024], range(2019, 2026), True),
        ([2021, 2024], range(2020, 2026), False),
        ([2022, 2023], range(2017, 2026), False),  # a year too late
    ],
)
def test_two_times_in_a_row_means_two_patterns_that_end_now_or_last_year(
    provincial: list[int], local: Any, met: bool
) -> None:
    years = {
        year: [
            *(["CSTD_TINH"] if year in provincial else []),
            *(["CSTDCS"] if year in local else []),
        ]
        for year in range(2017, 2026)
    }

    assert requirement("CSTD_TQ", "two_consecutive_cstd_tinh", titled(years)).met is met


# --- Initiatives ---------------------------------------------------------------
@pytest.mark.parametrize(
    ("award", "code", "window", "scope"),
    [
        ("CSTD_TINH", "initiative_in_province", 3, "tinh"),
        ("CSTD_TQ", "initiative_nationwide", 6, "toan_quoc"),
    ],
)
def test_initiative_lies_in_the_years_asked_for(
    award: str, code: str, window: int, scope: str
) -> None:
    none: dict[int, list[str]] = {year: [] for year in range(2018, 2026)}

    def met(years: dict[int, list[str]]) -> bool | None:
        return requirement(award, code, invented(none | years, titles=[])).met

    assert met({2026 - window: [scope]}) is True
    assert met({2025 - window: [scope]}) is False
    assert met({2025: ["co_so"]}) is False
    assert met({2025: ["toan_quoc"]}) is True


@pytest.mark.parametrize(("year", "met"), [(2018, False), (2019, True), (2024, True)])
def test_the_nationwide_initiative_goes_with_the_six_years_that_carry_the_title(
    year: int, met: bool
) -> None:
    titles = {each: ["CSTDCS"] for each in range(2019, 2025)} | {2025: []}
    titles |= {2021: ["CSTDCS", "CSTD_TINH"], 2024: ["CSTDCS", "CSTD_TINH"]}
    years = {
        str(each): {
            "titles": titles.get(each, []),
            "initiatives": [{"scope": "toan_quoc"}] if each == year else [],
        }
        for each in range(2018, 2026)
    }

    assert verdict_on("CSTD_TQ", {"years": years}).eligible is met


def test_initiative_of_cstdcs_lies_in_the_award_year() -> None:
    base = {"received_on": "2026-10-01"}  # the draft asks for the initiative by itself

    assert requirement("CSTDCS", "initiative", base | invented({2025: ["tinh"]})).met is True
    assert (
        requirement("CSTDCS", "initiative", base | invented({2024: ["tinh"], 2025: []})).met
        is False
    )


def test_an_initiative_without_scope_serves_the_narrowest_and_perhaps_more() -> None:
    change = {
        "years": {year: {"initiatives": [{"name": "X"}]} for year in ("2023", "2024", "2025")}
    }

    assert requirement("CSTDCS", "htxsnv_or_initiative", change).met is True
    assert requirement("CSTD_TINH", "initiative_in_province", change).met is None


@pytest.mark.parametrize(
    ("basis", "initiatives", "met"),
    [
        ("HTXSNV", ["co_so"], True),
        ("SANG_KIEN", ["co_so"], False),
        ("SANG_KIEN", ["co_so", "co_so"], True),
        (None, ["co_so"], None),
        (None, ["co_so", "co_so"], True),
        ("SANG_KIEN", ["tinh", "toan_quoc"], True),
    ],
)
@pytest.mark.parametrize("classification", ["HTXSNV", "HTTNV"])
def test_a_used_initiative_does_not_count_in_either_branch(
    classification: str, basis: str | None, initiatives: list[str], met: bool | None
) -> None:
    keys = {
        "titles": ["LDTT", "CSTDCS"],
        "classification": classification,
        "basis": {"CSTDCS": basis},
    }
    change = invented({2024: initiatives, 2025: initiatives}, **keys)

    assert requirement("BK_TINH", "two_initiatives", change).met is met


def test_only_one_initiative_is_used_and_only_of_its_own_year() -> None:
    change = {
        "years": {
            "2024": {"titles": [], "initiatives": [{"scope": "co_so"}]},
            "2025": {
                "titles": ["CSTDCS"],
                "basis": {"CSTDCS": "SANG_KIEN"},
                "initiatives": [{"scope": "co_so"}],
            },
        }
    }

    assert requirement("BK_TINH", "two_initiatives", change).has == Shown("1", "1")
    change["years"]["2025"]["initiatives"] = []
    assert requirement("BK_TINH", "two_initiatives", change).has == Shown("1", "1")


def test_used_initiatives_count_in_2013() -> None:
    keys = {"titles": ["CSTDCS"], "basis": {"CSTDCS": "SANG_KIEN"}}
    change = {"received_on": "2023-12-31"} | invented({2024: ["co_so"], 2025: ["co_so"]}, **keys)

    assert requirement("BK_TINH", "two_initiatives", change).met is True


# --- Bloc leader, registration -------------------------------------------------
@pytest.mark.parametrize(("leader", "met"), [("yes", True), ("no", False), (None, None)])
@pytest.mark.parametrize("rank", ["1", "7", None])
def test_rank_decides_nothing(rank: str | None, leader: str | None, met: bool | None) -> None:
    change = {"subject": {"kind": "collective"}, "bloc": {"rank": rank, "leader": leader}}

    assert requirement("CO_TINH", "bloc_leader", change).met is met


@pytest.mark.parametrize("award", [code for code, award in AWARDS.items() if award.is_title])
def test_titles_of_2013_need_registration_and_no_other_law_does(award: str) -> None:
    kind = AWARDS[award].kinds[0]
    for rule_set in BY_CODE:
        rules = {rule.condition.code: rule for rule in rules_for(award, kind, rule_set)}
        assert ("registered" in rules) is (rule_set == "RS2013")
    rule = {one.condition.code: one for one in rules_for(award, kind, "RS2013")}["registered"]
    assert (rule.cites, rule.confidence) == ("LUAT-15-2003-QH11/art/10", "text")


# --- Blockers ------------------------------------------------------------------
@pytest.mark.parametrize(
    ("change", "met"),
    [
        ({"discipline": []}, True),
        ({"discipline": None}, None),
        ({"discipline": [{"level": "khien_trach"}]}, False),
        ({"discipline": [{"ended_on": "2026-03-15"}]}, True),
        ({"discipline": [{"ended_on": "2026-03-16"}]}, False),
        ({"discipline": [{"ended_on": "2020-01-01"}, {"level": "canh_cao"}]}, False),
    ],
)
def test_running_discipline(change: dict[str, Any], met: bool | None) -> None:
    assert requirement("GK", "no_running_discipline", change).met is met


@pytest.mark.parametrize(("given", "met"), [("false", True), ("true", False), (None, None)])
def test_under_review(given: str | None, met: bool | None) -> None:
    assert requirement("GK", "not_under_review", {"under_review": given}).met is met


@pytest.mark.parametrize(
    ("rule_set", "cites"),
    [("RS2022A", "NĐ 98/2023, Điều 4"), ("RS2022B", "NĐ 152/2025, Điều 4")],
)
def test_blockers_cite_the_decree_of_the_day(rule_set: str, cites: str) -> None:
    for code in BLOCKERS:
        assert requirement("GK", code, {"received_on": DAYS[rule_set]}).cites == cites


@pytest.mark.parametrize(("ended_on", "has"), [("2023-12-31", "2"), ("2024-01-01", "1")])
def test_a_year_counts_only_if_it_begins_after_every_end(ended_on: str, has: str) -> None:
    change = titled({year: ["CSTDCS"] for year in range(2020, 2026)})
    change["discipline"] = [{"ended_on": "2019-06-30"}, {"ended_on": ended_on}]
    found = requirement("CSTD_TINH", "three_consecutive_cstdcs", change)

    assert (shown(found.has), found.met) == (has, False)


def test_discipline_that_ended_in_the_award_year_leaves_an_award_of_one_year_alone() -> None:
    change = {
        "years": {"2025": {"classification": "HTTNV", "attitude_confirmed": "yes"}},
        "discipline": [{"ended_on": "2025-12-01"}],
    }

    assert verdict_on("LDTT", change).eligible is True


def test_unknown_disciplines_leave_several_years_unknown() -> None:
    change = titled({year: ["CSTDCS"] for year in range(2020, 2026)}) | {"discipline": None}
    found = requirement("CSTD_TINH", "three_consecutive_cstdcs", change)

    assert (shown(found.has), found.met) == ("6", None)
