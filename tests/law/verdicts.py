"""Builds a case from a few changes, and judges it: for the tests of the fine print."""

from typing import Any

import yaml

from tests.law.case_files import merged
from thidua.domain.eligibility import Requirement, Verdict
from thidua.domain.eligibility_facts import facts_of
from thidua.formats.eligibility_case import read_case
from thidua.law.registry import judge
from thidua.law.rule_sets import rule_set_for

BASE: dict[str, Any] = {
    "received_on": "2026-03-15",
    "award_year": "2025",
    "subject": {"kind": "individual"},
    "under_review": "false",
    "discipline": [],
}
DAYS = {
    "RS2013": "2023-12-31",
    "RS2022A": "2025-06-30",
    "RS2022B": "2026-09-30",
    "RS2026": "2026-10-01",
}
BLOCKERS = ["not_under_review", "no_running_discipline"]


def verdict_on(award: str, change: dict[str, Any]) -> Verdict:
    case = read_case(yaml.safe_dump(merged(BASE, change)))
    return judge(award, case.kind, rule_set_for(case.received_on).code, facts_of(case))


def requirement(award: str, code: str, change: dict[str, Any]) -> Requirement:
    return next(one for one in verdict_on(award, change).requirements if one.code == code)


def held(award: str, **keys: str) -> dict[str, Any]:
    entry = {"award": award, "type": "cong_trang", "decided_on": "2021-02-01", "year": "2020"}
    return {"held": [{key: value for key, value in (entry | keys).items() if value}]}


def titled(years: dict[int, list[str]]) -> dict[str, Any]:
    return {"years": {str(year): {"titles": titles} for year, titles in years.items()}}


def invented(years: dict[int, list[str]], **year_keys: Any) -> dict[str, Any]:
    return {
        "years": {
            str(year): {"initiatives": [{"scope": scope} for scope in scopes], **year_keys}
            for year, scopes in years.items()
        }
    }
