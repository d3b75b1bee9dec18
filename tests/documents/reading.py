"""Reads rendered files back with libraries that did not write them."""

from datetime import date
from io import BytesIO

import docx
import pypdf
from docx.document import Document as WordFile

from tests.documents.facts import DAY, FONTS, HEADER
from thidua.documents.model import Block, Document
from thidua.documents.render.docx import render_docx
from thidua.documents.render.pdf import render_pdf

MM = 72 / 25.4


def a_document(*blocks: Block, title: str = "BÁO CÁO", **changes: object) -> Document:
    """The least document, with these blocks."""
    return Document(header=HEADER, title=title, blocks=blocks, **changes)  # type: ignore[arg-type] # tests name real fields


def read_pdf(document: Document, day: date = DAY) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(render_pdf(document, fonts=FONTS, created_on=day)))


def pdf_pages(document: Document) -> list[str]:
    """The text of each page, runs of spaces and line ends as one space."""
    return [" ".join(page.extract_text().split()) for page in read_pdf(document).pages]


def read_docx(document: Document) -> WordFile:
    return docx.Document(BytesIO(render_docx(document, created_on=DAY)))


def docx_texts(document: Document) -> list[str]:
    """The paragraphs outside tables that say something."""
    return [line.text for line in read_docx(document).paragraphs if line.text]
