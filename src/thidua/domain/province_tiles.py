"""The 34 provinces since 01/07/2025 as tiles: where each lies beside the others, roughly."""

from collections.abc import Mapping
from typing import Final

from thidua.domain.vietnamese_text import fold

_GRID: Final = """
Lai Châu    | Lào Cai    | Tuyên Quang  | Cao Bằng    | Lạng Sơn
Điện Biên   | Sơn La     | Phú Thọ      | Thái Nguyên | Quảng Ninh
            |            | Hà Nội       | Bắc Ninh    | Hải Phòng
            |            | Ninh Bình    | Hưng Yên    |
            | Thanh Hóa  |              |             |
            | Nghệ An    |              |             |
            | Hà Tĩnh    | Quảng Trị    |             |
            |            | Huế          | Đà Nẵng     |
            |            |              | Quảng Ngãi  |
            |            | Gia Lai      |             |
            |            | Đắk Lắk      | Khánh Hòa   |
            | Tây Ninh   | Đồng Nai     | Lâm Đồng    |
An Giang    | Đồng Tháp  | TP Hồ Chí Minh |           |
Cà Mau      | Cần Thơ    | Vĩnh Long    |             |
"""
COLUMNS: Final = 5
_BEFORE: Final = ("uy ban nhan dan ", "ubnd ", "tinh ", "thanh pho ", "tp. ", "tp ")


def _key(name: str) -> str:
    key = fold(name)
    for word in _BEFORE:
        key = key.removeprefix(word)
    return key


def _tiles() -> Mapping[str, tuple[int, int]]:
    found = {}
    for row, line in enumerate(_GRID.strip("\n").splitlines(), start=1):
        for column, name in enumerate(line.split("|"), start=1):
            if name.strip():
                found[name.strip()] = (row, column)
    return found


TILES: Final = _tiles()
"""Row and column of each province, from 1, by its short name."""
_BY_KEY: Final = {_key(name): name for name in TILES}


def province_named(name: str) -> str:
    """The short name of the province an authority is of; "" for others.

    Tiles neither say how large a province is nor where its borders are.

    Source: Nghị quyết 202/2025/QH15, the 34 names.

    >>> province_named("Tỉnh Đắk Lắk"), province_named("UBND thành phố Hải Phòng")
    ('Đắk Lắk', 'Hải Phòng')
    >>> province_named("Bộ Nội vụ")
    ''
    """
    return _BY_KEY.get(_key(name), "")
