"""Sets of rules in words."""

from thidua.law.rule_sets import BY_CODE


def test_a_set_of_rules_is_called_by_its_law_and_decrees() -> None:
    assert BY_CODE["RS2022A"].words.startswith("Luật 06/2022/QH15, NĐ 98/2023")
