"""The sheet of units: what is written is read back, what is wrong is named by its cell."""

from datetime import date

import pytest

from thidua.formats.list_workbook import list_workbook
from thidua.formats.problems import FormatError
from thidua.formats.unit_sheet import COLUMNS, MOST_ROWS, TITLE, UnitRow, read_units, write_units

UNITS = [
    UnitRow(2, "HDY", "Hội Đông y", ("Đông y tỉnh", "Hội ĐY"), date(2020, 1, 1), date(2025, 6, 30)),
    UnitRow(3, "HNB", "Hội Nhà báo", has_party_cell=False, has_youth_union=False),
]


def refused(*rows: tuple[object, ...]) -> list[tuple[str, str]]:
    full = [(*row, *[None] * (len(COLUMNS) - len(row))) for row in rows]
    with pytest.raises(FormatError) as caught:
        read_units(list_workbook(TITLE, COLUMNS, full))  # type: ignore[arg-type] # any cells
    return [(problem.path, problem.message) for problem in caught.value.problems]


def test_units_are_read_back_as_written() -> None:
    back = read_units(write_units(UNITS))

    assert [(unit.code, unit.name, unit.aliases) for unit in back] == [
        (unit.code, unit.name, unit.aliases) for unit in UNITS
    ]
    assert (back[0].valid_from, back[0].valid_to) == (date(2020, 1, 1), date(2025, 6, 30))
    assert [(u.has_party_cell, u.has_union, u.has_youth_union) for u in back] == [
        (True, True, True), (False, True, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "place", "said"),
    [
        (("A", "Hội A", None, "mai"), "D3", "Hoạt động từ: «mai»; phải là"),
        (("A", "Hội A", None, "01/02/2024", "31/01/2024"), "E3", "từ ngày 01/02/2024 trở đi"),
        (("A", "Hội A", "x" * 201), "C3", "mỗi tên không quá 200 ký tự"),
        (("A", None, "Hội"), "B3", "đang để trống"),
    ],
)
def test_a_wrong_cell_is_named(cells: tuple[object, ...], place: str, said: str) -> None:
    assert any(path == place and said in message for path, message in refused(cells))


def test_a_code_twice_and_too_many_rows_are_refused() -> None:
    assert [path for path, _ in refused(("A", "Hội A"), ("a", "Hội B"))] == ["A4"]
    assert refused(*[(f"U{n}", "Hội") for n in range(MOST_ROWS + 1)]) == [
        ("", "Chỉ nhận không quá 2000 đơn vị.")
    ]
