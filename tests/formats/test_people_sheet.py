"""The sheet of people: what is written is read back, what is wrong is named by its cell."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from thidua.formats.people_sheet import (
    SEXES,
    STAFF_CLASSES,
    PersonRow,
    read_people,
    write_people,
)
from thidua.formats.problems import FormatError

texts = st.text("aăâđêôơưnhktgABC=+-", min_size=1, max_size=8)


def sheet(*rows: list[object]) -> bytes:
    book = Workbook()
    book.active.append(
        ["Mã", "Họ và tên", "Năm sinh", "Giới tính", "Lao động trực tiếp", "Mã đơn vị"]
    )
    for row in rows:
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@settings(max_examples=25)
@given(
    st.lists(
        st.builds(
            PersonRow,
            number=st.just(0),
            code=texts,
            full_name=texts,
            birth_year=st.none() | st.integers(1900, 2100),
            sex=st.sampled_from(["", *SEXES]),
            position=st.just("") | texts,
            staff_class=st.sampled_from(list(STAFF_CLASSES)),
            is_direct_worker=st.sampled_from([None, True, False]),
            counts_in_ratios=st.booleans(),
            since=st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)),
            unit_code=st.just("HDY"),
        ),
        min_size=1,
        max_size=3,
        unique_by=lambda row: row.code.casefold(),
    )
)
def test_what_is_written_is_read_back(people: list[PersonRow]) -> None:
    back = read_people(write_people(people), unit_code="HDY")

    assert [row.number for row in back] == list(range(3, 3 + len(people)))
    assert [replace(row, number=0) for row in back] == people


def test_what_is_left_out_has_its_usual_value() -> None:
    assert read_people(sheet(["A1", "Lê A"]), unit_code="HDY") == [
        PersonRow(2, "A1", "Lê A", unit_code="HDY")
    ]


@pytest.mark.parametrize(
    ("row", "cell", "words"),
    [
        (["A1", ""], "B2", "Họ và tên: đang để trống"),
        (["A1", "x" * 121], "B2", "từ 1 đến 120 ký tự"),
        (["A1", "Lê A", "1980.5"], "C2", "năm từ 1900 đến 2100"),
        (["A1", "Lê A", 198000], "C2", "«198000»"),
        (["A1", "Lê A", None, "khác"], "D2", "nữ, nam hoặc để trống"),
        (["A1", "Lê A", None, None, "có thể"], "E2", "“có” hoặc “không” (để trống là giữ nguyên)"),
        (["A1", "Lê A", None, None, None, "LHPN"], "F2", "người của đơn vị khác không nhận"),
    ],
)
def test_a_wrong_cell_is_named(row: list[object], cell: str, words: str) -> None:
    with pytest.raises(FormatError) as caught:
        read_people(sheet(row), unit_code="HDY")

    (problem,) = caught.value.problems
    assert problem.path == cell
    assert words in problem.message


def test_a_code_twice_and_a_sheet_without_heads_or_rows_are_refused() -> None:
    with pytest.raises(FormatError, match=r"A3.*đã có ở dòng 2"):
        read_people(sheet(["A1", "Lê A"], ["a1", "Lê B"]), unit_code="HDY")
    with pytest.raises(FormatError, match="có ít nhất một người dưới hàng tiêu đề"):
        read_people(sheet(), unit_code="HDY")
    book, out = Workbook(), BytesIO()
    book.active.append(["Họ tên"])
    book.save(out)
    with pytest.raises(FormatError, match="hàng tiêu đề với cột “Họ và tên”"):
        read_people(out.getvalue(), unit_code="HDY")


def test_a_sheet_of_notes_before_the_list_is_passed_over() -> None:
    book = Workbook()
    book.worksheets[0].append(["Ghi chú: gửi lại trước ngày 15"])
    book.create_sheet("Danh sách").append(["Mã", "Họ và tên"])
    book.worksheets[1].append(["A1", "Trần Văn Thử"])
    out = BytesIO()
    book.save(out)

    assert [row.code for row in read_people(out.getvalue(), unit_code="HDY")] == ["A1"]
