"""Workbooks made to hurt are refused before they can."""

import time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from thidua.formats.problems import FormatError
from thidua.formats.workbook import LARGEST_UNPACKED, MOST_FILES, read_sheet

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
    started = time.perf_counter()
    with pytest.raises(FormatError) as error:
        read_sheet(data)
    assert time.perf_counter() - started < 30  # a refusal, not a siege
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
    "data", [b"", b"PK", b"PK\x03\x04 nothing", b"not a workbook", book(["x"])[:-40]]
)
def test_what_is_no_workbook_is_refused(data):
    assert "mở được bằng Excel" in refused(data)


def test_a_zip_without_a_workbook_is_refused():
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        package.writestr("hello.txt", "x")

    assert "mở được bằng Excel" in refused(stream.getvalue())


def test_a_row_far_below_is_refused_not_filled_up():
    body = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'

    assert "100000 dòng" in refused(replaced(SHEET, sheet(body)))


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
