"""PDF: the document as data, typeset by typst after one fixed template."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import typst

from thidua.documents.model import Document
from thidua.documents.page_rules import page_rules_on
from thidua.documents.render.fonts import check_fonts, showable, typst_fonts
from thidua.documents.render.places import SigningPlace, places_of
from thidua.documents.render.tree import TreeBuilder

if TYPE_CHECKING:
    from typst import PDFStandard

STANDARDS: Final["list[PDFStandard]"] = ["a-2a", "ua-1"]
"""To be kept for decades (PDF/A-2a), and read aloud to the blind (PDF/UA-1)."""


@dataclass(frozen=True, slots=True)
class PlacedPdf:
    """A paper and where it is signed and sealed."""

    content: bytes
    places: tuple[SigningPlace, ...]


def render_pdf(document: Document, *, fonts: Path, created_on: date) -> bytes:
    """The document as a PDF file; the same document and day give the same bytes.

    ``fonts`` is the folder `find_fonts` gives; ``created_on`` also chooses the page rules in force.

    Raises:
        FontsMissing: the letters are not in ``fonts``.
        UnknownBlock: the document has a block type without a branch here.
    """
    return render_placed_pdf(document, fonts=fonts, created_on=created_on).content


def render_placed_pdf(document: Document, *, fonts: Path, created_on: date) -> PlacedPdf:
    """The same with the places that it keeps free for signatures and seals.

    Raises:
        FontsMissing, UnknownBlock: as ``render_pdf``.
    """
    check_fonts(fonts)
    builder = TreeBuilder(page_rules_on(created_on), partial(showable, folder=fonts))
    data = json.dumps(builder.document(document), ensure_ascii=False)
    with as_file(files("thidua.documents.render").joinpath("official.typ")) as template:
        compiler = typst.Compiler(
            str(template), font_paths=typst_fonts(fonts), sys_inputs={"document": data}
        )
        made = compiler.compile(
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=datetime.combine(created_on, time(), tzinfo=UTC),
        )
        told = compiler.query("<signing-place>", field="value")  # of the pages just made
    return PlacedPdf(cast("bytes", made), places_of(told))
