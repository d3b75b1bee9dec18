"""The law's data: every file valid, every citation resolves, nothing forgotten."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

import thidua.law
from thidua.domain.award_codes import AWARD_NAMES, HELD_NAMES, INDIVIDUAL, KINDS
from thidua.domain.confidence import Confidence
from thidua.law.catalogue import (
    GROUP_NAMES,
    CitationMissing,
    ManualReasonTooShort,
    NoSuchAward,
    catalogue,
    manual_way,
)
from thidua.law.citations import UnknownCitation, cited_words, instrument_of, instruments
from thidua.law.conditions.collective import MembersAtLeast, ShareOfMembers
from thidua.law.council import named_share
from thidua.law.dated import (
    NotInForce,
    Repeal,
    UnknownParameter,
    parameter,
    parameter_names,
    text_parameter,
)
from thidua.law.principles import principles
from thidua.law.registry import AWARDS, AwardNotForKind, awards_for, rules_for
from thidua.law.rule_sets import BY_CODE, RULE_SETS, rule_set_for

FOLDER = Path(thidua.law.__file__).parent
PARAMETERS = FOLDER / "parameters"
FILES = sorted(PARAMETERS.rglob("*.yaml"))
MARKS = {str(mark) for mark in Confidence}


def every_rule() -> Iterator[tuple[str, str, str, Any]]:
    for code, award in AWARDS.items():
        for kind in award.kinds:
            for rule_set in BY_CODE:
                for rule in rules_for(code, kind, rule_set):
                    yield code, kind, rule_set, rule


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PARAMETERS)))
def test_parameter_file_is_valid(path: Path) -> None:
    raw = yaml.safe_load(path.read_text("utf-8"))

    assert {"name_vi", "description", "unit", "values"} <= set(raw)
    assert set(raw) <= {"name_vi", "description", "unit", "values", "type"}
    assert raw["values"], "a parameter without a value"
    for since, row in raw["values"].items():
        assert type(since) is date
        assert cited_words(row["cites"])
        if "rules" not in row:  # a table of sizes has its marks line by line
            assert row["value"] is None or isinstance(row["value"], str)
            assert row["value"] is None or row["confidence"] in MARKS


def test_parameter_names_are_the_files() -> None:
    tables = {path for path in FILES if "rules" in path.read_text("utf-8")}
    names = {
        ".".join(path.relative_to(PARAMETERS).with_suffix("").parts)
        for path in FILES
        if path not in tables
    }

    assert set(parameter_names()) == names


@pytest.mark.parametrize("name", parameter_names())
def test_every_parameter_is_read_and_ordered(name: str) -> None:
    try:
        history: Any = parameter(name).history
    except UnknownParameter:
        history = text_parameter(name).history

    days = [entry.since for entry in history]
    assert days == sorted(set(days))
    assert all(isinstance(entry, Repeal) or entry.value is not None for entry in history)


@pytest.mark.parametrize("name", parameter_names())
def test_no_number_comes_before_what_it_cites(name: str) -> None:
    try:
        history: Any = parameter(name).history
    except UnknownParameter:
        history = text_parameter(name).history

    for entry in history:
        cited = instruments()[entry.cites.split("/")[0]]
        assert cited.in_force is None or cited.in_force <= entry.since, entry.cites


@pytest.mark.parametrize(
    ("name", "day", "value"),
    [
        ("titles.cstdcs_share_of_ldtt", date(2017, 10, 1), "0.15"),
        ("titles.co_cp_share_of_leaders", date(2026, 1, 1), "0.20"),
        ("titles.ttldtt_ldtt_share", date(2025, 1, 1), "0.5"),
        ("titles.ttldxs_ldtt_share", date(2025, 1, 1), "0.7"),
        ("council.cstd_tinh_vote_share", date(2020, 1, 1), "0.90"),
        ("council.bk_ttg_vote_share", date(2024, 6, 1), "0.80"),
        ("money.base_salary", date(2026, 6, 30), "2340000"),
        ("money.base_salary", date(2026, 7, 1), "2530000"),
        ("money.multiple.bk_tinh", date(2023, 12, 31), "1.0"),
        ("money.multiple.bk_tinh", date(2024, 1, 1), "1.5"),
        ("money.multiple.co_cp", date(2025, 7, 1), "12.0"),
        ("money.household_factor", date(2025, 7, 1), "1.5"),
        ("procedure.provincial_appraisal_days", date(2024, 1, 1), "25"),
    ],
)
def test_parameter_at_a_day(name: str, day: date, value: str) -> None:
    assert parameter(name).at(day).value == Decimal(value)


def test_parameter_knows_its_source_and_how_sure_it_is() -> None:
    old = parameter("titles.cstdcs_share_of_ldtt").at(date(2023, 12, 31))

    assert (old.citation, old.confidence) == ("NĐ 91/2017, Điều 9 khoản 3", Confidence.TEXT)
    assert old.published == date(2017, 7, 31)


@pytest.mark.parametrize("day", [date(2024, 1, 1), date(2025, 12, 31), date(2026, 11, 28)])
def test_since_2024_no_national_share_of_cstdcs_is_in_force(day: date) -> None:
    with pytest.raises(NotInForce):
        parameter("titles.cstdcs_share_of_ldtt").at(day)


def test_a_value_says_when_it_was_published_or_that_nobody_knows() -> None:
    decree = parameter("money.multiple.bk_tinh").at(date(2025, 7, 1))
    procedure = parameter("council.bk_ttg_vote_share").at(date(2024, 6, 1))

    assert decree.published == date(2025, 6, 14)
    assert procedure.published is None


def test_parameter_before_its_first_day_is_not_in_force() -> None:
    with pytest.raises(NotInForce, match="30/09/2017"):
        parameter("titles.cstdcs_share_of_ldtt").at(date(2017, 9, 30))


@pytest.mark.parametrize("name", ["titles.nothing", "titles", "../instruments", "a/b.c", ""])
def test_unknown_parameter_is_refused(name: str) -> None:
    with pytest.raises(UnknownParameter):
        parameter(name)


def test_a_number_is_not_read_as_words_nor_words_as_a_number() -> None:
    with pytest.raises(UnknownParameter, match="holds text"):
        parameter("procedure.cstd_tq_dossier_by")
    with pytest.raises(UnknownParameter, match="holds number"):
        text_parameter("money.base_salary")
    assert text_parameter("procedure.cstd_tq_dossier_by").at(date(2023, 1, 1)).value == "10-31"


@pytest.mark.parametrize("code", instruments())
def test_instrument_is_consistent(code: str) -> None:
    one = instruments()[code]

    assert one.short
    assert one.issuer
    assert {*one.replaces, *one.amends} <= set(instruments())
    if one.signed and one.in_force:
        assert one.signed <= one.in_force
    if one.in_force and one.ends:
        assert one.in_force < one.ends


def test_instrument_in_force_from_its_first_day_to_the_day_before_its_end() -> None:
    decree = instruments()["ND-98-2023"]

    assert not decree.is_in_force(date(2023, 12, 31))
    assert decree.is_in_force(date(2024, 1, 1))
    assert decree.is_in_force(date(2025, 6, 30))
    assert not decree.is_in_force(date(2025, 7, 1))


def test_every_citation_of_a_rule_resolves() -> None:
    words = [cited_words(rule.cites) for *_, rule in every_rule()]

    assert len(words) > 200
    assert all(words)


@pytest.mark.parametrize(
    "citation",
    [
        "",
        "LUAT-1-1",
        "LUAT-06-2022-QH15/art",
        "LUAT-06-2022-QH15/art/97",
        "LUAT-06-2022-QH15/clause/1/art/2",
        "LUAT-06-2022-QH15/page/3",
        "LUAT-06-2022-QH15/art/",
    ],
)
def test_a_citation_of_nothing_is_refused(citation: str) -> None:
    with pytest.raises(UnknownCitation):
        cited_words(citation)


def test_the_instrument_of_a_citation_is_the_one_it_names() -> None:
    assert instrument_of("ND-98-2023/art/30") is instruments()["ND-98-2023"]
    with pytest.raises(UnknownCitation):
        instrument_of("LUAT-1-1/art/2")


def test_a_share_by_law_is_only_for_awards_and_days_the_law_names() -> None:
    share = named_share("CSTD_TINH", date(2024, 3, 1))

    assert share is not None
    assert share.value == Decimal("0.90")
    assert named_share("CSTD_TINH", date(2016, 3, 1)) is None
    assert named_share("LDTT", date(2024, 3, 1)) is None


@pytest.mark.parametrize(("award", "kind"), [("GIAI_LA", INDIVIDUAL), ("CO_TINH", INDIVIDUAL)])
def test_an_award_without_rules_for_the_kind_is_refused(award: str, kind: str) -> None:
    with pytest.raises(AwardNotForKind):
        rules_for(award, kind, "RS2022A")


def test_registry_is_the_folder_of_awards() -> None:
    modules = {path.stem for path in (FOLDER / "awards").glob("*.py")} - {"__init__"}

    assert {code.lower() for code in AWARDS} == modules
    assert list(AWARDS) == list(AWARD_NAMES)


def test_every_award_has_rules_in_every_rule_set() -> None:
    for code, award in AWARDS.items():
        for kind in award.kinds:
            assert kind in KINDS
            assert set(award.rules[kind]) == set(BY_CODE), code
            assert all(award.rules[kind].values())


def test_a_rule_that_reads_a_number_cites_what_the_number_cites() -> None:
    for _, _, rule_set, rule in every_rule():
        if isinstance(rule.condition, ShareOfMembers | MembersAtLeast):
            condition = rule.condition
            name = condition.share if isinstance(condition, ShareOfMembers) else condition.least
            number = parameter(name).at(BY_CODE[rule_set].since)
            assert number.confidence is rule.confidence
            assert rule_set == "RS2026" or number.cites == rule.cites


def test_requirement_codes_are_unique_in_an_award() -> None:
    for code, award in AWARDS.items():
        for kind in award.kinds:
            for rule_set in BY_CODE:
                codes = [rule.condition.code for rule in rules_for(code, kind, rule_set)]
                assert len(codes) == len(set(codes))


def test_rule_sets_follow_one_another_without_a_gap() -> None:
    for before, after in pairwise(RULE_SETS):
        assert before.until is not None
        assert before.until + timedelta(days=1) == after.since
    assert RULE_SETS[-1].until is None
    for rule_set in RULE_SETS:
        assert rule_set_for(rule_set.since) is rule_set
        assert {*rule_set.laws, *rule_set.decrees, *rule_set.circulars} <= set(instruments())


def test_no_rule_set_before_june_2014() -> None:
    with pytest.raises(NotInForce, match="01/06/2014"):
        rule_set_for(date(2014, 5, 31))


def test_catalogue_holds_the_fourteen_and_the_rest() -> None:
    entries = catalogue()

    assert {code for code, entry in entries.items() if entry.is_computed} == set(AWARDS)
    assert set(HELD_NAMES) <= set(entries)
    for entry in entries.values():
        assert entry.group in GROUP_NAMES
        assert set(entry.kinds) <= set(KINDS)
        assert entry.is_computed or entry.citation


def test_principles_are_all_there_with_their_sources() -> None:
    found = principles()

    assert list(found) == [f"P{number}" for number in range(1, 14)]
    assert found["P3"].citation == "NĐ 98/2023, Điều 4 khoản 3; NĐ 152/2025, Điều 4"
    assert all(one.text_vi.endswith(".") for one in found.values())


def test_manual_way_needs_an_award_a_reason_and_a_document() -> None:
    way = manual_way(
        "BK_TINH",
        reason="Cứu người trong lũ tháng 11",
        citation="LUAT-06-2022-QH15/art/74/clause/1/point/b",
    )
    own = manual_way("GK", reason="Theo quy chế của tỉnh", citation="QĐ 12/2025/QĐ-UBND, Điều 9")

    assert way.citation == "Luật 06/2022/QH15, Điều 74 khoản 1 điểm b"
    assert own.citation == "QĐ 12/2025/QĐ-UBND, Điều 9"
    with pytest.raises(NoSuchAward, match="«XYZ»"):
        manual_way("XYZ", reason="Cứu người trong lũ", citation="LUAT-06-2022-QH15")
    with pytest.raises(ManualReasonTooShort, match="10 ký tự"):
        manual_way("GK", reason="   tốt    ", citation="LUAT-06-2022-QH15")
    with pytest.raises(CitationMissing, match="không nêu số văn bản"):
        manual_way("GK", reason="Theo quy chế của tỉnh", citation="theo thông lệ")


def test_awards_for_each_kind() -> None:
    assert awards_for("household") == ("GK", "BK_TINH", "BK_TTG")
    assert awards_for("nobody") == ()
