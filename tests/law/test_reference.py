"""The generated page of the law is fresh, and says what the data says."""

from thidua.law.citations import cited_words
from thidua.law.dated import parameter_names
from thidua.law.registry import AWARDS
from thidua.law.rule_sets import BY_CODE
from tools.reference_law import PAGE, main, page


def test_page_is_fresh() -> None:
    assert main(["--check"]) == 0
    assert PAGE.read_text("utf-8") == page()


def test_page_holds_every_award_rule_number_and_citation() -> None:
    text = page()

    for code, award in AWARDS.items():
        assert f"### {code}: {award.name_vi}" in text
        for rules in award.rules.values():
            for rule_set in BY_CODE:
                for rule in rules[rule_set]:
                    assert rule.condition.says().replace("|", "/") in text
                    assert cited_words(rule.cites) in text
    assert all(f"`{name}`" in text for name in parameter_names())
