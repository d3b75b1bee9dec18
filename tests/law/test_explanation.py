"""The worked examples of docs/algorithms/eligibility.md come out as they say."""

import re
from pathlib import Path

import pytest

import thidua
from thidua.domain.eligibility_facts import facts_of
from thidua.formats.eligibility_case import read_case
from thidua.law.registry import judge
from thidua.law.rule_sets import rule_set_for

ROOT = Path(thidua.__file__).parents[2]
TEXT = (ROOT / "docs" / "algorithms" / "eligibility.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml\n# expect: (.*?)\n(.*?)```", TEXT, re.DOTALL)
ANSWERS = {"eligible": True, "not-eligible": False, "not-known": None}


def anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize(("expectation", "text"), EXAMPLES, ids=[words for words, _ in EXAMPLES])
def test_worked_example(expectation: str, text: str) -> None:
    head, *rest = expectation.split("; ")
    award, answer = head.split()
    case = read_case(text)

    verdict = judge(award, case.kind, rule_set_for(case.received_on).code, facts_of(case))

    assert verdict.eligible is ANSWERS[answer]
    codes = {"unmet": verdict.unmet, "unknown": verdict.unknown}
    for words in rest:
        name, _, code = words.partition(": ")
        if name == "warns":
            assert not verdict.blocks
        else:
            assert [one.code for one in codes[name]] == [code]


def test_every_yaml_block_is_an_example() -> None:
    assert len(EXAMPLES) == TEXT.count("```yaml") >= 6


def test_every_source_that_names_the_page_names_one_of_its_parts() -> None:
    anchors = {anchor(heading) for heading in re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)}
    sources = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))

    named = set(re.findall(r"docs/algorithms/eligibility\.md#([\w-]+)", sources))
    assert named
    assert named <= anchors
