"""An edited Word file: its lines, tables too; code, passwords and other kinds refused."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from thidua.formats.edited_docx import edited_lines
from thidua.formats.problems import FormatError


def word(*lines: str) -> bytes:
    document, out = Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.add_table(1, 1).cell(0, 0).text = "trong bảng"
    document.save(out)
    return out.getvalue()


def with_part(name: str, data: bytes = b"x") -> bytes:
    out = BytesIO(word("a"))
    with ZipFile(out, "a") as package:
        package.writestr(name, data)
    return out.getvalue()


def test_every_line_is_read_in_order_those_in_tables_too() -> None:
    lines = edited_lines(word("Điều 1", "", "Điều 2"))
    assert [line for line in lines if line] == ["Điều 1", "Điều 2", "trong bảng"]


def as_macro() -> bytes:
    out, source = BytesIO(), ZipFile(BytesIO(word("a")))
    with ZipFile(out, "w") as package:
        for part in source.namelist():
            data = source.read(part)
            if part == "[Content_Types].xml":
                data = data.replace(b"wordprocessingml.document.main", b"macroEnabled.main")
            package.writestr(part, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "tệp đặt mật khẩu"),
        (b"\xd0\xcf\x11\xe0 cu", "đời cũ"),
        (b"%PDF-1.7", "hỏng"),
        (with_part("word/vbaProject.bin"), "không có macro"),
        (as_macro(), "không có macro"),
        (with_part("word/activeX/activeX1.xml"), "không có macro"),
        (with_part("word/embeddings/oleObject1.bin"), "không nhúng tệp khác"),
        (b"PK" + b"0" * 20_000_001, "không quá 20 MB"),
    ],
    ids=["locked", "old", "pdf", "macro", "macro type", "activex", "embedded", "large"],
)
def test_what_may_not_be_kept_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(FormatError) as refused:
        edited_lines(data)
    assert said in refused.value.problems[0].message
