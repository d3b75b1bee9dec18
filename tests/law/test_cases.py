"""Every case of tests/law/cases, through the reader and both doors of the registry."""

from collections import Counter

import pytest

from tests.law.case_files import LawCase, law_cases
from thidua.domain.eligibility_facts import facts_of
from thidua.law.registry import AWARDS, judge, screen
from thidua.law.rule_sets import rule_set_for

CASES = list(law_cases())
ANSWERS = {"true": True, "false": False, None: None}


@pytest.mark.parametrize("one", CASES, ids=str)
def test_case(one: LawCase) -> None:
    expected, facts = one.expected, facts_of(one.case)
    rule_set = rule_set_for(one.case.received_on).code

    verdict = judge(one.award, one.case.kind, rule_set, facts)

    found = {requirement.code: requirement for requirement in verdict.requirements}
    assert [code for code, it in found.items() if it.met is False] == expected.get("unmet", [])
    assert [code for code, it in found.items() if it.met is None] == expected.get("unknown", [])
    assert verdict.eligible is ANSWERS[expected["eligible"]]
    assert screen(one.award, one.case.kind, rule_set, facts) is verdict.eligible
    assert verdict.blocks is ANSWERS[expected.get("blocks", str(verdict.blocks).lower())]
    for code, figure in expected.get("has", {}).items():
        assert getattr(found[code].has, "value", None) == figure
    for code, words in expected.get("cites", {}).items():
        assert found[code].cites == words


def test_every_award_has_at_least_five_cases() -> None:
    counts = Counter(one.award for one in CASES)

    assert set(counts) == set(AWARDS)
    assert min(counts.values()) >= 5
