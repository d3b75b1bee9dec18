"""``thidua read-figures``: the JSON of the contract, the table, what is refused."""

import json
from pathlib import Path
from time import process_time

import pytest

from thidua.cli.main import main

REPORT = (
    "Hội vận động và tặng 3.343 suất quà với tổng trị giá 1,6 tỷ đồng; các cấp Hội bàn giao 9 căn "
    "nhà trị giá gần 800 triệu đồng.\n\nTheo Quyết định số 123/QĐ-UBND, 30 suất, mỗi suất 500.000đ."
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "báo cáo.txt"
    path.write_text(REPORT, "utf-8")
    return path


def test_json(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read-figures", str(report), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["entries"][0] == {
        "line": 1, "quantity": "3343", "unit": "suất quà", "quantity_qualifier": None,
        "money": "1600000000", "money_qualifier": None, "money_is": "total", "part_of": None,
        "text": "3.343 suất quà với tổng trị giá 1,6 tỷ đồng",
    }  # fmt: skip
    second, third = told["entries"][1:]
    assert (second["money"], second["money_qualifier"]) == ("800000000", "gan")
    assert (third["line"], third["money"], third["money_is"]) == (3, "500000", "each")
    assert told["ignored"] == [
        {"line": 3, "text": "Quyết định số 123/QĐ-UBND", "why": "number_of_a_document"}
    ]


def test_table(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read-figures", str(report)]) == 0
    printed = capsys.readouterr().out
    assert "gần 800.000.000" in printed
    assert "500.000 mỗi" in printed
    report.write_text("Ủng hộ 9 triệu đồng; xây 9 căn nhà, trong đó 4 nhà sàn.", "utf-8")
    assert main(["read-figures", str(report)]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.split()[:6] == ["3", "1", "4", "nhà", "sàn", "2"]
    report.write_text("Không có gì.", "utf-8")
    assert main(["read-figures", str(report)]) == 0
    assert "Không tìm thấy" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [([], "sai tham số"), (["a", "--x"], "sai tham số"), (["a.txt"], "a.txt: không có tệp này")],
)
def test_wrong_arguments(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read-figures", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_another_file(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report.write_bytes(b"%PDF-1.4")
    assert main(["read-figures", str(report)]) == 2
    assert "báo cáo.txt: đây là tệp PDF" in capsys.readouterr().err


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read-figures", "-h"]) == 0
    assert "FILE.docx" in capsys.readouterr().out


def test_forty_pages_are_read_in_less_than_a_second(tmp_path: Path) -> None:
    report = tmp_path / "dài.txt"
    report.write_text("\n".join([REPORT] * 480), "utf-8")  # 40 pages of about 3,000 letters
    before = process_time()
    assert main(["read-figures", str(report), "--json"]) == 0
    assert process_time() - before < 3  # under 1 s where it is quiet
