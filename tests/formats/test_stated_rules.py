"""Rules that a scoring table states beyond doubt: the table of the page, and doubts."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.markdown_tables import rows
from thidua.formats.scoring_tables.stated_rules import stated_rule

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "read-scheme.md").read_text("utf-8")
RULES = rows(PAGE.split("## Rules that are taken\n\n")[1].split("\n\nThe criterion")[0])


@pytest.mark.parametrize("row", RULES, ids=lambda row: row["said"][:40])
def test_rules_of_the_page(row: dict[str, str]) -> None:
    rule: dict[str, Any] = stated_rule([row["said"]], Decimal(30)) or {"type": "manual"}
    told = [str(rule["type"])]
    if "bands" in rule:
        told += [", ".join(f"{b['min']}→{b['points']}" for b in rule["bands"])]
    elif "map" in rule:
        told += [", ".join(f"{name}→{points}" for name, points in rule["map"].items())]
    elif "per_event" in rule:
        told += [str(rule["per_event"])]
    elif "cap" in rule:
        told += [f"{rule['points_per_item']}, cap {rule['cap']}"]
    assert " ".join(told) == row["rule"]


@pytest.mark.parametrize(
    "notes",
    [
        [],
        ["Đạt 90% trở lên: 20 điểm; đạt 90% đến dưới 100%: 30 điểm"],
        ["Đạt 90% trở lên: 30 điểm"],
        ["Tốt: 30 điểm; Tốt: 20 điểm"],
        ["Tốt: 30 điểm"],
        ["Mỗi lần trừ 40 điểm"],
        ["Tốt: 20 điểm; Khá: 10 điểm"],
        ["Đạt 90% trở lên: 30 điểm; dưới 85%: 10 điểm"],
        ["Đạt 90% trở lên: 30 điểm; không đạt"],
        ["Đạt 80% trở lên: 30 điểm; đạt 90% trở lên: 20 điểm"],
    ],
)
def test_whatever_leaves_a_doubt_is_no_rule(notes: list[str]) -> None:
    assert stated_rule(notes, Decimal(30)) is None
