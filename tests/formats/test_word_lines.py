"""Numbers that a Word file promises and does not have: the words are read without them."""

import docx
from docx.document import Document
from docx.oxml import parse_xml

from tests.formats.test_regulation_docx import W, in_list, numbered, saved
from thidua.formats.word_lines import read_word_lines


def lines(document: Document) -> list[str]:
    return read_word_lines(saved(document))


def test_a_level_a_list_or_a_numbering_that_is_not_there() -> None:
    document = docx.Document()
    numbered(document, ("decimal", "%1."))
    in_list(document, "một")
    in_list(document, "cấp không có", level=5)
    in_list(document, "danh sách không có", key="99")
    in_list(document, "đã bỏ số", key="0")

    assert lines(document) == ["1. một", "cấp không có", "danh sách không có", "đã bỏ số"]


def test_a_style_that_is_not_there() -> None:
    document = docx.Document()
    properties = document.add_paragraph("chữ").paragraph_format.element.get_or_add_pPr()
    properties.append(parse_xml(f'<w:pStyle {W} w:val="KhongCo"/>'))

    assert lines(document) == ["chữ"]


def test_a_file_without_any_numbering() -> None:
    document = docx.Document()
    in_list(document, "chữ")
    kept = document.part.rels
    numbering = next(key for key, each in kept.items() if each.reltype.endswith("/numbering"))
    kept.pop(numbering)

    assert lines(document) == ["chữ"]
