"""DOCX: the document as a Word file that staff can go on working in."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section
from docx.shared import Mm

from thidua.documents.model import (
    Block,
    Document,
    Heading,
    KeyValues,
    ListItems,
    Orientation,
    PageBreak,
    Paragraph,
    Signatures,
    Spacer,
)
from thidua.documents.page_rules import PageRules, page_rules_on
from thidua.documents.render.docx_parts import (
    addressees,
    appendix_titles,
    closing,
    head,
    signature_grid,
    titles,
)
from thidua.documents.render.docx_table import table_element
from thidua.documents.render.docx_template import template
from thidua.documents.render.docx_text import (
    Element,
    Look,
    cell_look,
    element,
    paragraph,
    run_element,
    twips,
)
from thidua.documents.render.errors import UnknownBlock
from thidua.documents.render.fit import Sheet, sheet
from thidua.documents.render.qr import ALT, SIZE_MM, qr_png
from thidua.documents.table_model import Table
from thidua.documents.text import Align, Run, printable, runs
from thidua.documents.wording import LOOKUP_LABEL, item_marker, legal_basis_lines, mark_of

_FOOTNOTE = 9.0
_FIRST_PART = "[Content_Types].xml"


def render_docx(document: Document, *, created_on: date) -> bytes:
    """The document as a Word file; the same document and day give the same bytes.

    ``created_on`` also chooses the page rules in force.

    Raises:
        UnknownBlock: the document has a block type without a branch here.
    """
    rules = page_rules_on(created_on)
    word = docx.Document(BytesIO(template(rules)))
    _properties(word, document, created_on)
    _set_up(word.sections[0], document, document.orientation, rules)
    _append(word, _main_part(document, rules))
    if document.lookup:
        picture = word.add_picture(BytesIO(qr_png(document.lookup)), width=Mm(SIZE_MM))
        picture._inline.docPr.set("descr", ALT)  # noqa: SLF001 - python-docx has no API for it
    for appendix in document.appendices:
        section = word.add_section(WD_SECTION.NEW_PAGE)
        _set_up(section, document, appendix.orientation, rules)
        room = sheet(rules, appendix.orientation)
        _append(word, appendix_titles(appendix, rules, room))
        for block in appendix.blocks:
            _append(word, block_elements(block, rules, room))
    return _frozen(word, created_on)


def _main_part(document: Document, rules: PageRules) -> Iterator[Element]:
    room = sheet(rules, document.orientation)
    yield head(document, rules, room)
    yield from titles(document, rules, room)
    yield from addressees(document, rules, room)
    basis_look = Look(italic=True, align=Align.JUSTIFY, first_line=rules.first_line_indent)
    for line in legal_basis_lines(document.legal_bases):
        yield paragraph(line, basis_look)
    last = len(document.blocks) - 1
    for index, block in enumerate(document.blocks):
        keep = index == last and document.signatures is not None
        yield from block_elements(block, rules, room, keep_next=keep)
    yield from closing(document, rules, room)
    if document.footnote:
        yield paragraph(document.footnote, Look(size=_FOOTNOTE, italic=True, before=6))
    if document.lookup:
        line = f"{LOOKUP_LABEL} {document.lookup}"
        yield paragraph(line, Look(size=_FOOTNOTE, italic=True, before=6, keep_next=True))


def block_elements(
    block: Block, rules: PageRules, room: Sheet, *, keep_next: bool = False
) -> Iterator[Element]:
    """One block; ``keep_next`` keeps its last line on the page of what follows.

    Raises:
        UnknownBlock: there is no branch for its type.
    """
    running = Look(align=Align.JUSTIFY, first_line=rules.first_line_indent, keep_next=keep_next)
    match block:
        case Heading():
            yield _heading(block, rules)
        case Paragraph():
            first_line = rules.first_line_indent if block.indent else 0
            look = replace(running, align=block.align, first_line=first_line)
            yield paragraph(block.text, look)
        case ListItems():
            for index, item in enumerate(block.items):
                text = (Run(item_marker(block.marker, index)), *runs(item))
                keep = keep_next and index == len(block.items) - 1
                yield paragraph(text, replace(running, keep_next=keep))
        case KeyValues():
            for key, value in block.items:
                text = (Run(f"{key}: "), *runs(value))
                yield paragraph(text, replace(running, align=Align.LEFT))
        case _:
            yield from _wide_block(block, rules, room)


def _heading(block: Heading, rules: PageRules) -> Element:
    first_line = 0 if block.level == 1 or block.align is not Align.LEFT else rules.first_line_indent
    look = Look(style=f"Heading{block.level}", align=block.align, first_line=first_line)
    return paragraph(block.text, look)


def _wide_block(block: Block, rules: PageRules, room: Sheet) -> Iterator[Element]:
    match block:
        case Table():
            yield table_element(block, rules, room)
            yield paragraph("", cell_look(6))
        case Signatures():
            yield signature_grid(block, rules, room)
            yield paragraph("", cell_look(6))
        case Spacer():
            for _ in range(block.lines):
                yield paragraph("", cell_look(rules.body))
        case PageBreak():
            made = element("p")
            run = element("r")
            run.append(element("br", type="page"))
            made.append(run)
            yield made
        case _:
            raise UnknownBlock(f"{type(block).__name__} has no branch in the DOCX renderer")


def _append(word: WordFile, blocks: Iterator[Element]) -> None:
    body = word.element.body
    for block in blocks:
        body.insert_element_before(block, "w:sectPr")


def _set_up(
    section: Section, document: Document, orientation: Orientation, rules: PageRules
) -> None:
    """Paper, margins, and the page number in the middle of the top margin from page 2 on."""
    width, height = Mm(rules.page_width), Mm(rules.page_height)
    landscape = orientation is Orientation.LANDSCAPE
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.top_margin, section.bottom_margin = Mm(rules.margin_top), Mm(rules.margin_bottom)
    section.left_margin, section.right_margin = Mm(rules.margin_left), Mm(rules.margin_right)
    section.header_distance = section.footer_distance = Mm(rules.margin_top / 2)
    section.different_first_page_header_footer = True
    room = sheet(rules, orientation)
    for header, numbered in (
        (section.first_page_header, False),
        (section.header, document.numbered),
    ):
        header.is_linked_to_previous = False
        for old in list(header.paragraphs):
            old.clear()
            _fill_header(old._p, document, rules, room, numbered=numbered)  # noqa: SLF001 - no public way to the element
    numbering = element("pgNumType", start=1)
    section._sectPr.insert_element_before(numbering, "w:cols", "w:titlePg", "w:docGrid")  # noqa: SLF001 - python-docx has no API for page numbering


def _fill_header(
    line: Element, document: Document, rules: PageRules, room: Sheet, *, numbered: bool
) -> None:
    properties = element("pPr")
    properties.append(element("pStyle", val="Header"))
    tabs = element("tabs")
    tabs.append(element("tab", val="center", pos=twips(room.width / 2)))
    tabs.append(element("tab", val="right", pos=twips(room.width)))
    properties.append(tabs)
    line.insert(0, properties)
    line.append(run_element(Run("\t"), rules.page_number))
    if numbered:
        field = element("fldSimple", instr="PAGE")
        field.append(run_element(Run("2"), rules.page_number))
        line.append(field)
    if mark := mark_of(document):
        line.append(run_element(Run("\t"), 9))
        line.append(run_element(Run(mark, italic=True), 9))


def _properties(word: WordFile, document: Document, created_on: date) -> None:
    moment = datetime.combine(created_on, time())
    known = word.core_properties
    known.title = printable(document.name)[:255]
    known.author = known.last_modified_by = printable(document.header.issuer.name)[:255]
    known.language = document.language
    known.created = known.modified = moment
    known.comments, known.revision = "", 1


def _frozen(word: WordFile, created_on: date) -> bytes:
    """The file with one fixed time on all its parts, in place of the time of day it was made."""
    loose = BytesIO()
    word.save(loose)
    packed = BytesIO()
    year = min(max(created_on.year, 1980), 2107)  # what a package can say
    stamp = (year, created_on.month, created_on.day, 0, 0, 0)
    with ZipFile(loose) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for part in sorted(
            source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)
        ):
            info = ZipInfo(part, stamp)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, source.read(part))
    return packed.getvalue()
