"""A document as plain data for the typesetter: words settled, letters checked, sizes chosen."""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial

from thidua.documents.model import (
    Appendix,
    Block,
    Document,
    Header,
    Heading,
    KeyValues,
    Letterhead,
    ListItems,
    Orientation,
    PageBreak,
    Paragraph,
    Signature,
    Signatures,
    Spacer,
)
from thidua.documents.page_rules import PageRules
from thidua.documents.render.errors import UnknownBlock
from thidua.documents.render.fit import (
    HEAD_SHARE,
    Sheet,
    breakable,
    ems_across,
    even_lines,
    organisation_lines,
    sheet,
)
from thidua.documents.render.qr import ALT, SIZE_MM, qr_svg
from thidua.documents.render.tree_table import Data, table_data
from thidua.documents.table_model import Table
from thidua.documents.text import Run, Text, plain, printable, runs
from thidua.documents.wording import (
    ADDRESSEE_LABEL,
    LOOKUP_LABEL,
    MOTTO,
    PARTY_NAME,
    PARTY_STAR,
    RECIPIENTS_LABEL,
    STATE_NAME,
    addressee_lines,
    item_marker,
    legal_basis_lines,
    letter_about,
    mark_of,
    number_line,
    place_and_date,
    recipient_lines,
)

_NAMELESS = "Văn bản"

Show = Callable[[str], str]
"""Replaces the letters the fonts lack."""


class TreeBuilder:
    """Turns the parts of one document into data; knows the room on the page it is on."""

    def __init__(self, rules: PageRules, show: Show) -> None:
        """Settle the sizes and the letters for the whole document."""
        self.rules = rules
        self.show = show

    def document(self, document: Document) -> Data:
        """The whole document."""
        room = sheet(self.rules, document.orientation)
        text = partial(self.text, across=ems_across(room.width, self.rules.body))
        lines = partial(self.lines, across=ems_across(room.width, self.rules.body))
        return {
            "rules": asdict(self.rules),
            "name": self.show(printable(document.name)) or _NAMELESS,
            "author": self.show(printable(document.header.issuer.name)),
            "language": document.language,
            "landscape": document.orientation is Orientation.LANDSCAPE,
            "numbered": document.numbered,
            "mark": text(mark) if (mark := mark_of(document)) else None,
            "head": self.head(document.header, room, letter_about(document)),
            "title": text(even_lines(document.title, ems_across(room.width, self.rules.title)))
            if document.title
            else None,
            "summary": text(
                even_lines(document.summary, ems_across(room.width, self.rules.summary))
            )
            if document.summary and document.title
            else None,
            "addressee_label": text(ADDRESSEE_LABEL),
            "addressees": lines(addressee_lines(document.addressees)),
            "legal_bases": lines(legal_basis_lines(document.legal_bases)),
            "blocks": self.blocks(document.blocks, room, first_level=1),
            "signatures": self.signatures(document.signatures, room)
            if document.signatures
            else None,
            "footnote": text(document.footnote) if document.footnote else None,
            "lookup": text(f"{LOOKUP_LABEL} {document.lookup}") if document.lookup else None,
            "qr": qr_svg(document.lookup) if document.lookup else None,
            "qr_words": ALT,
            "qr_size": SIZE_MM,
            "recipients_label": text(RECIPIENTS_LABEL),
            "recipients": lines(recipient_lines(document.recipients)),
            "appendices": [self.appendix(appendix) for appendix in document.appendices],
        }

    def text(self, text: Text, *, across: float) -> list[Data]:
        """Runs of text: literal, with places to break where a word is longer than a line."""
        return [self.run(run, across) for run in runs(text)]

    def run(self, run: Run, across: float) -> Data:
        """One run; its lines apart, so that no line end is lost."""
        shown = breakable(self.show(run.text), across)
        return {"lines": shown.split("\n"), "bold": run.bold, "italic": run.italic}

    def lines(self, texts: tuple[str, ...], *, across: float) -> list[list[Data]]:
        """Each text as runs."""
        return [self.text(text, across=across) for text in texts]

    def head(self, header: Header, room: Sheet, about: str | None) -> Data:
        """The head of the first page."""
        issuer = header.issuer
        party = issuer.letterhead is Letterhead.PARTY
        across = ems_across(room.width * HEAD_SHARE, self.rules.organisation)
        text = partial(self.text, across=across)
        number, day = number_line(header), place_and_date(header)
        return {
            "superior": text(organisation_lines(issuer.superior, self.rules, room, bold=False))
            if issuer.superior
            else None,
            "issuer": text(organisation_lines(issuer.name, self.rules, room, bold=True)),
            "star": text(PARTY_STAR) if party else None,
            "state_name": text(PARTY_NAME if party else STATE_NAME),
            "motto": None if party else text(MOTTO),
            "number": text(number) if number else None,
            "about": text(even_lines(about, across)) if about else None,
            "place_and_date": text(day) if day else None,
        }

    def appendix(self, appendix: Appendix) -> Data:
        """A part with its own pages."""
        room = sheet(self.rules, appendix.orientation)
        text = partial(self.text, across=ems_across(room.width, self.rules.body))
        return {
            "landscape": appendix.orientation is Orientation.LANDSCAPE,
            "label": text(appendix.label),
            "labelled": bool(printable(appendix.label).strip()),
            "title": text(even_lines(appendix.title, ems_across(room.width, self.rules.title))),
            "reference": text(appendix.reference) if appendix.reference else None,
            "blocks": self.blocks(appendix.blocks, room, first_level=2),
        }

    def blocks(self, blocks: tuple[Block, ...], room: Sheet, *, first_level: int) -> list[Data]:
        """The blocks in order; headings never skip a level, as readers for the blind need it."""
        level = first_level - 1
        made = []
        for block in blocks:
            data = self.block(block, room)
            if data["type"] == "heading":
                level = min(data["style"] + first_level - 1, level + 1)
                data["level"] = level
            made.append(data)
        return made

    def block(self, block: Block, room: Sheet) -> Data:
        """One block.

        Raises:
            UnknownBlock: there is no branch for its type.
        """
        text = partial(self.text, across=ems_across(room.width, self.rules.body))
        match block:
            case Heading() if not printable(plain(block.text)).strip():
                return {"type": "spacer", "lines": 1}  # PDF/UA bars headings that say nothing
            case Heading():
                return {
                    "type": "heading",
                    "text": text(block.text),
                    "style": block.level,
                    "align": block.align.value,
                }
            case Paragraph():
                return {
                    "type": "paragraph",
                    "text": text(block.text),
                    "align": block.align.value,
                    "indent": block.indent,
                }
            case ListItems():
                return {
                    "type": "list",
                    "items": [
                        text((Run(item_marker(block.marker, index)), *runs(item)))
                        for index, item in enumerate(block.items)
                    ],
                }
            case KeyValues():
                return {
                    "type": "pairs",
                    "items": [text((Run(f"{key}: "), *runs(value))) for key, value in block.items],
                }
            case _:
                return self.wide_block(block, room)

    def wide_block(self, block: Block, room: Sheet) -> Data:
        """Blocks that are not running text.

        Raises:
            UnknownBlock: there is no branch for its type.
        """
        match block:
            case Table():
                return {"type": "table", **table_data(block, self.rules, room, self.text)}
            case Signatures():
                return {"type": "signatures", **self.signatures(block, room)}
            case Spacer():
                return {"type": "spacer", "lines": block.lines}
            case PageBreak():
                return {"type": "page_break"}
            case _:
                raise UnknownBlock(f"{type(block).__name__} has no branch in the PDF renderer")

    def signatures(self, block: Signatures, room: Sheet) -> Data:
        """Places to sign."""
        across = ems_across(room.width / max(2, block.columns), self.rules.signature)
        return {
            "columns": block.columns,
            "places": [self.signature(signature, across) for signature in block.signatures],
        }

    def signature(self, signature: Signature, across: float) -> Data:
        """One place to sign."""
        text = partial(self.text, across=across)
        return {
            "authority": text(even_lines(signature.authority, across))
            if signature.authority
            else None,
            "office": text(even_lines(signature.office, across)),
            "note": text(signature.note) if signature.note else None,
            "name": text(signature.name) if signature.name else None,
            "proof": [text(line) for line in signature.proof],
        }
