"""An edited Word file: its lines, tables, heads, notes; code, passwords and other kinds refused."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from thidua.formats import edited_docx
from thidua.formats.edited_docx import edited_lines
from thidua.formats.problems import FormatError

_TYPES = "[Content_Types].xml"
_RELS = "word/_rels/document.xml.rels"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_EMBEDDED = "không nhúng tệp khác"
_ELSEWHERE = "lấy nội dung từ nơi khác"


def word(*lines: str) -> bytes:
    document, out = Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.add_table(1, 1).cell(0, 0).text = "trong bảng"
    document.save(out)
    return out.getvalue()


def changed(part: str, old: str, new: str, more: dict[str, bytes] | None = None) -> bytes:
    """The file with a part changed, and more parts."""
    out, source = BytesIO(), ZipFile(BytesIO(word("a")))
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode(), 1)
            package.writestr(name, data)
        for name, data in (more or {}).items():
            package.writestr(name, data)
    return out.getvalue()


def typed(said: str, name: str = "word/x.bin", data: bytes = b"x") -> bytes:
    """With a part of a content type."""
    override = f'<Override PartName="/{name}" ContentType="{said}"/></Types>'
    return changed(_TYPES, "</Types>", override, {name: data})


def linked(kind: str, target: str = "x.xml", mode: str = "") -> bytes:
    """With a relationship of the text."""
    outside = f' TargetMode="{mode}"' if mode else ""
    link = f'<Relationship Id="rId99" Type="{_LINK}{kind}" Target="{target}"{outside}/>'
    return changed(_RELS, "</Relationships>", f"{link}</Relationships>")


def in_text(xml: str) -> bytes:
    return changed("word/document.xml", "<w:tbl>", f"<w:p>{xml}</w:p><w:tbl>")


def field(*said: str) -> bytes:
    texts = "".join(f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in said)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "end"))
    return in_text(f"{begin}{texts}{end}")


def test_every_line_is_read_in_order_those_in_tables_too() -> None:
    lines = edited_lines(word("Điều 1", "", "Điều 2"))
    assert [line for line in lines if line] == ["Điều 1", "Điều 2", "trong bảng"]


def test_heads_feet_and_pictures_are_read() -> None:
    document, out = Document(), BytesIO()
    document.add_paragraph("thân")
    document.sections[0].header.paragraphs[0].text = "đầu trang"
    document.sections[0].footer.paragraphs[0].text = "chân trang"
    document.save(out)
    with ZipFile(BytesIO(out.getvalue())) as package:
        picture = package.read("docProps/thumbnail.jpeg")
    with ZipFile(out, "a") as package:
        package.writestr("word/media/a.jpeg", picture)
        package.writestr("word/la.xyz", b"la")

    lines = [line for line in edited_lines(out.getvalue()) if line]

    assert lines[:3] == ["thân", "chân trang", "đầu trang"]
    assert [line[:9] for line in lines[3:]] == ["[phần xyz", "[ảnh, mã "]


def test_notes_are_read_and_links_one_clicks_on_are_kept() -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    notes = f'<w:footnotes xmlns:w="{space}"><w:p><w:r><w:t>ghi chú</w:t></w:r></w:p></w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    assert "ghi chú" in edited_lines(typed(kind, "word/chu-thich.xml", notes.encode()))
    assert "a" in edited_lines(linked("hyperlink", "https://example.vn", "External"))


@pytest.mark.parametrize("said", ["PAGE", " NUMPAGES \\* MERGEFORMAT", "=2+3", " TOC \\o "])
def test_fields_that_count_are_kept(said: str) -> None:
    assert "a" in edited_lines(field(said))
    assert "a" in edited_lines(in_text(f'<w:fldSimple w:instr="{said}"/>'))


@pytest.mark.parametrize(
    "data",
    [
        field("DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe"),
        field("DD", "E cmd"),
        field("INCLUDETEXT https://example.vn/a.docx"),
        field(""),
        in_text('<w:fldSimple w:instr="includepicture x"/>'),
        in_text("<w:r><w:instrText>DDE x</w:instrText></w:r>"),
        in_text('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>LINK x</w:instrText></w:r>'),
        in_text('<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple/>'),
    ],
    ids=range(8),
)
def test_fields_that_fetch_or_run_are_refused(data: bytes) -> None:
    with pytest.raises(FormatError, match="trường Word không nhận"):
        edited_lines(data)


def large_types() -> bytes:
    return changed(_TYPES, "</Types>", " " * 61_000_000 + "</Types>")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "tệp đặt mật khẩu"),
        (b"\xd0\xcf\x11\xe0 cu", "đời cũ"),
        (b"%PDF-1.7", "hỏng"),
        (typed("application/vnd.ms-office.vbaProject"), "không có macro"),
        (changed(_TYPES, "wordprocessingml.document.main", "macroEnabled.main"), "không có macro"),
        (typed("application/vnd.ms-office.activeX+xml"), "không có macro"),
        (linked("control"), "không có macro"),
        (typed("application/vnd.openxmlformats-officedocument.oleObject"), _EMBEDDED),
        (typed("message/rfc822", "word/afchunk.mht"), _EMBEDDED),
        (linked("aFChunk", "afchunk.mht"), _EMBEDDED),
        (linked("oleObject", "oleObject1.bin"), _EMBEDDED),
        (linked("attachedTemplate", "https://example.vn/a.dotm", "External"), _ELSEWHERE),
        (linked("image", "https://example.vn/a.png", "external"), _ELSEWHERE),
        (changed("_rels/.rels", "word/document.xml", "word/khac.xml"), "phần chính"),
        (changed(_TYPES, "<", "<", {"Word/Document.xml": b"x"}), "trùng tên"),
        (large_types(), "quá 60 MB"),
        (b"PK" + b"0" * 20_000_001, "không quá 20 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)
def test_what_may_not_be_kept_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(FormatError) as refused:
        edited_lines(data)
    assert said in refused.value.problems[0].message


def test_too_many_lines_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edited_docx, "MOST_LINES", 3)
    assert len(edited_lines(word())) == 1
    with pytest.raises(FormatError, match="có 5 dòng; chỉ nhận không quá 3 dòng"):
        edited_lines(word("1", "2", "3", "4"))
