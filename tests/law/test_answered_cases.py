"""Cases that a ministry, a province or a legal page answered: through the command, as they came."""

import json
import re
from pathlib import Path

import pytest

from thidua.cli.eligibility import run

FOLDER = Path(__file__).parent / "cases" / "answered"
HEAD = re.compile(r"# (award|expected|source): (.+)")
ANSWERS = {"true": {True}, "false": {False}, "null": {None}, "not-false": {True, None}}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_answered_case(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = dict(HEAD.findall(path.read_text("utf-8")))

    assert run([str(path), "--award", head["award"], "--json"]) == 0

    (verdict,) = json.loads(capsys.readouterr().out)["verdicts"]
    if head["expected"] == "not-blocked":
        assert verdict["blocks"] is False
    else:
        assert verdict["eligible"] in ANSWERS[head["expected"]]


def test_every_case_names_its_source() -> None:
    heads = [dict(HEAD.findall(path.read_text("utf-8"))) for path in FOLDER.glob("*.yaml")]

    assert len(heads) >= 29
    assert all(set(head) == {"award", "expected", "source"} for head in heads)
