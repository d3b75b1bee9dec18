"""LAYOUT.yaml: the page's example, and each thing that is wrong by its place."""

from decimal import Decimal
from pathlib import Path

import pytest

from thidua.documents.certificates.layout import Align, VerticalAlign
from thidua.formats.certificate_layout import read_certificate_layout
from thidua.formats.problems import FormatError

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "certificates.md").read_text("utf-8")
FILE = PAGE.split("```yaml\n")[1].split("```")[0]


def test_the_file_of_the_page() -> None:
    layout = read_certificate_layout(FILE)
    assert (layout.width, layout.height, layout.background) == (297, 210, None)
    assert layout.columns == ("name", "day", "month", "year")
    name, day = layout.fields
    assert (name.x, name.size, name.min_size, name.bold, name.align) == (40, 26, 14, True, "center")
    assert (day.min_size, day.bold, day.valign) == (Decimal(13), False, VerticalAlign.TOP)
    assert day.filled({"day": "05", "month": "12", "year": "2024", "name": ""}) == (
        "Gia Lai, ngày 05 tháng 12 năm 2024"
    )
    printed = read_certificate_layout(FILE.replace("print_background: false", ""))
    assert printed.background == "khung.png"
    left = read_certificate_layout(FILE.replace(", align: center", ""))
    assert {field.align for field in left.fields} == {Align.LEFT}


@pytest.mark.parametrize(
    ("change", "to", "words"),
    [
        ("page: {width: 297, height: 210}", "", "thiếu «page»"),
        ("page: {width: 297, height: 210}", "page: a4", "dòng 1, page: «a4»"),
        ("width: 297", "width: 0", "dòng 1, page.width: «0»"),
        ("width: 297", "width: 1300", "page.width: «1300»"),
        ("width: 297, ", "", "thiếu «width»"),
        ("fields:", "boxes:", "khóa lạ «boxes»"),
        ("khung.png", "../khung.png", "background: «../khung.png»; chỉ nhận tên một tệp ảnh"),
        ("khung.png", ".png", "background: «.png»"),
        ("print_background: false", "print_background: maybe", "«maybe»; chỉ nhận có/không"),
        ("column: name, ", "", "fields[0]: ô chữ cần đúng một: column hoặc text."),
        ("column: name, ", "column: name, text: x, ", "ô chữ cần đúng một"),
        ("column: name", 'column: "{name}"', "tên cột không có dấu { }"),
        ("x: 40", "x: 90", "fields[0].width: «217»; chỉ nhận số để ô nằm trọn trong trang"),
        ("y: 150", "y: 205", "fields[1].height: «8»"),
        ("x: 40", "x: -1", "fields[0].x: «-1»"),
        ("x: 40", "x: a", "fields[0].x: «a»"),
        ("size: 26", "size: 3", "fields[0].size: «3»"),
        ("min_size: 14", "min_size: 27", "fields[0].min_size: «27»; chỉ nhận số không quá size"),
        ("align: center, bold", "align: middle, bold", "fields[0].align: «middle»"),
        ("bold: true", "weight: 700", "khóa lạ «weight»"),
        ("fields:", "fields: [5]\nx:", "fields[0]: «5»; chỉ nhận một ánh xạ"),
        ("page:", "page: [", "sai cú pháp YAML"),
        ("x: 40, ", "", "thiếu «x»"),
        (FILE, "- a", "chỉ nhận một ánh xạ"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(change: str, to: str, words: str) -> None:
    assert change in FILE
    with pytest.raises(FormatError) as refused:
        read_certificate_layout(FILE.replace(change, to))
    assert words in str(refused.value)


def test_no_fields_and_too_many_are_refused() -> None:
    field = "- {text: a, x: 1, y: 1, width: 9, height: 9, size: 9}\n"
    head = "page: {width: 99, height: 99}\nfields:"
    assert len(read_certificate_layout(f"{head}\n{field * 50}").fields) == 50
    for fields in (" []", f"\n{field * 51}", " 5"):
        with pytest.raises(FormatError, match="một danh sách"):
            read_certificate_layout(head + fields)
