"""``thidua score``: the table, the JSON to the letter, and what is refused."""

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from thidua.cli.main import main

SCHEME = """\
bloc:
  name: "Khối mẫu"
  members: [{code: HDY, name: "Hội Đông y"}, {code: HNB}, {code: CTD}, {code: LHH}]
scheme:
  total: 100
  decimals: 2
  bonus_inside_total: true
  na_policy: exclude_and_rescale
  groups:
    - id: ND1
      name: "Nhiệm vụ chính trị"
      max: 60
      criteria:
        - {id: "1.1", max: 40, measure: "%", target: {op: ">=", value: 100}, rule: {type: linear}}
        - id: "1.2"
          max: 10
          rule: {type: bands, on: value, bands: [{min: 0, points: 5}, {min: 1.5, points: 10}]}
    - id: ND2
      max: 30
      criteria:
        - {id: "2.1", max: 30, rule: {type: grade_map, map: {HTXSNV: 30, HTTNV: 27.5}}}
    - id: DT
      kind: bonus
      max: 10
      criteria:
        - {id: T1, max: 5, rule: {type: per_item, points_per_item: 2.5}}
  deductions_from_total:
    - {id: TR1, name: "Nộp muộn", points: -1.5}
  disqualify:
    - {id: L1, name: "Tham nhũng"}
  tie_break: [ND1]
  awards:
    - {award: CO_TINH, quota: 1}
    - {award: BK_TINH, quota: 1, min_total: 40}
quota: {flag: 1}
"""
RESULTS = """\
unit;criterion;actual
HDY;1.1;98,5
HDY;1.2;1.5
HDY;2.1;HTTNV
HDY;T1;1
HNB;1.1;100
HNB;1.2;n/a
HNB;2.1;HTXSNV
HNB;T1;9
HNB;TR1;2
CTD;1.1;100
CTD;L1;có
"""
TABLE = """\
Hạng  Đơn vị  Tổng điểm    ND1    ND2    DT  Điểm trừ
────  ──────  ─────────  ─────  ─────  ────  ────────
   1  HNB         80,00  48,00  30,00  5,00      3,00
   2  HDY         79,40  49,40  27,50  2,50      0,00
   3  LHH          0,00   0,00   0,00  0,00      0,00
   –  CTD         40,00  40,00   0,00  0,00      0,00
Đề nghị CO_TINH: HNB.
Đề nghị BK_TINH: HDY.
Không xếp hạng CTD: L1.
Cảnh báo: Nhóm ND1: tổng điểm tối đa các tiêu chí nhỏ hơn điểm tối đa của nhóm (60).
"""


@pytest.fixture
def score(tmp_path, capsys):
    """Runs the command on texts and gives (status, out, err)."""

    def scored(scheme=SCHEME, results=RESULTS, *options, name="results.csv"):
        scheme_file, results_file = tmp_path / "scheme.yaml", tmp_path / name
        scheme_file.write_bytes(scheme.encode())
        results_file.write_bytes(results.encode() if isinstance(results, str) else results)
        status = main(["score", str(scheme_file), str(results_file), *options])
        return status, *capsys.readouterr()

    return scored


def test_score_prints_a_table_for_people(score):
    status, out, err = score()

    assert (status, err) == (0, "")
    assert out.startswith(TABLE)
    assert out.count("Cảnh báo: Đơn vị LHH") == 4
    assert out.endswith("\n")


def test_score_json_is_the_contract_to_the_letter(score):
    status, out, _ = score(SCHEME, RESULTS, "--json")
    answer = json.loads(out)

    assert status == 0
    assert out.endswith("}\n")
    assert list(answer) == ["units", "awards", "warnings"]
    assert [(unit["unit"], unit["rank"]) for unit in answer["units"]] == [
        ("HNB", 1),
        ("HDY", 2),
        ("LHH", 3),
        ("CTD", None),
    ]
    assert answer["units"][1] == {
        "unit": "HDY",
        "total": "79.40",
        "rank": 2,
        "disqualified": [],
        "deductions": "0.00",
        "groups": [
            {"id": "ND1", "points": "49.40", "max": "60"},
            {"id": "ND2", "points": "27.50", "max": "30"},
            {"id": "DT", "points": "2.50", "max": "10"},
        ],
        "criteria": [
            {
                "id": "1.1",
                "points": "39.40",
                "max": "40",
                "state": "scored",
                "why": "98,5 / 100 %, tối đa 40 điểm",
            },
            {
                "id": "1.2",
                "points": "10.00",
                "max": "10",
                "state": "scored",
                "why": "1,5, đạt mức từ 1,5: 10 điểm",
            },
            {
                "id": "2.1",
                "points": "27.50",
                "max": "30",
                "state": "scored",
                "why": "xếp loại HTTNV: 27,5 điểm",
            },
            {
                "id": "T1",
                "points": "2.50",
                "max": "5",
                "state": "scored",
                "why": "1 × 2,5 điểm, tối đa 5 điểm",
            },
        ],
    }
    assert answer["units"][0]["deductions"] == "3.00"
    assert answer["units"][0]["criteria"][1]["state"] == "not_applicable"
    assert answer["units"][3]["disqualified"] == ["L1"]
    assert answer["awards"] == [
        {"award": "CO_TINH", "units": ["HNB"], "tied": []},
        {"award": "BK_TINH", "units": ["HDY"], "tied": []},
    ]
    assert answer["warnings"][0] == {
        "code": "group_sum",
        "unit": None,
        "criterion": "ND1",
        "message": "Nhóm ND1: tổng điểm tối đa các tiêu chí nhỏ hơn điểm tối đa của nhóm (60).",
    }
    assert [(w["code"], w["unit"], w["criterion"]) for w in answer["warnings"][1:3]] == [
        ("missing", "LHH", "1.1"),
        ("missing", "LHH", "1.2"),
    ]


def test_score_gives_the_same_bytes_for_the_same_figures(score):
    header, *rows = RESULTS.splitlines()
    first = score(SCHEME, RESULTS, "--json")

    assert score(SCHEME, RESULTS, "--json") == first
    assert score(SCHEME, "\n".join([header, *reversed(rows)]), "--json") == first


def test_score_reads_a_workbook_like_the_csv(score):
    book = Workbook()
    for line in RESULTS.splitlines():
        book.active.append(line.split(";"))
    book.active["C2"] = 98.5
    stream = BytesIO()
    book.save(stream)

    assert score(SCHEME, stream.getvalue(), "--json", name="r.xlsx") == score(
        SCHEME, RESULTS, "--json"
    )


def test_score_takes_the_units_of_the_results_when_the_bloc_names_none(score):
    _, out, _ = score(SCHEME[SCHEME.index("scheme:") :], RESULTS, "--json")

    assert [unit["unit"] for unit in json.loads(out)["units"]] == ["HNB", "HDY", "CTD"]


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("HDY;1.1;98,5", "HDY;1.1;98,5%", ["results.csv", "dòng 2", "HDY", "1.1", "«98,5%»"]),
        ("HDY;1.1;98,5", "HDY;1.1;-1", ["dòng 2", "«-1»", "số từ 0 trở lên"]),
        ("HDY;1.1;98,5", "HDX;1.1;1", ["dòng 2", "«HDX»", "HDY, HNB"]),
        ("HDY;1.1;98,5", "HDY;9.9;1", ["dòng 2", "«9.9»"]),
        ("HDY;1.1;98,5", "HDY;2.1;HTXSNV", ["dòng 4", "đã có ở dòng 2"]),
        ("HDY;2.1;HTTNV", "HDY;2.1;Tốt", ["dòng 4", "«Tốt»", "HTXSNV, HTTNV"]),
        ("HNB;TR1;2", "HNB;TR1;0.5", ["dòng 10", "«0.5»", "số nguyên"]),
        ("unit;criterion;actual", "unit;criterion;value", ["dòng 1", "«value»", "«actual»"]),
    ],
)
def test_score_refuses_wrong_results(score, old, new, parts):
    status, out, err = score(SCHEME, RESULTS.replace(old, new))

    assert (status, out) == (2, "")
    assert [part for part in parts if part not in err] == []


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("total: 100", "total: 99", ["scheme.yaml", "dòng 5", "total", "100"]),
        ("quota: 1}", "quota: 1, note: x}", ["awards[0].note", "khóa lạ «note»"]),
        ("max: 60", "max: 45", ["groups[0].criteria", "vượt"]),
        ("points: 10}", "points: 10.5}", ["groups[0].criteria[1].rule.bands[1].points", "10.5"]),
        ("on: value", "on: both", ["rule.on", "«both»", "value, ratio"]),
        ("tie_break: [ND1]", "tie_break: [ND9]", ["tie_break[0]", "«ND9»"]),
        ("scheme:\n", "schema:\n", ["scheme"]),
        ("  total: 100\n", "  total: 100\n  total: 100\n", ["«total»", "hai lần"]),
    ],
)
def test_score_refuses_a_wrong_scheme(score, old, new, parts):
    status, out, err = score(SCHEME.replace(old, new, 1), RESULTS)

    assert (status, out) == (2, "")
    assert [part for part in parts if part not in err] == []


def test_score_shows_at_most_twenty_problems(score):
    status, _, err = score(SCHEME, "unit;criterion;actual\n" + "X;1.1;1\n" * 30)

    assert status == 2
    assert err.count("«X»") == 20
    assert "và 10 lỗi khác" in err


@pytest.mark.parametrize("arguments", [[], ["a.yaml"], ["a", "b", "c"], ["a", "b", "--xml"]])
def test_score_refuses_wrong_arguments(arguments, capsys):
    assert main(["score", *arguments]) == 2
    assert "Cách dùng" in capsys.readouterr().err


def test_score_says_which_file_is_not_there(tmp_path, capsys):
    scheme = tmp_path / "scheme.yaml"
    scheme.write_text(SCHEME, "utf-8")

    assert main(["score", str(scheme), str(tmp_path / "no.csv")]) == 2
    assert "no.csv" in capsys.readouterr().err
    assert main(["score", str(tmp_path), str(tmp_path / "no.csv")]) == 2


def test_score_helps(capsys):
    assert main(["score", "--help"]) == 0
    assert "SCHEME.yaml" in capsys.readouterr().out


def test_score_needs_no_django(tmp_path):
    (tmp_path / "s.yaml").write_text(SCHEME, "utf-8")
    (tmp_path / "r.csv").write_text(RESULTS, "utf-8")
    source = str(Path(__file__).parents[2] / "src")
    code = (
        "import sys; from thidua.cli.main import main; status = main(sys.argv[1:]);"
        "sys.exit(status or any(name.partition('.')[0] == 'django' for name in sys.modules))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, "score", "s.yaml", "r.csv", "--json"],
        cwd=tmp_path,
        env={"PYTHONPATH": source, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["units"][0]["unit"] == "HNB"
