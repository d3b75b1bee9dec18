"""Reports as files: lines of a text, paragraphs of a Word file, clear refusals."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from thidua.formats import word_package
from thidua.formats.problems import FormatError
from thidua.formats.report_text import read_report_lines

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def word_file(body: str) -> bytes:
    """A package with this body and nothing else."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        text = f'<w:document xmlns:w="{NS}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", text)
    return out.getvalue()


def spoilt(package: bytes) -> bytes:
    """The package with its packed text damaged."""
    start = package.index(b"word/document.xml") + 40
    return package[:start] + b"\xff" * 20 + package[start + 20 :]


def test_lines_of_a_text() -> None:
    assert read_report_lines("\ufeffMột\r\nHai\u2028hai\n".encode()) == ["Một", "Hai\u2028hai", ""]


def test_paragraphs_and_cells_of_a_word_file() -> None:
    document = docx.Document()
    document.add_paragraph("Trao 5 suất quà").add_run(", 9 căn nhà")
    document.add_table(1, 2).cell(0, 1).text = "trị giá 3 tỷ đồng"
    document.add_paragraph("Hết")
    out = BytesIO()
    document.save(out)
    assert read_report_lines(out.getvalue()) == [
        "Trao 5 suất quà, 9 căn nhà", "", "trị giá 3 tỷ đồng", "Hết",
    ]  # fmt: skip


def test_boxes_breaks_and_struck_text() -> None:
    box = "<w:p><w:r><w:t>trong khung</w:t></w:r></w:p>"
    body = (
        f"<w:p><w:r><w:t>trước</w:t><w:tab/></w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent><w:r><w:br/><w:t>sau</w:t></w:r>"
        "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>"
    )
    assert read_report_lines(word_file(body)) == ["trong khung", "trước\t sau"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0....", "Word đời cũ"),
        (b"%PDF-1.7", "PDF hoặc RTF"),
        (b"{\\rtf1", "PDF hoặc RTF"),
        ("một".encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04broken", "tệp .docx hỏng"),
        (word_file("<w:p>"), "tệp .docx hỏng"),
        (spoilt(word_file("<w:p/>" * 999)), "tệp .docx hỏng"),
        (word_file("").replace(b"word/document", b"word/documint"), "không phải tệp Word"),
        (b"x" * 20_000_001, "không quá 20 MB"),
        (b"\n" * 20_001, "báo cáo quá dài"),
        (b"x\n" + b"x" * 50_001, "dòng 2 dài quá 50000 chữ"),
    ],
)
def test_refused(data: bytes, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        read_report_lines(data)


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "LARGEST_UNPACKED", 1_000)
    with pytest.raises(FormatError, match="sau giải nén"):
        read_report_lines(word_file("<w:p/>" * 1_000))


def test_entities_are_not_expanded() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as package:
        package.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(FormatError, match="EntitiesForbidden"):
        read_report_lines(out.getvalue())
