"""Pictures by their first bytes: what they are, and how large they would be once unpacked."""

import struct

from thidua.formats.file_kinds import whole_file

LARGEST_BYTES = 20_000_000
MOST_POINTS = 80_000_000  # A3 at 600 points an inch is 70 million
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_NO_SIZE = frozenset({0xC4, 0xC8, 0xCC})  # markers among those of frames that are no frames


def check_picture(data: bytes) -> None:
    """Refuse what is no PNG or JPEG, or would take too much memory.

    Raises:
        FormatError: it is refused.
    """
    if len(data) > LARGEST_BYTES:
        raise whole_file(f"ảnh lớn quá {LARGEST_BYTES // 1_000_000} MB")
    size = _png_size(data) if data.startswith(_PNG) else _jpeg_size(data)
    if size is None:
        raise whole_file("chỉ nhận ảnh .png hoặc .jpg còn nguyên vẹn")
    width, height = size
    if width * height > MOST_POINTS:
        limit = MOST_POINTS // 1_000_000
        raise whole_file(f"ảnh {width} × {height} điểm, không quá {limit} triệu điểm")


def picture_ending(data: bytes) -> str:
    """How the name of a picture ends that ``check_picture`` took."""
    return ".png" if data.startswith(_PNG) else ".jpg"


def _png_size(data: bytes) -> tuple[int, int] | None:
    if data[12:16] != b"IHDR" or len(data) < 24:
        return None
    width, height = struct.unpack_from(">LL", data, 16)
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(_JPEG):
        return None
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in _NO_SIZE:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + int(struct.unpack_from(">H", data, at + 2)[0])
    return None
