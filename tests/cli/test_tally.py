"""``thidua tally``: the table, the JSON, and what is refused."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from thidua.cli.main import main

SOURCE = str(Path(__file__).parents[2] / "src")
# Python before 3.13 itself does not start under C from a folder with other letters.
PLAINEST = "C" if sys.executable.isascii() else "C.UTF-8"
FLAGS = """\
question: "Đề nghị tặng Cờ thi đua của UBND tỉnh"
kind: approval
candidates: [CTHUE, KBNN, VPDB]
seats: 1
entitled: 6
present: 5
quorum: 2/3
threshold: {share: "1/2", base: all_members, strict: false}
papers:
  - [KBNN]
  - CTHUE
  - KBNN
  - [CTHUE]
  - []
  - spoilt
"""
FLAGS_TABLE = """\
Đề nghị tặng Cờ thi đua của UBND tỉnh
Tổng số thành viên: 6; có mặt: 5; đủ số người cần có mặt (tỷ lệ 2/3)
Phiếu thu về: 6; hợp lệ: 4; không hợp lệ: 2
  phiếu hỏng: 1 (phiếu số 6)
  phiếu trắng: 1 (phiếu số 5)
Điều kiện đạt: từ 1/2 tổng số thành viên trở lên, tức ít nhất 3/6 phiếu

Đề nghị  Số phiếu  Tỷ lệ      %  Kết quả
───────  ────────  ─────  ─────  ─────────────
CTHUE           2    2/6  33,33  chưa đủ phiếu
KBNN            2    2/6  33,33  chưa đủ phiếu
VPDB            0    0/6      0  chưa đủ phiếu

Được chọn (0/1): không có
"""
ANSWERS = """\
kind: yes_no
candidates: [A, B, C, D]
seats: 2
entitled: 9
threshold: {share: 50%, base: valid, strict: true}
papers:
  - {A: yes, B: yes, C: yes, D: no}
  - {A: yes, B: yes, C: yes}
  - {A: yes}
"""
ANSWERS_TABLE = """\
Tổng số thành viên: 9; có mặt: không ghi
Phiếu thu về: 3; hợp lệ: 3; không hợp lệ: 0
Điều kiện đạt: trên 1/2 số phiếu hợp lệ, tức ít nhất 2/3 phiếu

Đề nghị  Đồng ý  Không đồng ý  Không ý kiến  Tỷ lệ      %  Kết quả
───────  ──────  ────────────  ────────────  ─────  ─────  ─────────────
A             3             0             0    3/3    100  được chọn
B             2             0             1    2/3  66,66  bỏ phiếu lại
C             2             0             1    2/3  66,66  bỏ phiếu lại
D             0             1             2    0/3      0  chưa đủ phiếu

Được chọn (1/2): A
Bằng phiếu ở vị trí cuối, phải bỏ phiếu lại: B, C
"""


@pytest.fixture
def ballot(tmp_path):
    def write(text, name="BALLOT.yaml"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return str(path)

    return write


@pytest.mark.parametrize(("text", "table"), [(FLAGS, FLAGS_TABLE), (ANSWERS, ANSWERS_TABLE)])
def test_tally_prints_a_table_for_people(ballot, capsys, text, table):
    assert main(["tally", ballot(text)]) == 0

    assert capsys.readouterr().out == table


def test_tally_says_when_nobody_can_pass_and_the_quorum_is_missed(ballot, capsys):
    text = FLAGS.replace("all_members", "present").replace("present: 5", "present: 0")

    assert main(["tally", ballot(text)]) == 0

    out = capsys.readouterr().out
    assert "KHÔNG đủ số người cần có mặt (tỷ lệ 2/3)" in out
    assert "từ 1/2 số có mặt trở lên; số có mặt là 0 nên không ai đạt" in out
    assert "CTHUE           2    0/0  –  chưa đủ phiếu" in out


def test_tally_says_who_passed_without_a_seat(ballot, capsys):
    text = FLAGS.replace('"1/2"', "1/6").replace("- [CTHUE]", "- KBNN")

    assert main(["tally", ballot(text)]) == 0

    out = capsys.readouterr().out
    assert "KBNN            3    3/6     50  được chọn\n" in out
    assert "CTHUE           1    1/6  16,66  đủ phiếu, hết chỉ tiêu\n" in out


@pytest.mark.parametrize("order", [["--json"], []])
def test_tally_json_is_the_answer_and_nothing_else(ballot, capsys, order):
    name = ballot(FLAGS)

    assert main(["tally", *order, name, *([] if order else ["--json"])]) == 0

    captured = capsys.readouterr()
    assert json.loads(captured.out) == {
        "returned": 6,
        "valid": 4,
        "invalid": 2,
        "base": 6,
        "needed": 3,
        "counts": [
            {"candidate": "CTHUE", "votes": 2, "abstain": 0, "share": "2/6", "passed": False},
            {"candidate": "KBNN", "votes": 2, "abstain": 0, "share": "2/6", "passed": False},
            {"candidate": "VPDB", "votes": 0, "abstain": 0, "share": "0/6", "passed": False},
        ],
        "elected": [],
        "runoff": [],
        "quorate": True,
    }
    assert captured.err == ""


def test_tally_gives_the_same_bytes_in_every_process(ballot):
    name = ballot(ANSWERS)
    command = [sys.executable, "-m", "thidua", "tally", name, "--json"]

    first, *others = (
        subprocess.run(
            command,
            check=True,
            capture_output=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": SOURCE, "LC_ALL": PLAINEST},
        ).stdout
        for seed in ("1", "2", "3")
    )

    assert json.loads(first)["elected"] == ["A"]
    assert others == [first, first]


def test_tally_speaks_utf8_in_every_locale(ballot, tmp_path):
    env = {"PYTHONPATH": SOURCE, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "thidua", "tally"]

    table = subprocess.run([*command, ballot(FLAGS)], check=True, capture_output=True, env=env)
    absent = os.fsencode(tmp_path) + b"/th\xff.yaml"
    refused = subprocess.run([*command, absent], check=False, capture_output=True, env=env)

    assert table.stdout.decode() == FLAGS_TABLE
    assert refused.returncode == 2
    assert refused.stderr.decode().endswith("th\\udcff.yaml: không có tệp này\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (FLAGS.replace("seats: 1", "seats: 0"), "seats: Số lượng được chọn: 0, phải từ 1 trở lên"),
        (
            FLAGS.replace("entitled: 6", "entitled: 5"),
            "papers: Số phiếu thu về: 6, phải từ 0 đến 5 (tổng số thành viên)",
        ),
        (
            FLAGS.replace("present: 5\n", "").replace("all_members", "present"),
            "present: Số có mặt: chưa có, cần có vì tỷ lệ tính trên số có mặt",
        ),
        (FLAGS + "extra: 1\n", "extra: khóa này không có; các khóa được dùng: question, kind"),
        (FLAGS.replace("VPDB]", '"\\e[2J", "\\e[2J"]'), "candidates: Danh sách đề nghị: «[2J»"),
        ("", "tệp phải gồm các khóa question, kind"),
        ("a: [1\nb: 2", "dòng 2, cột 2: sai cú pháp YAML"),
    ],
)
def test_tally_refuses_with_status_2_and_prints_nothing(ballot, capsys, text, message):
    name = ballot(text)

    assert main(["tally", name, "--json"]) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"thidua tally: {name}: {message}")


@pytest.mark.parametrize(
    "arguments", [[], ["a", "b"], ["--json"], ["a", "--jsn"], ["-x"], ["\x1b[2J", "b"]]
)
def test_tally_refuses_wrong_arguments(capsys, arguments):
    assert main(["tally", *arguments]) == 2

    err = capsys.readouterr().err
    assert "sai tham số" in err
    assert "thidua tally BALLOT.yaml [--json]" in err
    assert "\x1b" not in err


def test_tally_refuses_a_file_that_is_not_there(tmp_path, capsys):
    assert main(["tally", str(tmp_path / "none.yaml")]) == 2
    assert "none.yaml: không có tệp này" in capsys.readouterr().err


def test_tally_tells_how_it_is_used(capsys):
    assert main(["tally", "--help"]) == 0
    assert capsys.readouterr().out == "Cách dùng: thidua tally BALLOT.yaml [--json]\n"


def test_tally_needs_no_django():
    env = {"PYTHONPATH": SOURCE}
    code = "import sys, thidua.cli.tally; sys.exit('django' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False, env=env).returncode == 0
