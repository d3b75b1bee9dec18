"""The sheet of ratings: what is written is read back, what is wrong is named by its cell."""

from datetime import date

import pytest

from tests.uploading import sheet_of_rows
from thidua.formats.problems import FormatError
from thidua.formats.rating_sheet import COLUMNS, RatingRow, read_ratings, write_ratings

HEADS = [head for head, _width in COLUMNS]
KINDS = {"Chi bộ": ["Xuất sắc", "Tốt"], "Công đoàn": ["Vững mạnh", "Khá"]}
UNITS = ["AAA", "Hội AAA", "BBB"]


def read(*rows: list[object]) -> list[RatingRow]:
    return read_ratings(sheet_of_rows([HEADS, *rows]), units=UNITS, kinds=KINDS)


def test_what_is_written_is_read_back_and_empty_grades_say_nothing() -> None:
    day = date(2024, 1, 5)
    data = write_ratings(
        [
            ["AAA", "Hội AAA", "Chi bộ", "Tốt", "12-QĐ/ĐU", day, "Bản chụp", "Đơn vị tự ghi"],
            ["BBB", "Hội BBB", "Chi bộ", "", "", None, "", ""],
            ["BBB", "Hội BBB", "Công đoàn", "không có", "", None, "", ""],
        ]
    )

    assert read_ratings(data, units=UNITS, kinds=KINDS) == [
        RatingRow(3, "D3", "AAA", "Chi bộ", "Tốt", "12-QĐ/ĐU", day, "Bản chụp"),
        RatingRow(5, "D5", "BBB", "Công đoàn", "", "", None, ""),
    ]


def test_a_unit_is_known_by_its_name_where_no_code_stands() -> None:
    (row,) = read(["", "hoi aaa", "chi bo", "tot"])

    assert (row.unit, row.kind, row.grade) == ("Hội AAA", "Chi bộ", "Tốt")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["XXX", "", "Chi bộ", "Tốt"], "Mã đơn vị: «XXX»; phải là mã hoặc tên đơn vị được ghi."),
        (["", "", "Chi bộ", "Tốt"], "Đơn vị: đang để trống; phải là mã hoặc tên"),
        (["AAA", "", "Đảng", "Tốt"], "Loại xếp loại: «Đảng»; phải là tên một loại"),
        (["AAA", "", "Chi bộ", "Khá"], "Mức: «Khá»; phải là một trong: Xuất sắc; Tốt; không có."),
        (["AAA", "", "Chi bộ", "Tốt", "", "mai"], "Ngày văn bản: «mai»"),
        (["AAA", "", "Chi bộ", "Tốt", "x" * 121], "từ 0 đến 120 ký tự"),
    ],
)
def test_what_is_wrong_is_named(row: list[object], told: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(row)

    assert told in caught.value.problems[0].message


def test_a_unit_is_rated_once_in_a_kind() -> None:
    with pytest.raises(FormatError) as caught:
        read(["AAA", "", "Chi bộ", "Tốt"], ["aaa", "", "Chi bộ", "Xuất sắc"])

    assert [each.message for each in caught.value.problems] == [
        "AAA, Chi bộ: đã có ở dòng 2; mỗi đơn vị một dòng."
    ]
