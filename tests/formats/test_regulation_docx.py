"""A quy chế in a Word file: typed numbers, Word's own numbers, tables, files that are none."""

from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml

from thidua.formats.problems import FormatError
from thidua.formats.regulation_docx import read_regulation_docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: Document) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def written(*lines: str) -> Document:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return document


def numbered(document: Document, *levels: tuple[str, str], key: str = "77") -> None:
    """A list of the file: each level's kind and how its number is printed."""
    root = document.part.numbering_part.element
    told = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(levels)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="{key}">{told}</w:abstractNum>'))
    link = f'<w:num {W} w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'
    root.append(parse_xml(link))


def in_list(document: Document, text: str, level: int = 0, key: str = "77") -> None:
    paragraph = document.add_paragraph(text)
    paragraph.paragraph_format.element.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>')
    )


def test_a_typed_text_is_read() -> None:
    data = saved(written("QUY CHẾ", "Hoạt động", "Điều 1. Một", "1. a", "", "Điều 2. Hai", "b"))

    found = read_regulation_docx(data)

    assert [(each.title, each.text) for each in found.text.articles] == [
        ("Một", "1. a"),
        ("Hai", "b"),
    ]
    assert (found.text.summary, found.doubts) == ("Hoạt động", ())


def test_numbers_that_word_counts_are_read_as_printed() -> None:
    document = written("QUY CHẾ")
    numbered(document, ("decimal", "Điều %1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
    in_list(document, "Một")
    in_list(document, "khoản", 1)
    in_list(document, "điểm", 2)
    in_list(document, "điểm nữa", 2)
    in_list(document, "khoản nữa", 1)
    in_list(document, "Hai")
    in_list(document, "khoản", 1)

    found = read_regulation_docx(saved(document))

    assert [(each.title, each.text) for each in found.text.articles] == [
        ("Một", "1. khoản\na) điểm\nb) điểm nữa\n2. khoản nữa"),
        ("Hai", "1. khoản"),
    ]


def test_chapters_and_dashes_that_word_writes_are_read() -> None:
    document = written("QUY CHẾ")
    numbered(document, ("upperRoman", "Chương %1."), key="78")
    numbered(document, ("bullet", "·"), key="79")
    in_list(document, "CHUNG", key="78")
    document.add_paragraph("Điều 1. Một")
    in_list(document, "ý", key="79")
    in_list(document, "RIÊNG", key="78")
    document.add_paragraph("Điều 2. Hai\nb")

    found = read_regulation_docx(saved(document))

    assert [(each.chapter, each.text) for each in found.text.articles] == [
        ("CHUNG", "- ý"),
        ("RIÊNG", "b"),
    ]


def test_a_table_between_articles_is_told_and_heads_and_signatures_are_not() -> None:
    document = docx.Document()
    document.add_table(1, 2)
    for line in ("QUY CHẾ", "Điều 1. Một", "a"):
        document.add_paragraph(line)
    document.add_table(1, 2)
    document.add_paragraph("Điều 2. Hai")
    document.add_paragraph("b")
    document.add_table(1, 2)

    found = read_regulation_docx(saved(document))

    assert [(each.path, "bảng" in each.message) for each in found.doubts] == [("Dòng 5", True)]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04broken", "tệp .docx hỏng"),
        (b"x", "hỏng"),
        (saved(written("Chỉ có lời mở đầu")), "Không thấy điều nào"),
        (saved(written(*(["x"] * 5001))), "quá 5000 dòng"),
    ],
)
def test_what_is_no_quy_che_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(FormatError, match=said):
        read_regulation_docx(data)
