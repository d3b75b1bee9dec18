"""The file of a draw: read to the letter, refused by place; the page of the draw is true."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.markdown_tables import blocks, rows
from thidua.domain.draw.lots import in_order_of_lots
from thidua.domain.draw.search import draw_checkers
from thidua.formats.draw_file import draw_answer, read_draw_file, write_draw_file
from thidua.formats.problems import FormatError

ROOT = Path(__file__).parents[2]
FILE = next(
    text for section, kind, text in blocks("draw.md") if (section, kind) == ("File", "yaml")
)


def test_the_file_of_the_page() -> None:
    file = read_draw_file(FILE)
    assert file.rules.units[0] == "HCT"
    assert file.rules.checkers == 2
    assert file.seed == "Biên bản 05/BB-KTĐ 20/11/2024 – 83 41 07"
    assert file.rules.previous == {("HDY", "HNB"), ("HNB", "HDY")}
    assert file.rules.recused == {("HCTD", "HDY")}


def test_a_file_that_is_written_reads_back_the_same() -> None:
    file = read_draw_file(FILE)
    answer = json.loads(draw_answer(file.seed, draw_checkers(file.rules, file.seed)))

    assert read_draw_file(write_draw_file(file)) == file
    assert [each["unit"] for each in answer["assignments"]] == [*file.rules.units]
    assert answer["seed"] == file.seed


def test_the_lots_of_the_page() -> None:
    file = read_draw_file(FILE)
    table = rows(next(text for section, _, text in blocks("draw.md") if section == "Lots"))
    stream = hashlib.shake_256(f"{file.seed}\n".encode()).digest(64)
    assert [row["lot (hexadecimal)"] for row in table] == [
        stream[at : at + 8].hex() for at in range(0, 64, 8)
    ]
    turns = sorted(table, key=lambda row: int(row["turn"]))
    order = in_order_of_lots(file.seed, "", file.rules.units)
    assert [row["unit"] for row in turns] == [file.rules.units[place] for place in order]


def test_codes_and_seed_are_read_as_text_and_by_identity() -> None:
    text = "units: [01, Hô\u0323i, C]\ncheckers: 1\nseed: 007\nrecused: [[1, Hội]]\n"
    with pytest.raises(FormatError, match="«1» không có trong units"):
        read_draw_file(text)
    file = read_draw_file(text.replace("[1,", "[01,"))
    assert file.rules.units == ("01", "C", "Hội")
    assert file.rules.recused == {("01", "Hội")}
    assert file.seed == "007"


@pytest.mark.parametrize(
    ("change", "to", "words"),
    [
        ("checkers: 2", "checkers: hai", "dòng 2, checkers: «hai»"),
        ("checkers: 2", "checkers: 0", "dòng 2, checkers: «0»"),
        ("checkers: 2", "checkers: 4", "dòng 2, checkers: mỗi đơn vị được 4 đơn vị chấm"),
        ("checkers: 2", "", "thiếu «checkers»"),
        ("seed:", "sead:", "khóa lạ «sead»"),
        ('seed: "Biên bản 05/BB-KTĐ 20/11/2024 – 83 41 07"', "seed: ''", "thiếu «seed»"),
        ("[HDY, HNB, HCTD", "[HDY, HDY, HCTD", "dòng 1, units: đơn vị «HDY» ghi hai lần"),
        ("[HDY, HNB, HCTD", "[HDY, '', HCTD", "units[1]: đang để trống; chỉ nhận mã đơn vị"),
        ("[HDY, HNB, HCTD", "[HDY, {a: b}, HCTD", "units[1]: «một ánh xạ»"),
        ("[[HCTD, HDY]]", "[[HCTD]]", "recused[0]: «một danh sách»; chỉ nhận một cặp"),
        ("[[HCTD, HDY]]", "[[HCTD, HDY, HNB]]", "chỉ nhận một cặp [đơn vị chấm"),
        ("[[HCTD, HDY]]", "HCTD", "recused: «HCTD»; chỉ nhận một danh sách"),
        ("[[HCTD, HDY]]", "[[HCTD, XYZ]]", "recused: «XYZ» không có trong units"),
        ("units: [", "units: [[", "sai cú pháp YAML"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(change: str, to: str, words: str) -> None:
    assert change in FILE
    with pytest.raises(FormatError) as refused:
        read_draw_file(FILE.replace(change, to))
    assert words in str(refused.value)


def test_another_kind_of_file_is_refused() -> None:
    for data in (b"%PDF-1.7", b"\x00\x01", b"", b"- A\n- B\n"):
        with pytest.raises(FormatError):
            read_draw_file(data)


@pytest.mark.parametrize(
    "text",
    [
        FILE,
        "units:\n  - B  # hai\n  - A\n  - C\ncheckers: 1\nseed: Biên bản số 1, 5/3 # ghi chú\n",
        "units: [A, B,\n  C, 'D', \"E\"]\ncheckers: 2\nseed: 'x''y'\nprevious:\n- [A, B]\n",
        "units: [Hội nông dân, HĐND, ĐTN, Ô, Ă, Â]\ncheckers: 2\nseed: 0\nrecused: []\n",
        "units: [A, B, C, D, E]\ncheckers: 2\nseed: q\nprevious: [[A, B], [A, C], [B, A]]\n",
    ],
)
def test_the_script_that_knows_nothing_of_us_draws_the_same(text: str, tmp_path: Path) -> None:
    file, answer = tmp_path / "units.yaml", tmp_path / "answer.json"
    file.write_text(text, "utf-8")
    command = [sys.executable, "-m", "thidua", "draw", str(file), "--json"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    answer.write_bytes(done.stdout)
    script = [sys.executable, "-I", str(ROOT / "tools" / "redraw.py"), str(file), str(answer)]
    again = subprocess.run(script, capture_output=True, check=False)
    assert (again.returncode, again.stdout) == (0, done.stdout), again.stderr.decode()
    answer.write_text(json.dumps(json.loads(done.stdout) | {"seed": "khác"}), "utf-8")
    assert subprocess.run(script, capture_output=True, check=False).returncode == 1


def test_the_script_refuses_what_cannot_be_drawn(tmp_path: Path) -> None:
    file = tmp_path / "units.yaml"
    file.write_text("units: [A, B]\ncheckers: 1\nseed: s\n", "utf-8")
    script = [sys.executable, "-I", str(ROOT / "tools" / "redraw.py"), str(file)]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "không có cách bốc thăm nào" in done.stderr
