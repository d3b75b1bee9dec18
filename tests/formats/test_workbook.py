"""Workbooks made to hurt are refused before they can."""

import time
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from thidua.formats.package import LARGEST_UNPACKED, MOST_FILES
from thidua.formats.problems import FormatError
from thidua.formats.workbook import MOST_PROBLEMS, MOST_ROWS, read_sheet

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
BOMB = (
    '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 9))
    + "]>"
)


def book(*lines):
    made = Workbook()
    for line in lines:
        made.active.append(line)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def replaced(name, content):
    """A good workbook with one of its files replaced."""
    stream = BytesIO()
    with ZipFile(BytesIO(book(["x"]))) as source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for item in source.infolist():
            target.writestr(item.filename, content if item.filename == name else source.read(item))
    return stream.getvalue()


def added(data, name, content):
    """The workbook with one more file."""
    stream = BytesIO(data)
    with ZipFile(stream, "a") as package:
        package.writestr(name, content)
    return stream.getvalue()


def refused(data):
    started = time.process_time()
    with pytest.raises(FormatError) as error:
        read_sheet(data)
    assert time.process_time() - started < 3  # a refusal, not a siege
    return error.value.problems[0].message


def sheet(body):
    return f"<worksheet {NAMESPACE}><sheetData>{body}</sheetData></worksheet>"


def test_a_zip_bomb_is_refused_unread():
    data = replaced(SHEET, b"\0" * (LARGEST_UNPACKED + 1))

    assert len(data) < 1_000_000
    assert "dung lượng sau giải nén" in refused(data)


def test_too_many_files_are_refused():
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        for at in range(MOST_FILES + 1):
            package.writestr(f"{at}", "")

    assert "sau giải nén" in refused(stream.getvalue())


@pytest.mark.parametrize("name", [SHEET, "xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml"])
def test_entity_bombs_are_refused(name):
    assert "mở được bằng Excel" in refused(replaced(name, f"{BOMB}<x>&a8;</x>"))


@pytest.mark.parametrize(
    "data", [b"PK", b"PK\x03\x04 nothing", b"not a workbook", book(["x"])[:-40]]
)
def test_what_is_no_workbook_is_refused(data):
    assert "mở được bằng Excel" in refused(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "trống"),
        (b"%PDF-1.7 x", "PDF"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 60, "tệp .xls đời cũ"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "Word"),
        (b"\x89PNG\r\n", "ảnh"),
        (b"\xff\xd8\xff\xe0", "ảnh"),
        (b"Rar!\x1a", "nén"),
        (b"\xef\xbb\xbf <HTML><table>", "HTML"),
        (b"<?xml version='1.0'?><Workbook/>", "XML"),
    ],
)
def test_each_kind_of_file_is_refused_in_its_own_words(data, said):
    assert said in refused(data)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("hello.txt", "không phải bảng tính"),
        ("word/document.xml", "Word"),
        ("xl/workbook.bin", ".xlsb"),
        ("content.xml", "OpenDocument"),
    ],
)
def test_another_package_is_refused_in_its_own_words(name, said):
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        package.writestr(name, "x")

    assert said in refused(stream.getvalue())


@pytest.mark.parametrize("name", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml"])
def test_macros_are_refused(name):
    assert "macro" in refused(added(book(["x"]), name, "x"))


def test_a_workbook_that_says_it_has_macros_is_refused():
    types = b'<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled"/></Types>'

    assert "macro" in refused(replaced("[Content_Types].xml", types))


def test_strict_open_xml_is_refused_with_how_to_save_it():
    strict = '<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'

    assert "Strict Open XML" in refused(replaced("xl/workbook.xml", strict))


def test_work_is_bounded_before_it_starts():
    """A hundred thousand bytes that unpack to a million cells."""
    cells = '<row r="{}">' + "<c><v>1</v></c>" * 60 + "</row>"
    data = replaced(SHEET, sheet("".join(cells.format(row) for row in range(1, 20_000))))

    assert len(data) < 150_000
    assert "quá nhiều ô" in refused(data)


@pytest.mark.parametrize("row", [100_000, 1_048_576])
def test_a_stray_cell_far_down_costs_nothing(row):
    body = (
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t> </t></is></c></row>'
    )
    started = time.process_time()

    assert [line.cells for line in read_sheet(replaced(SHEET, sheet(body)))] == [("1",)]
    assert time.process_time() - started < 1


def test_a_row_number_beyond_the_sheet_is_not_filled_up():
    body = '<row r="999999999"><c r="A999999999"><v>1</v></c></row>'
    started = time.process_time()

    assert read_sheet(replaced(SHEET, sheet(body))) == []
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1.1, "0.00", "1.10"),
        (1, "000", "001"),
        (123, "000000", "000123"),
        (7, '"NV"000', "NV007"),
        (1234567.5, "#,##0.00", "1234567.50"),
        (-3, "#,##0_);(#,##0)", "(3)"),
        (98.4615, "0.0", "98.5"),
        (2.5, "0", "3"),
        (0.1 + 0.2, "General", "0.3"),
        (1e21, "General", "1000000000000000000000"),
        (25, '#,##0\\ "₫"', "25 ₫"),
        (0, "0;-0;0", "0"),
        (-0.4, "0", "0"),
        (5, "@", "5"),
        (12.5, 'General "đ"', "12.5 đ"),
        (12, "[Red]* 0", "12"),
    ],
)
def test_a_number_is_read_as_its_cell_shows_it(value, code, text):
    made = Workbook()
    made.active["A1"] = value
    made.active["A1"].number_format = code
    stream = BytesIO()
    made.save(stream)

    assert read_sheet(stream.getvalue())[0].cells == (text,)


@pytest.mark.parametrize(
    ("value", "code"),
    [(0.5, "# ?/?"), (12, "0.0E+00"), (0.95, "0%"), (1234, "#,##0,"), (date(2024, 1, 2), None)],
)
def test_what_cannot_be_taken_as_shown_is_refused_by_its_cell(value, code):
    made = Workbook()
    made.active["B2"] = value
    if code is not None:
        made.active["B2"].number_format = code
    stream = BytesIO()
    made.save(stream)

    with pytest.raises(FormatError) as caught:
        read_sheet(stream.getvalue())
    assert [problem.path for problem in caught.value.problems] == ["B2"]


@pytest.mark.parametrize("code", ["mmm-yy", "d-mmm", "dd/mm", '[$-42A]mm/yyyy "d"'])
def test_a_number_that_excel_took_for_a_day_is_refused_by_its_cell(code):
    made = Workbook()
    made.active["B2"] = date(2024, 5, 1)  # typed 05/2024, the number of a decision
    made.active["B2"].number_format = code
    made.active["B3"] = date(2024, 5, 1)
    made.active["B3"].number_format = "[$-42A]d\\-m\\-yy"
    stream = BytesIO()
    made.save(stream)

    with pytest.raises(FormatError) as caught:
        read_sheet(stream.getvalue(), days=True)
    assert [problem.path for problem in caught.value.problems] == ["B2"]
    assert "Excel đã tự đổi" in caught.value.problems[0].message


def test_the_sheet_that_fits_is_read_else_the_first_visible_one():
    made = Workbook()
    made.active.title = "Ẩn"
    made.active.append(["Mã", "Tên"])
    made.active.sheet_state = "hidden"
    made.create_sheet("Ghi chú").append(["Đọc kỹ trước khi điền"])
    made.create_sheet("Dữ liệu").append(["Mã", "Tên", "3"])
    stream = BytesIO()
    made.save(stream)

    def fits(row):
        return "Mã" in row.cells

    assert read_sheet(stream.getvalue(), fits=fits)[0].cells == ("Mã", "Tên", "3")
    assert read_sheet(stream.getvalue())[0].cells == ("Đọc kỹ trước khi điền",)


def test_text_is_cleaned_and_escapes_are_undone():
    texts = ["Một_x000D_\ntỉnh", "Ho\u0323\u0302i\u00a0A\u200b", "a_x005F_x000D_b"]

    assert read_sheet(book(texts))[0].cells == ("Một\r\ntỉnh", "Hội A", "a_x000D_b")


def test_a_cell_far_to_the_right_is_refused():
    body = '<row r="1"><c r="BI1"><v>1</v></c></row>'

    assert "60 cột" in refused(replaced(SHEET, sheet(body)))


def test_entity_bombs_in_shared_strings_are_refused():
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/sharedStrings.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
        'sharedStrings+xml"/></Types>'
    )
    data = replaced("[Content_Types].xml", types)
    assert [row.cells for row in read_sheet(added(data, STRINGS, f"<sst {NAMESPACE}/>"))] == [
        ("x",)
    ]

    bomb = f"{BOMB}<sst {NAMESPACE}><si><t>&a8;</t></si></sst>"

    assert "mở được bằng Excel" in refused(added(data, STRINGS, bomb))


def test_a_claimed_dimension_is_not_believed():
    claimed = sheet('<row r="1"><c r="A1"><v>7</v></c></row>').replace(
        "<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'
    )

    assert [row.cells for row in read_sheet(replaced(SHEET, claimed))] == [("7",)]


def test_a_large_file_is_refused():
    assert "không quá 10 MB" in refused(b"PK" + b"\0" * 30_000_000)


def test_a_damaged_stream_is_no_workbook():
    data = bytearray(book(*[[f"chữ {n}"] for n in range(500)]))
    with ZipFile(BytesIO(data)) as package:
        info = package.getinfo(SHEET)
    start = info.header_offset + 30 + len(SHEET)
    data[start : start + 40] = b"\xff" * 40

    assert "mở được bằng Excel" in refused(bytes(data))


def test_a_sheet_that_ends_in_the_middle_is_damaged():
    assert "mở được bằng Excel" in refused(
        replaced(SHEET, sheet("<row r='1'><c r='A1'><v>x</v>")[:-30])
    )


def test_a_cell_that_points_at_no_text_is_damage():
    pointing = sheet('<row r="1"><c r="A1" t="s"><v>999</v></c></row>')

    assert "mở được bằng Excel" in refused(replaced(SHEET, pointing))


def test_a_workbook_with_all_sheets_hidden_is_refused():
    with ZipFile(BytesIO(book(["x"]))) as package:
        parts = package.read("xl/workbook.xml").replace(b'state="visible"', b'state="hidden"')

    assert "không có trang tính nào đang hiện" in refused(replaced("xl/workbook.xml", parts))


def rows_of(cell, count):
    return sheet("".join(f'<row r="{n}">{cell}</row>' for n in range(1, count + 1)))


def test_faults_are_told_up_to_a_limit_and_rows_up_to_another():
    wrong = rows_of('<c t="e"><v>#N/A</v></c>', MOST_PROBLEMS + 20)

    with pytest.raises(FormatError) as caught:
        read_sheet(replaced(SHEET, wrong))
    assert len(caught.value.problems) == MOST_PROBLEMS
    with pytest.raises(FormatError, match=f"hơn {MOST_ROWS} dòng"):
        read_sheet(replaced(SHEET, rows_of("<c><v>1</v></c>", MOST_ROWS + 1)), most_cells=10**7)
