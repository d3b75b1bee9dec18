"""``thidua read-scheme``: the scheme on standard output, what must be looked at beside it."""

from pathlib import Path

import pytest

from tests.formats.scoring_files import word
from tests.formats.test_scoring_tables import TWO_GROUPS
from thidua.cli.main import main
from thidua.formats.scheme_file import read_scheme_file


def test_the_scheme_can_be_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bảng điểm.docx"
    file.write_bytes(word(TWO_GROUPS))
    assert main(["read-scheme", str(file)]) == 0
    printed = capsys.readouterr()
    assert len(read_scheme_file(printed.out.encode()).scheme.groups) == 2
    assert printed.err.count("\n") == 1
    assert "bảng điểm.docx: cách làm tròn" in printed.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "sai tham số"),
        (["a", "b"], "sai tham số"),
        (["--x"], "sai tham số"),
        (["a"], "a: không có"),
    ],
)
def test_wrong_arguments(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read-scheme", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_another_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-1.7")
    assert main(["read-scheme", str(file)]) == 2
    shown = capsys.readouterr()
    assert "đây là tệp PDF" in shown.err
    assert not shown.out


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read-scheme", "-h"]) == 0
    assert "FILE.docx" in capsys.readouterr().out
