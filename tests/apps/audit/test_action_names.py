"""Every recorded action has a plain Vietnamese name."""

import re
from pathlib import Path

from thidua.apps.audit.registries.action_names import action_name, action_names

APPS = Path(__file__).parents[3] / "src" / "thidua" / "apps"
RECORDED = re.compile(r'\brecord\(\s*"([a-z_]+\.[a-z_]+)"')


def test_every_recorded_action_has_a_name() -> None:
    recorded = {
        action
        for file in APPS.rglob("*.py")
        for action in RECORDED.findall(file.read_text("utf-8"))
    }

    assert {"seasons.create", "seasons.close"} <= recorded
    assert sorted(recorded - set(action_names())) == []


def test_an_unnamed_action_keeps_its_code() -> None:
    assert action_name("nothing.known") == "nothing.known"
    assert action_name("seasons.close") == "Kết thúc năm và bàn giao"
