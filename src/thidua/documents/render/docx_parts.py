"""The fixed parts of an official document in Word: head, titles, signatures, recipients."""

from collections.abc import Iterator
from itertools import islice

from thidua.documents.model import Appendix, Document, Header, Letterhead, Signature, Signatures
from thidua.documents.page_rules import PageRules
from thidua.documents.render.docx_table import frame, table_cell, table_row
from thidua.documents.render.docx_text import Element, Look, cell_look, paragraph, rule
from thidua.documents.render.fit import (
    CELL_PADDING_MM,
    MM_PER_POINT,
    Sheet,
    ems,
    ems_across,
    even_lines,
    organisation_lines,
)
from thidua.documents.text import Align, Run, Text
from thidua.documents.wording import (
    ADDRESSEE_LABEL,
    MOTTO,
    PARTY_NAME,
    PARTY_STAR,
    RECIPIENTS_LABEL,
    STATE_NAME,
    addressee_lines,
    letter_about,
    number_line,
    place_and_date,
    recipient_lines,
)

_LEFT_SHARE = 0.42  # of the head: the organisation; the rest is for Quốc hiệu and Tiêu ngữ
_SHORT_RULE = 0.35  # of the text above it: between 1/3 and 1/2
_ONE_LINE = 60  # letters of a single addressee that still fit beside "Kính gửi:"


def text_width(text: str, size: float) -> float:
    """About how wide a bold line is, in millimetres."""
    return ems(text) * size * MM_PER_POINT


def centred_rule(room: float, width: float, *, after: float = 0) -> Element:
    """A line of that width in the middle of the room, in millimetres."""
    aside = max(0.0, (room - min(width, room)) / 2)
    return rule((aside, aside), after=after)


def head(document: Document, rules: PageRules, room: Sheet) -> Element:
    """The head of the first page."""
    header = document.header
    left = room.width * _LEFT_SHARE
    right = room.width - left
    made = frame((left, right), borders=False)
    made.append(
        table_row(
            (
                table_cell(_organisation(header, rules, room), left),
                table_cell(_state(header, rules, right), right),
            )
        )
    )
    number, day = number_line(header), place_and_date(header)
    if number or day:
        number_look = cell_look(rules.number, align=Align.CENTER, before=6)
        day_look = cell_look(rules.place_and_date, align=Align.CENTER, before=6, italic=True)
        below = [paragraph(number or "", number_look)]
        if about := letter_about(document):
            lines = even_lines(about, ems_across(left - CELL_PADDING_MM, rules.recipients_label))
            below.append(paragraph(lines, cell_look(rules.recipients_label, align=Align.CENTER)))
        made.append(
            table_row(
                (
                    table_cell(below, left),
                    table_cell([paragraph(day or "", day_look)], right),
                )
            )
        )
    return made


def _organisation(header: Header, rules: PageRules, room: Sheet) -> Iterator[Element]:
    issuer = header.issuer
    look = cell_look(rules.organisation, align=Align.CENTER)
    if issuer.superior:
        yield paragraph(organisation_lines(issuer.superior, rules, room, bold=False), look)
    name = organisation_lines(issuer.name, rules, room, bold=True)
    yield paragraph((Run(name, bold=True),), look)
    if issuer.letterhead is Letterhead.PARTY:
        yield paragraph(PARTY_STAR, look)
    else:
        width = max(text_width(line, rules.organisation) for line in name.split("\n"))
        left = room.width * _LEFT_SHARE
        yield centred_rule(left, min(width, left * 0.9) * _SHORT_RULE)


def _state(header: Header, rules: PageRules, room: float) -> Iterator[Element]:
    lines = [(STATE_NAME, rules.state_name), (MOTTO, rules.motto)]
    if header.issuer.letterhead is Letterhead.PARTY:
        lines = [(PARTY_NAME, rules.party_name)]
    for text, size in lines:
        yield paragraph(text, cell_look(size, align=Align.CENTER, bold=True))
    text, size = lines[-1]
    yield centred_rule(room, text_width(text, size))


def titles(document: Document, rules: PageRules, room: Sheet) -> Iterator[Element]:
    """Kind and summary of the document, with the short line below; nothing on a công văn."""
    if not document.title:
        yield paragraph("", cell_look(rules.body))
        return
    last, size = even_lines(document.title, ems_across(room.width, rules.title)), rules.title
    yield paragraph(last, Look(style="Title", align=Align.CENTER))
    if document.summary:
        size = rules.summary
        last = even_lines(document.summary, ems_across(room.width, size))
        look = cell_look(size, align=Align.CENTER, bold=True, keep_next=True)
        yield paragraph(last, look)
    width = min(text_width(last.split("\n")[-1], size), room.width)
    yield centred_rule(room.width, width * _SHORT_RULE, after=12)


def addressees(document: Document, rules: PageRules, room: Sheet) -> Iterator[Element]:
    """Kính gửi: one in a line of its own, several one below the other."""
    lines = addressee_lines(document.addressees)
    if not lines:
        return
    single = len(lines) == 1
    if single and len(lines[0]) < _ONE_LINE:
        look = Look(align=Align.CENTER, after=10)
        yield paragraph(f"{ADDRESSEE_LABEL} {lines[0]}", look)
        return
    left = room.width * (0.18 if single else 0.35)
    made = frame((left, room.width - left), borders=False)
    label = paragraph(f"{ADDRESSEE_LABEL}\u00a0", cell_look(rules.body, align=Align.RIGHT))
    names = [paragraph(line, cell_look(rules.body)) for line in lines]
    made.append(table_row((table_cell([label], left), table_cell(names, room.width - left))))
    yield made
    yield paragraph("", cell_look(6))


def closing(document: Document, rules: PageRules, room: Sheet) -> Iterator[Element]:
    """Signatures and recipients: side by side when one signs, else one below the other."""
    block = document.signatures
    listed = list(recipients(document, rules))
    if block is None:
        yield from listed
        return
    yield paragraph("", cell_look(6, keep_next=True))
    if len(block.signatures) == 1:
        half = room.width / 2
        made = frame((half, half), borders=False)
        signed = list(single_signature(block.signatures[0], rules, half))
        left = listed or [paragraph("", cell_look(rules.recipients))]
        made.append(table_row((table_cell(left, half), table_cell(signed, half))))
        yield made
        yield paragraph("", cell_look(2))
        return
    yield signature_grid(block, rules, room)
    yield paragraph("", cell_look(6))
    yield from listed


def recipients(document: Document, rules: PageRules) -> Iterator[Element]:
    """Nơi nhận and its lines."""
    if document.recipients:
        look = cell_look(rules.recipients_label, bold=True, italic=True)
        yield paragraph(RECIPIENTS_LABEL, look)
        for line in recipient_lines(document.recipients):
            yield paragraph(line, cell_look(rules.recipients))


def single_signature(signature: Signature, rules: PageRules, width: float) -> Iterator[Element]:
    """One place to sign, line below line."""
    strong = cell_look(rules.signature, align=Align.CENTER, bold=True)
    if signature.authority:
        yield paragraph(_in_lines(signature.authority, rules, width), strong)
    yield paragraph(_in_lines(signature.office, rules, width), strong)
    if signature.note:
        yield paragraph(signature.note, _small(rules))
    for line in signature.proof:
        yield paragraph(line, _small(rules))
    gap = 8.0 if signature.proof else rules.signing_room / MM_PER_POINT
    look = cell_look(rules.signature, align=Align.CENTER, bold=True, before=gap)
    yield paragraph(signature.name or "", look)


def _in_lines(text: str, rules: PageRules, width: float) -> str:
    """What stands above a name, in the lines it takes in a cell of that width."""
    return even_lines(text, ems_across(width - CELL_PADDING_MM, rules.signature))


def _small(rules: PageRules, *, keep_next: bool = False) -> Look:
    return cell_look(rules.recipients - 1, align=Align.CENTER, italic=True, keep_next=keep_next)


def signature_grid(block: Signatures, rules: PageRules, room: Sheet) -> Element:
    """Places to sign side by side: the same things of a row stand at the same height."""
    widths = (room.width / block.columns,) * block.columns
    made = frame(widths, borders=False)
    places = iter(block.signatures)
    while chunk := list(islice(places, block.columns)):
        for line in _grid_rows(chunk, rules, widths):
            made.append(line)
    return made


def _grid_rows(
    chunk: list[Signature], rules: PageRules, widths: tuple[float, ...]
) -> Iterator[Element]:
    strong = cell_look(rules.signature, align=Align.CENTER, bold=True, keep_next=True)
    small = _small(rules, keep_next=True)

    def line(texts: list[Text], look: Look, height: float = 0) -> Element:
        filled = texts + [""] * (len(widths) - len(texts))
        cells = (
            table_cell([paragraph(text, look)], width, middle=True)
            for text, width in zip(filled, widths, strict=True)
        )
        return table_row(cells, height=height)

    if any(signature.authority for signature in chunk):
        yield line(
            [_in_lines(signature.authority or "", rules, widths[0]) for signature in chunk], strong
        )
    yield line([_in_lines(signature.office, rules, widths[0]) for signature in chunk], strong)
    if any(signature.note for signature in chunk):
        yield line([signature.note or "" for signature in chunk], small)
    signed = all(signature.proof for signature in chunk)
    room = 14.0 if signed else rules.signing_room
    yield line(["\n".join(signature.proof) for signature in chunk], small, height=room)
    last = cell_look(rules.signature, align=Align.CENTER, bold=True, after=22)
    yield line([signature.name or "" for signature in chunk], last)


def appendix_titles(appendix: Appendix, rules: PageRules, room: Sheet) -> Iterator[Element]:
    """Label, title and reference of a part after the signatures."""
    yield paragraph(appendix.label, Look(style="Heading1", align=Align.CENTER))
    look = cell_look(rules.title, align=Align.CENTER, bold=True)
    yield paragraph(even_lines(appendix.title, ems_across(room.width, rules.title)), look)
    if appendix.reference:
        look = cell_look(rules.body, align=Align.CENTER, italic=True, after=6)
        yield paragraph(appendix.reference, look)
