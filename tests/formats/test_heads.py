"""Heads of columns: found in any spelling, strange and doubled ones refused by their cell."""

import unicodedata

import pytest

from thidua.formats.heads import Head, find_heads, match_heads, numbers_columns
from thidua.formats.problems import FormatError
from thidua.formats.workbook import TextRow

HEADS = (
    Head("code", "Mã", is_required=True),
    Head("name", "Họ và tên", ("Tên đầy đủ",), is_required=True),
    Head("cell", "Có chi bộ"),
)


def row(number: int, *cells: str) -> TextRow:
    return TextRow(number, cells)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_heads_stand_in_any_order_and_spelling_below_a_title(form: str) -> None:
    heads = [unicodedata.normalize(form, text) for text in ("TT", "họ và  tên", "MÃ")]
    rows = [row(1, "DANH SÁCH"), row(3, *heads), row(4, "1", "An", "A1")]

    found, body = find_heads(rows, HEADS)

    assert (found.number, dict(found.places)) == (3, {"name": 1, "code": 2})
    assert found.absent == {"cell"}
    assert [each.number for each in body] == [4]


def test_heads_typed_without_marks_and_other_words_are_known() -> None:
    assert match_heads(row(1, "ma", "ten day du", "co chi bo"), HEADS).absent == frozenset()


def test_strange_doubled_and_missing_heads_are_refused_by_name_and_cell() -> None:
    with pytest.raises(FormatError) as caught:
        match_heads(row(2, "Mã", "Có chi bộ Đảng", "Mã", "Có chi bộ"), HEADS)

    assert [str(problem) for problem in caught.value.problems] == [
        "B2: cột «Có chi bộ Đảng» không có trong mẫu; các cột: Mã, Họ và tên, Có chi bộ.",
        "C2: cột «Mã» đã có ở ô A2; mỗi cột một lần.",
        "dòng 2: thiếu cột bắt buộc «Họ và tên».",
    ]


@pytest.mark.parametrize(
    ("cells", "is_numbering"),
    [
        (("1", "2", "3"), True),
        (("(1)", "(2)", "(3)"), True),
        (("A", "B", "1", "2"), True),
        (("A", "B", "1"), True),
        (("1", "3", "2"), False),
        (("A1", "An", "2"), False),
        (("1", "2"), True),
        (("A", "B"), False),
    ],
)
def test_a_row_of_column_numbers_is_no_row_of_the_table(
    cells: tuple[str, ...], is_numbering: bool
) -> None:
    assert numbers_columns(row(5, *cells)) is is_numbering


def test_a_sheet_without_heads_is_refused_with_what_was_wanted() -> None:
    with pytest.raises(FormatError, match="hàng tiêu đề với cột “Mã”, “Họ và tên”"):
        find_heads([row(1, "Ghi chú")], HEADS)
