"""Results files: what is accepted, what is refused and where."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from thidua.domain.figures import Claim
from thidua.formats.problems import FormatError
from thidua.formats.results import read_results, units_of

HEADER = "unit,criterion,actual,target,baseline,minus\n"


def rows(text):
    return [
        (row.unit, row.criterion, row.actual, row.target, row.baseline, row.minus)
        for row in read_results(text.encode() if isinstance(text, str) else text)
    ]


def refused(data):
    with pytest.raises(FormatError) as error:
        read_results(data.encode() if isinstance(data, str) else data)
    return error.value.problems


def workbook(*lines, number_format=None):
    book = Workbook()
    sheet = book.active
    for line in lines:
        sheet.append(line)
    if number_format:
        sheet.cell(2, 3).number_format = number_format
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        HEADER + 'A,1.1,"12,5",100,,\n',
        HEADER.replace(",", ";") + "A;1.1;12,5;100;;\n",
        "\ufeff" + HEADER + 'A,1.1,"12,5",100\n',
        HEADER.replace("\n", "\r\n") + 'A,1.1,"12,5",100\r\n\r\n',
        "\n\n" + HEADER + '\n  A , 1.1 , "12,5" , 100 \n,,,,,\n\n',
        " Unit , CRITERION,Actual,target,baseline,minus\n" + 'A,1.1,"12,5",100',
        'actual,unit,target,criterion\n"12,5",A,100,1.1\n',
    ],
)
def test_csv_in_many_clothes(text):
    assert rows(text) == [("A", "1.1", "12,5", "100", "", "")]


def test_places_are_the_lines_of_the_file():
    claims = read_results((HEADER + "\nA,x,1\n\nB,x,2\n").encode())

    assert [claim.place for claim in claims] == ["dòng 3", "dòng 5"]
    assert units_of([*claims, Claim("A", "y")]) == ["A", "B"]


def test_a_header_alone_is_no_rows():
    assert rows(HEADER) == []


@pytest.mark.parametrize(
    ("text", "place", "part"),
    [
        ("", "", "dòng tiêu đề"),
        ("\n\n", "", "dòng tiêu đề"),
        ("unit,criterion\nA,1\n", "dòng 1", "thiếu cột bắt buộc «actual»"),
        ("unit,criterion,actual,note\n", "dòng 1", "«note»"),
        ("unit,criterion,actual,\n", "dòng 1", "(cột không tên)"),
        ("unit,criterion,actual,Thực hiện\n", "dòng 1", "«Thực hiện»"),
        ("unit,criterion,actual,ACTUAL\n", "dòng 1", "«ACTUAL»"),
        ("unit,criterion,actual,unit\n", "dòng 1", "mỗi cột một lần"),
        ("unit,criterion,actual\nA,1.1,12,5\n", "dòng 2", "dấu phẩy thập phân"),
        ("unit,criterion,actual\nA,1.1,12,\n", "dòng 2", "4 ô"),
        (HEADER + ",1.1,5\n", "dòng 2", "cột unit"),
        (HEADER + "A,,5\n", "dòng 2", "cột criterion"),
        (HEADER + 'A,1.1,"5\nB,1.1,6\n', "dòng 2", "ngoặc kép"),
        (HEADER + 'A,1.1,"5\nB,1.1",6\n', "dòng 3", "một dòng"),
    ],
)
def test_csv_is_refused_by_line(text, place, part):
    problem = refused(text)[0]

    assert problem.path == place
    assert part in problem.message


def test_all_wrong_rows_are_named():
    found = refused("unit,criterion,actual\n,a,1\nA,,1\nA,a,1,2\n")

    assert [problem.path for problem in found] == ["dòng 2", "dòng 3", "dòng 4"]


@pytest.mark.parametrize("data", [b"\xff\xfea\x00", HEADER.encode() + "đ".encode("cp1258")])
def test_other_encodings_are_refused(data):
    assert "UTF-8" in refused(data)[0].message


def test_a_huge_cell_or_file_is_refused():
    assert "CSV đúng cú pháp" in refused(HEADER + "A,a," + "9" * 200_000)[0].message
    assert "không quá 10 MB" in refused(HEADER + "A,a,1\n" * 2_000_000)[0].message
    assert "không quá 100000 dòng" in refused(HEADER + "A,a,1\n" * 100_001)[0].message


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1, "0.1"),
        (12.5, "12.5"),
        (1.1, "1.1"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.333333333333333"),
        (100, "100"),
        (100.0, "100"),
        (1e-7, "0.0000001"),
        (1.5e17, "150000000000000000"),
        (-2.5e-5, "-0.000025"),
        (True, "true"),
        (False, "false"),
        (" 12,5 ", "12,5"),
        ("n/a", "n/a"),
        (None, ""),
    ],
)
def test_xlsx_cells_are_read_as_shown(value, text):
    data = workbook(["Unit", "criterion", "actual"], ["A", 1.1, value])

    assert rows(data) == [("A", "1.1", text, "", "", "")]


def test_xlsx_skips_empty_rows_and_keeps_row_numbers():
    data = workbook(["unit", "criterion", "actual"], [], ["A", "x", 1], [None, None, None])

    assert [claim.place for claim in read_results(data)] == ["dòng 3"]


@pytest.mark.parametrize(
    ("line", "number_format", "part"),
    [
        (["A", "x", 0.95], "0%", "phần trăm"),
        (["A", "x", 45000], "dd/mm/yyyy", "ngày giờ"),
        (["A", "x", "=1+1"], None, "công thức"),
        (["A", "x", "#N/A"], None, "giá trị không lỗi"),
    ],
)
def test_xlsx_names_the_cell_that_cannot_be_taken_as_shown(line, number_format, part):
    (problem,) = refused(
        workbook(["unit", "criterion", "actual"], line, number_format=number_format)
    )

    assert problem.path == "C2"
    assert part in problem.message


def test_xlsx_rows_are_checked_like_csv():
    found = refused(workbook(["unit", "criterion", "actual"], [None, "x", 1], ["A", "x", 1, 2]))

    assert [problem.path for problem in found] == ["dòng 2", "dòng 3"]


def test_the_sheet_with_the_heads_is_read_wherever_it_stands():
    book = Workbook()
    book.active.append(["Đọc kỹ trước khi điền"])
    sheet = book.create_sheet("Số liệu")
    sheet.append(["Unit", "Criterion", "actual"])
    sheet.append(["A", "1.1", 7])
    stream = BytesIO()
    book.save(stream)

    assert rows(stream.getvalue()) == [("A", "1.1", "7", "", "", "")]
