"""``thidua draw``: the table, the JSON of the page, and what is refused."""

import json
from pathlib import Path

import pytest

from tests.markdown_tables import blocks
from thidua.cli.main import main

FILE, ANSWER = (text for _, kind, text in blocks("draw.md") if kind in {"yaml", "json"})
CIRCLE = "units: [A, B, C]\ncheckers: 1\nseed: s\nprevious: [[A, B], [B, C], [A, C], [C, B]]\n"
CIRCLE_TABLE = """\
Hạt giống: s
Cách bốc thăm: thidua-draw-1 (SHAKE-256, docs/algorithms/draw.md)

Đơn vị  Được chấm bởi  Chấm
──────  ─────────────  ────
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "units.yaml"
    path.write_text(FILE, "utf-8")
    return path


def test_the_answer_of_the_page(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(ANSWER)


def test_a_table_for_people_names_repeated_pairs(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(CIRCLE, "utf-8")
    assert main(["draw", str(file)]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(CIRCLE_TABLE)
    assert "Cặp lặp lại, không tránh được: " in printed
    file.write_text(FILE, "utf-8")
    assert main(["draw", str(file)]) == 0
    assert "Cặp lặp lại" not in capsys.readouterr().out
    file.write_text(CIRCLE, "utf-8")
    assert main(["draw", "--json", str(file)]) == 0
    assert len(json.loads(capsys.readouterr().out)["repeated"]) == 2


def test_another_seed_gives_another_draw(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = set()
    for seed in range(5):
        file.write_text(FILE.replace("83 41 07", f"83 41 {seed}"), "utf-8")
        assert main(["draw", str(file), "--json"]) == 0
        answers.add(str(json.loads(capsys.readouterr().out)["assignments"]))
    assert len(answers) == 5


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "sai tham số: (trống)"),
        (["a.yaml", "b.yaml"], "sai tham số"),
        (["a.yaml", "--fast"], "sai tham số"),
        (["a.yaml"], "a.yaml: không có tệp này"),
    ],
)
def test_wrong_arguments(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draw", *arguments]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("units: [A, B]\ncheckers: 1\nseed: s\n", "dòng 2, checkers: mỗi đơn vị được 1"),
        (
            "units: [A, B, C, D]\ncheckers: 1\nseed: s\nrecused: [[A, B], [A, C], [A, D]]\n",
            "recused: «A» phải chấm 1 đơn vị",
        ),
    ],
)
def test_no_lawful_draw(
    file: Path, text: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(text, "utf-8")
    assert main(["draw", str(file)]) == 2
    shown = capsys.readouterr()
    assert words in shown.err
    assert not shown.out


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", "--help"]) == 0
    assert "thidua draw UNITS.yaml" in capsys.readouterr().out
