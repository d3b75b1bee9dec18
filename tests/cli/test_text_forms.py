"""Files of commands in every form of the same text, and in no form at all."""

import json
import unicodedata
from pathlib import Path

import pytest
from openpyxl import Workbook

from thidua.cli.main import main

SCHEME = """scheme:
  total: 100
  decimals: 1
  bonus_inside_total: true
  na_policy: zero
  groups:
    - id: "1"
      name: n
      max: 100
      criteria:
        - {id: "1.1", max: 40, rule: {type: manual}}
        - {id: "1.10", max: 30, rule: {type: manual}}
        - id: "1.2"
          max: 30
          rule: {type: grade_map, map: {Hoàn thành tốt: 30, Hoàn thành: 20}}
"""
BALLOT = """question: thử
kind: approval
candidates: [Hội Người mù, H'Hen Niê]
seats: 1
entitled: 3
present: 3
threshold: {share: "1/2", base: all_members, strict: true}
papers: [[Hội Người mù], [Hội Người mù], [H’Hen Niê]]
"""


def apart(text: str) -> str:
    """The same text with its marks apart from their letters."""
    return unicodedata.normalize("NFD", text)


@pytest.fixture
def scored(tmp_path, capsys):
    """Scores results given as text, bytes or a workbook; gives exit status, answer, refusal."""

    def run(results, scheme=SCHEME):
        Path(tmp_path, "scheme.yaml").write_text(scheme, "utf-8")
        file = Path(tmp_path, "results.csv")
        if isinstance(results, Workbook):
            results.save(file)
        else:
            file.write_bytes(results if isinstance(results, bytes) else results.encode())
        status = main(["score", str(Path(tmp_path, "scheme.yaml")), str(file), "--json"])
        said = capsys.readouterr()
        return status, json.loads(said.out) if said.out else None, said.err

    return run


def totals(answer):
    return {unit["unit"]: unit["total"] for unit in answer["units"]}


@pytest.mark.parametrize("scheme", [SCHEME, apart(SCHEME)])
def test_one_unit_however_its_marks_are_written(scored, scheme):
    rows = f"HĐỐY,1.1,35\n{apart('HĐỐY')},1.10,20\nhđốy\u200b,1.2,{apart('hoàn  thành')}\n"

    status, answer, _ = scored("unit,criterion,actual\n" + rows, scheme)

    assert (status, totals(answer)) == (0, {"HĐỐY": "75.0"})


def test_a_short_row_is_refused_by_its_line_and_column(scored):
    status, answer, said = scored("unit,criterion,actual\nHDY,1.1,35\nNgười lập biểu\n")

    assert (status, answer) == (2, None)
    assert "dòng 3" in said
    assert "criterion" in said


def test_line_separators_are_no_line_ends(scored):
    status, answer, _ = scored("unit,criterion,actual\nHDY\u2028,1.1,35\nHDY,1.10,\u00a020\n")

    assert (status, totals(answer)) == (0, {"HDY": "55.0"})


def test_an_id_in_a_workbook_is_read_as_it_is_shown(scored):
    book = Workbook()
    for row in (["unit", "criterion", "actual"], ["HDY", 1.1, 20]):
        book.active.append(row)
    book.active["B2"].number_format = "0.00"

    _, answer, _ = scored(book)

    points = {line["id"]: line["points"] for line in answer["units"][0]["criteria"]}
    assert (points["1.1"], points["1.10"]) == ("0.0", "20.0")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "tệp .xls đời cũ"),
        ("unit,criterion,actual\nHDY,1.1,35".encode("utf-16"), "CSV UTF-8"),
        ("unit,criterion,actual\nHĐ,1.1,35".encode("cp1258"), "CSV UTF-8"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04 x", "Excel"),
        (b"", "dòng tiêu đề"),
    ],
)
def test_any_other_file_is_refused_with_how_to_save_it(scored, data, said):
    status, answer, error = scored(data)

    assert (status, answer) == (2, None)
    assert said in error


@pytest.mark.parametrize("names", [str, apart])
@pytest.mark.parametrize("papers", [str, apart])
def test_a_mark_is_for_the_name_however_it_is_written(tmp_path, capsys, names, papers):
    head, cut, rest = BALLOT.partition("seats:")
    file = Path(tmp_path, "ballot.yaml")
    file.write_text(names(head) + cut + papers(rest), "utf-8")

    assert main(["tally", str(file), "--json"]) == 0

    answer = json.loads(capsys.readouterr().out)
    assert (answer["valid"], answer["elected"]) == (3, ["Hội Người mù"])
    assert [line["votes"] for line in answer["counts"]] == [2, 1]


def test_two_forms_of_one_candidate_are_one(tmp_path, capsys):
    file = Path(tmp_path, "ballot.yaml")
    twins = f"candidates: [Hội Người mù, {apart('HỘI Người mù')}]"
    file.write_text(BALLOT.replace("candidates: [Hội Người mù, H'Hen Niê]", twins), "utf-8")

    assert main(["tally", str(file), "--json"]) == 2
    assert "ghi hai lần" in capsys.readouterr().err
