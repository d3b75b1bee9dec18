"""The footnote of a Word file."""

from docx.shared import Pt

from tests.documents.reading import a_document, read_docx
from thidua.documents.model import Paragraph


def test_a_footnote_stands_last_in_small_letters():
    last = read_docx(a_document(Paragraph("Nội dung."), footnote="In từ phần mềm.")).paragraphs[-1]

    assert last.text == "In từ phần mềm."
    assert last.runs[0].italic
    assert last.runs[0].font.size == Pt(9)
