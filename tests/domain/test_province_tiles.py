"""Every province has a tile of its own, found by any usual way to write its name."""

import pytest

from thidua.domain.province_tiles import COLUMNS, TILES, province_named


def test_thirty_four_provinces_each_in_a_place_of_its_own() -> None:
    assert len(TILES) == 34
    assert len(set(TILES.values())) == 34
    assert {column for _row, column in TILES.values()} == set(range(1, COLUMNS + 1))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Tỉnh Gia Lai", "Gia Lai"),
        ("UBND tỉnh Khánh Hoà", "Khánh Hòa"),
        ("Ủy ban nhân dân thành phố Huế", "Huế"),
        ("Uỷ ban nhân dân tỉnh Đắk Lắk", "Đắk Lắk"),
        ("TP. Hồ Chí Minh", "TP Hồ Chí Minh"),
        ("Thành phố Hồ Chí Minh", "TP Hồ Chí Minh"),
        ("Bộ Nội vụ", ""),
        ("Tỉnh Bình Định", ""),  # part of Gia Lai since 01/07/2025
    ],
)
def test_a_province_is_found_by_its_name(name: str, found: str) -> None:
    assert province_named(name) == found


def test_the_north_lies_above_the_south() -> None:
    rows = [TILES[name][0] for name in ("Lào Cai", "Hà Nội", "Nghệ An", "Huế", "Gia Lai", "Cà Mau")]
    assert rows == sorted(rows)
