"""``thidua certificates``: a page for each row, the grid, and everything that stops it."""

import struct
import zlib
from pathlib import Path

import pypdf
import pytest

from thidua.cli.main import main

LAYOUT = """\
page: {width: 297, height: 210}
background: khung.png
fields:
  - {column: name, x: 40, y: 88, width: 217, height: 14, size: 26, min_size: 14, align: center}
  - {text: "ngày {day}", x: 170, y: 150, width: 100, height: 8, size: 13}
"""
NAMES = "name;day\nÔng Nguyễn Văn Ấn;05\nHội Đông y;06\n"


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">L", len(data)) + body + struct.pack(">L", zlib.crc32(body))

    raw = (b"\0" + b"\xc8\xa0\x3c" * width) * height
    head = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "layout.yaml").write_text(LAYOUT, "utf-8")
    (tmp_path / "names.csv").write_text(NAMES, "utf-8")
    (tmp_path / "khung.png").write_bytes(png(30, 21))
    monkeypatch.chdir(tmp_path)
    return tmp_path


FILES = ["layout.yaml", "names.csv", "out.pdf"]


def test_a_page_for_each_row(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["certificates", *FILES]) == 0
    assert capsys.readouterr().out == "out.pdf: 2 trang\n"
    pdf = pypdf.PdfReader(folder / "out.pdf")
    texts = [page.extract_text().split("\n") for page in pdf.pages]
    assert texts == [["Ông Nguyễn Văn Ấn", "ngày 05"], ["Hội Đông y", "ngày 06"]]
    assert len(pdf.pages[0].images) == 1


def test_a_preprinted_sheet_gets_no_picture(folder: Path) -> None:
    (folder / "layout.yaml").write_text(f"print_background: false\n{LAYOUT}", "utf-8")
    (folder / "khung.png").unlink()
    assert main(["certificates", *FILES]) == 0
    assert len(pypdf.PdfReader(folder / "out.pdf").pages[0].images) == 0


def test_the_grid_is_one_page(folder: Path) -> None:
    assert main(["certificates", "--grid", *FILES]) == 0
    (page,) = pypdf.PdfReader(folder / "out.pdf").pages
    assert {"10", "290", "200", "Ấn"} <= set(page.extract_text().split())


@pytest.mark.parametrize(
    ("file", "change", "to", "words"),
    [
        ("names.csv", "Hội Đông y", "Rất dài " * 60, "names.csv: dòng 3, cột name: «Rất dài"),
        ("names.csv", "Hội Đông y", "Hội 漢", "phông chữ không có chữ «漢»"),
        ("names.csv", "day", "ngay", "thiếu cột «day»"),
        ("layout.yaml", "x: 40", "x: 90", "layout.yaml: dòng 4, fields[0].width"),
        ("layout.yaml", "khung.png", "khác.png", "khác.png: không có tệp này"),
        ("layout.yaml", "khung.png", "names.csv", "names.csv: chỉ nhận ảnh"),
        ("layout.yaml", "ngày {day}", "ngày 漢 ", "cột (chữ cố định)"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_written(
    folder: Path,
    file: str,
    change: str,
    to: str,
    words: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (folder / "out.pdf").write_text("cũ")
    (folder / file).write_text((folder / file).read_text("utf-8").replace(change, to), "utf-8")
    assert main(["certificates", *FILES]) == 2
    assert words in capsys.readouterr().err
    assert (folder / "out.pdf").read_text() == "cũ"
    assert len(list(folder.iterdir())) == 4


def test_a_damaged_picture(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "khung.png").write_bytes(png(30, 21)[:60])
    assert main(["certificates", *FILES]) == 2
    assert "background: không mở được ảnh khung.png" in capsys.readouterr().err


@pytest.mark.parametrize("out", ["nowhere/out.pdf", ".", "a\0b.pdf"])
def test_where_nothing_can_be_written(
    folder: Path, out: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["certificates", "layout.yaml", "names.csv", out]) == 2
    assert "không ghi được tệp" in capsys.readouterr().err
    assert len(list(folder.iterdir())) == 3


@pytest.mark.parametrize("arguments", [[], ["a", "b"], ["a", "b", "c", "d"], ["a", "b", "c", "-x"]])
def test_wrong_arguments(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["certificates", *arguments]) == 2
    assert "sai tham số" in capsys.readouterr().err


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["certificates", "-h"]) == 0
    assert "LAYOUT.yaml" in capsys.readouterr().out
