"""Pictures are looked at before they are unpacked."""

import struct

import pytest

from thidua.formats import pictures
from thidua.formats.pictures import check_picture
from thidua.formats.problems import FormatError


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">L4sLL", 13, b"IHDR", width, height) + b"\x08\x02"


def jpeg(width: int, height: int) -> bytes:
    head = b"\xff\xd8\xff\xe0" + struct.pack(">H", 4) + b"JF\xff\xc4" + struct.pack(">H", 3) + b"x"
    return head + b"\xff\xc2" + struct.pack(">HBHH", 11, 8, height, width) + b"\x03\x01"


@pytest.mark.parametrize("data", [png(9_921, 7_016), jpeg(9_921, 7_016), png(1, 1)])
def test_a_sheet_of_a3_is_taken(data: bytes) -> None:
    check_picture(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (png(30_000, 30_000), "30000 × 30000 điểm, không quá 80 triệu"),
        (jpeg(60_000, 60_000), "60000 × 60000 điểm"),
        (png(1, 1)[:20], "còn nguyên vẹn"),
        (png(1, 1)[:8] + b"....IDAT" + b"x" * 20, "còn nguyên vẹn"),
        (jpeg(1, 1)[:12], "còn nguyên vẹn"),
        (b"\xff\xd8\xff\xd9" + b"x" * 20, "còn nguyên vẹn"),
        (b"GIF89a" + b"x" * 30, "chỉ nhận ảnh .png hoặc .jpg"),
        (b"<svg/>", "chỉ nhận ảnh .png hoặc .jpg"),
        (b"", "chỉ nhận ảnh"),
    ],
)
def test_refused(data: bytes, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        check_picture(data)


def test_too_many_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LARGEST_BYTES", 10)
    with pytest.raises(FormatError, match="ảnh lớn quá"):
        check_picture(png(1, 1))
