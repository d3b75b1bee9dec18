"""``thidua verify-pdf``: the verdict in words and JSON; exit status 0 whatever it is."""

import json
from pathlib import Path

import pytest

from tests.documents.signing import people, plain_pdf, sign
from thidua.cli.main import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.pdf").write_bytes(sign(plain_pdf(), "director"))
    (tmp_path / "late.pdf").write_bytes(sign(plain_pdf(), "late"))
    people()["root"].trusted_in(tmp_path / "tin")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify-pdf", "a.pdf", "--trust", "tin", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["verdict"] == "valid"
    (one,) = told["signatures"]
    assert list(one) == [
        "field", "signer", "signed_at", "timestamped", "intact", "covers_whole_file",
        "changed_after", "trusted", "reason",
    ]  # fmt: skip
    assert (one["intact"], one["changed_after"], one["trusted"]) == (True, [], True)


def test_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify-pdf", "a.pdf"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("a.pdf: NGUYÊN VẸN, NHƯNG CHƯA TIN CẬY người ký\n1. Nguyễn Văn Ấn, ")
    (folder / "b.pdf").write_bytes(plain_pdf())
    assert main(["verify-pdf", "b.pdf"]) == 0
    assert capsys.readouterr().out == "b.pdf: KHÔNG CÓ CHỮ KÝ SỐ\n"


@pytest.mark.parametrize(
    ("at", "verdict"),
    [
        ("--at=2025-03-15", "valid"),
        ("--at=2025-03-15T08:00", "valid"),
        ("--at=2026-03-15", "untrusted"),
    ],
)
def test_at(folder: Path, at: str, verdict: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify-pdf", "late.pdf", "--trust=tin", at, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == verdict


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "sai tham số"),
        (["a.pdf", "b.pdf"], "sai tham số"),
        (["a.pdf", "--trust"], "sai tham số"),
        (["--fast"], "sai tham số"),
        (["none.pdf"], "none.pdf: không có tệp này"),
        (["a.pdf", "--at", "15/3/2026"], "--at: «15/3/2026»"),
        (["a.pdf", "--at", "2026-13-45"], "--at: «2026-13-45»"),
        (["a.pdf", "--trust", "none"], "none: không đọc được thư mục"),
        (["a.pdf", "--trust", "bad"], "bad/x.crt: không phải chứng thư số"),
        (["big.pdf"], "big.pdf: tệp lớn 20000001 byte, tối đa 20 MB"),
    ],
)
def test_wrong(
    folder: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "bad").mkdir()
    (folder / "bad" / "x.crt").write_text("x")
    (folder / "big.pdf").write_bytes(b"x" * 20_000_001)
    assert main(["verify-pdf", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify-pdf", "-h"]) == 0
    assert "--trust" in capsys.readouterr().out
