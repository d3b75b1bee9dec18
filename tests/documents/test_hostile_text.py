"""Whatever people type is printed as typed: never run, never lost, never a broken file."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.facts import DAY, FONTS
from tests.documents.reading import a_document, docx_texts, pdf_pages, read_docx, read_pdf
from thidua.documents.model import (
    Appendix,
    Header,
    Heading,
    Issuer,
    KeyValues,
    ListItems,
    Paragraph,
    Signature,
    Signatures,
)
from thidua.documents.render.docx import render_docx
from thidua.documents.render.pdf import render_pdf
from thidua.documents.table_model import Column, Table, row
from thidua.documents.text import printable

MARKUP = [
    '#sys.inputs #panic("x") #let x = 1',
    "*đậm* _nghiêng_ `mã` $x^2$ = tiêu đề",
    "] [ } { ) ( \\ \\u{41} \\n",
    "<script>alert(1)</script> &amp; <w:t/> ]]> <!-- -->",
    "// chú thích /* và */ @nhãn <nhãn> ~ -- --- ...",
    "\"nháy\" 'đơn' http://x.vn/a?b=c#d {{ biến }} %s ${HOME}",
]


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_printed_as_typed(text):
    document = a_document(Paragraph(text), Table((Column("A", 1),), (row(text),)))

    assert pdf_pages(document)[0].count(" ".join(text.split())) == 2
    assert text in docx_texts(document)
    assert read_docx(document).tables[1].rows[1].cells[0].text == text


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_printed_as_typed_in_every_other_place(text):
    page = pdf_pages(everywhere(text))[0]

    # Superior and issuing organisation are capitals; "Kính gửi" is once more in the title's place.
    assert page.replace(" ", "").count("".join(text.split())) >= 10


def everywhere(text):
    """A document with the text in each place that takes one."""
    header = Header(Issuer(text, text), symbol=text, number=text, place=text, day=DAY)
    signature = Signature(text, text, text, text, (text,))
    return replace(
        a_document(
            Heading(text),
            Paragraph(text),
            ListItems((text,)),
            KeyValues(((text, text),)),
            Table((Column(text, 1),), (row(text),)),
            Signatures((signature,)),
            summary=text,
            addressees=(text, text),
            legal_bases=(text,),
            recipients=(text,),
            signatures=Signatures((signature,)),
            appendices=(Appendix(text, text, (Paragraph(text),), reference=text),),
            illustrative=True,
        ),
        header=header,
        title=text,
    )


def test_control_characters_and_marks_that_hide_are_dropped():
    text = "Khối\x00\x07\x1b A\u200b\u202eB\ufeff\ud800C"
    document = a_document(Paragraph(text))

    assert pdf_pages(document)[0].endswith("Khối ABC")
    assert docx_texts(document)[-1] == "Khối ABC"


def test_decomposed_letters_are_composed():
    document = a_document(Paragraph("Kho\u0302\u0301i thi \u0111ua"))

    assert pdf_pages(document)[0].endswith("Khối thi đua")
    assert docx_texts(document)[-1] == "Khối thi đua"


def test_letters_no_font_has_are_kept_in_word_and_marked_in_pdf():
    document = a_document(Paragraph("Tốt 👍 中文"))

    assert docx_texts(document)[-1] == "Tốt 👍 中文"
    assert pdf_pages(document)[0].endswith("Tốt □ □□")


def test_letters_from_right_to_left_are_printed():
    document = a_document(Paragraph("שלום"))

    assert docx_texts(document)[-1] == "שלום"
    assert set("שלום") <= set(pdf_pages(document)[0])


@pytest.mark.parametrize("text", ["x" * 10_000, "từ dài " * 1_400, "1" * 10_000 + " đ"])
def test_very_long_text_stays_on_the_paper(text):
    table = Table((Column("A", 1), Column("B", 5)), (row("1", text), row(text, "1")))
    document = a_document(Paragraph(text), table)

    printed = "".join(pdf_pages(document)).replace("\u200b", "").replace(" ", "")

    assert printed.count(text.strip()[0]) >= 3 * text.count(text.strip()[0])
    assert all(right <= 195 for right in right_edges(document))
    assert text.strip() in [line.strip() for line in docx_texts(document)]


def right_edges(document):
    """How far right each piece of text starts, in millimetres from the left edge."""
    edges = []

    def visit(piece, user, matrix, *_):
        if piece.strip():
            edges.append((matrix[4] * user[0] + user[4]) * 25.4 / 72)

    for page in read_pdf(document).pages:
        page.extract_text(visitor_text=visit)
    return edges


@settings(max_examples=25)
@given(st.text(st.characters(), max_size=80))
def test_any_text_anywhere_makes_both_files(text):
    document = everywhere(text)

    assert render_pdf(document, fonts=FONTS, created_on=DAY).startswith(b"%PDF-")
    assert render_docx(document, created_on=DAY).startswith(b"PK")


@settings(max_examples=25)
@given(st.text(st.characters(), min_size=1, max_size=60))
def test_word_keeps_all_that_may_be_printed(text):
    document = a_document(Paragraph(text), Paragraph("cuối"))

    lines = [line.text for line in read_docx(document).paragraphs]

    assert printable(text) in lines
