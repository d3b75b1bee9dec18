"""Paragraphs and runs as Word writes them. Text is always data, never markup."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from thidua.documents.render.docx_template import CELL_STYLE, half_points
from thidua.documents.text import Align, Run, Text, runs

Element = Any  # python-docx gives lxml elements without types

_JUSTIFICATION = {
    Align.LEFT: "left",
    Align.CENTER: "center",
    Align.RIGHT: "right",
    Align.JUSTIFY: "both",
}
_BREAKS = {"\n": "br", "\t": "tab"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph differs from its style: sizes and gaps in points, indents in mm."""

    style: str | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    before: float | None = None
    after: float | None = None
    first_line: float = 0
    keep_next: bool = False
    rule_indents: tuple[float, float] | None = None  # a line along the top, indented so much


def element(tag: str, **attributes: str | int) -> Element:
    """An element of the ``w`` namespace with attributes of the same."""
    return OxmlElement(
        f"w:{tag}", attrs={qn(f"w:{name}"): str(value) for name, value in attributes.items()}
    )


def twips(millimetres: float) -> int:
    """A length as Word writes it: 20ths of a point."""
    return round(millimetres * 1440 / 25.4)


def cell_look(size: float, **changes: Any) -> Look:
    """The look of a paragraph in a cell."""
    return Look(style=CELL_STYLE, size=size, **changes)


def paragraph(text: Text, look: Look) -> Element:
    """A paragraph of literal text."""
    made = element("p")
    made.append(_properties(look))
    for run in runs(text, bold=look.bold, italic=look.italic):
        made.append(run_element(run, look.size))
    return made


def rule(indents: tuple[float, float], *, after: float = 0) -> Element:
    """A thin line between two indents, in a paragraph that takes almost no height."""
    look = Look(style=CELL_STYLE, size=2, before=3, after=after, rule_indents=indents)
    return paragraph("", look)


def run_element(run: Run, size: float | None) -> Element:
    """One run; line ends become breaks, tabs become tabs."""
    made = element("r")
    properties = element("rPr")
    if run.bold:
        properties.append(element("b"))
    if run.italic:
        properties.append(element("i"))
    if size is not None:
        properties.append(element("sz", val=half_points(size)))
    if len(properties):
        made.append(properties)
    for piece in re.split(r"([\n\t])", run.text):
        if piece:
            made.append(_piece(piece))
    return made


def _piece(piece: str) -> Element:
    if piece in _BREAKS:
        return element(_BREAKS[piece])
    text = element("t")
    text.text = piece
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return text


def _properties(look: Look) -> Element:
    """The paragraph's properties, in the order the schema wants."""
    made = element("pPr")
    if look.style:
        made.append(element("pStyle", val=look.style))
    if look.keep_next:
        made.append(element("keepNext"))
    if look.rule_indents:
        border = element("pBdr")
        border.append(element("top", val="single", sz=6, space=0, color="000000"))
        made.append(border)
    for child in _spacing(look):
        made.append(child)
    if look.align is not Align.LEFT:
        made.append(element("jc", val=_JUSTIFICATION[look.align]))
    if look.size is not None:  # of the paragraph's end: it sets the height of an empty line
        end = element("rPr")
        end.append(element("sz", val=half_points(look.size)))
        made.append(end)
    return made


def _spacing(look: Look) -> Iterator[Element]:
    """Gaps above and below, then indents."""
    gaps = {
        name: round(gap * 20)
        for name, gap in (("before", look.before), ("after", look.after))
        if gap is not None
    }
    if gaps:
        yield element("spacing", **gaps)
    if look.rule_indents:
        left, right = look.rule_indents
        yield element("ind", left=twips(left), right=twips(right))
    elif look.first_line:
        yield element("ind", firstLine=twips(look.first_line))
