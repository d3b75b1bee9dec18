"""NAMES: heads by identity, cells as shown, what is wrong by row."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook

from thidua.formats import names_file
from thidua.formats.names_file import read_names
from thidua.formats.problems import FormatError

COLUMNS = ("name", "day")


def test_rows_by_the_columns_asked_for() -> None:
    rows = read_names("STT;day;Name\n1;05;Ấn\n\n2;06\n".encode(), COLUMNS)
    assert [(row.number, dict(row.cells)) for row in rows] == [
        (2, {"day": "05", "name": "Ấn"}),
        (4, {"day": "06", "name": ""}),
    ]


def test_a_workbook_with_notes_first_and_a_date() -> None:
    book = Workbook()
    book.active.append(["Ghi chú", "không phải danh sách"])
    sheet = book.create_sheet("Danh sách")
    sheet.append(["name", "day"])
    sheet.append(["Ấn", date(2024, 12, 5)])
    sheet["B2"].number_format = "dd/mm/yyyy"
    out = BytesIO()
    book.save(out)
    (row,) = read_names(out.getvalue(), COLUMNS)
    assert dict(row.cells) == {"name": "Ấn", "day": "05/12/2024"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "tệp trống|dòng tiêu đề"),
        ("name\nẤn\n", "dòng 1: thiếu cột «day»"),
        ("name,day,name\nẤn,1,B\n", "dòng 1: ghi hai lần cột «name»"),
        ("name,day\n", "từ 1 đến 20000 dòng"),
        ("name,day\nẤn,1,thừa\n", "dòng 2: chỉ nhận 2 ô như dòng tiêu đề"),
        ('name,day\n"Ấn,1\n', "dấu ngoặc kép đi thành cặp"),
    ],
)
def test_refused(text: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        read_names(text.encode(), COLUMNS)


def test_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names_file, "MOST_NAMES", 2)
    with pytest.raises(FormatError, match="từ 1 đến 2 dòng"):
        read_names(b"name,day\na,1\nb,1\nc,1\n", COLUMNS)
