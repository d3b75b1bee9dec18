"""Every paper as the decree places it, measured in its PDF: margins, sizes, room to sign."""

from functools import cache

import pytest

from tests.documents.facts import DAY
from tests.documents.kinds.test_pages import ALL
from tests.documents.reading import MM, read_pdf
from thidua.documents.model import Document, Signature, Signatures
from thidua.documents.page_rules import page_rules_on

RULES = page_rules_on(DAY)
SIGNING_ROOM = 20  # mm between office and name
NEAR = 0.6  # mm that a letter may hang over
Line = tuple[str, int, float, float, float]  # text, page, left and baseline in mm, points


@cache
def lines_of(name: str) -> tuple[list[Line], list[float]]:
    """Every text of a paper's PDF with its place, and the heights of its pages."""
    found: list[Line] = []
    heights: list[float] = []
    for number, page in enumerate(read_pdf(ALL[name]).pages):
        heights.append(float(page.mediabox.height) / MM)

        def visit(
            text: str, cm: list[float], tm: list[float], font: object, size: float,
            number: int = number, height: float = heights[-1],
        ) -> None:  # fmt: skip
            if text.strip():
                x = (cm[0] * tm[4] + cm[4]) / MM
                y = height - (cm[3] * tm[5] + cm[5]) / MM
                found.append((" ".join(text.split()), number, x, y, size))

        page.extract_text(visitor_text=visit)
    return found, heights


def places_of(document: Document) -> list[Signature]:
    """The places to sign of a paper, inside it and at its end."""
    inside = [block for block in document.blocks if isinstance(block, Signatures)]
    return [
        place
        for block in (*inside, document.signatures)
        if block is not None
        for place in block.signatures
    ]


@pytest.mark.parametrize("name", ALL)
def test_texts_stand_between_the_margins(name: str) -> None:
    lines, heights = lines_of(name)
    for text, page, left, base, _size in lines:
        if text.isdigit() and base < RULES.margin_top:
            continue  # the page's number, in the top margin
        assert left >= RULES.margin_left - NEAR, text
        assert RULES.margin_top < base < heights[page] - RULES.margin_bottom + NEAR, text


@pytest.mark.parametrize("name", ALL)
def test_the_head_has_the_sizes_of_the_decree(name: str) -> None:
    lines, _heights = lines_of(name)
    sizes = {text: round(size, 1) for text, page, _x, _y, size in lines if page == 0}
    state = next(size for text, size in sizes.items() if text.startswith("CỘNG HÒA XÃ HỘI"))
    motto = next(size for text, size in sizes.items() if text.startswith("Độc lập"))
    assert (state, motto) == (RULES.state_name, RULES.motto)


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_printed_where_one_signs(name: str) -> None:
    """Below the office, as wide as the name, nothing for 20 mm; then the name, on the same page."""
    lines, _heights = lines_of(name)
    open_places = [each for each in places_of(ALL[name]) if each.name and not each.proof]
    for place in open_places:
        names = [line for line in lines if line[0] == place.name]
        assert names, place.name
        _text, page, left, base, _size = names[-1]
        above = [
            line
            for line in lines
            if line[1] == page and line[3] < base - NEAR and left - 30 < line[2] < left + 40
        ]
        nearest = max(above, key=lambda line: line[3])
        assert base - nearest[3] > SIGNING_ROOM, (place.name, nearest)


@pytest.mark.parametrize("name", ALL)
def test_below_an_office_without_a_name_there_is_room_to_sign_and_to_seal(name: str) -> None:
    """As high as a signature, as wide as the office and a third more on the left for the seal."""
    lines, _heights = lines_of(name)
    for place in places_of(ALL[name]):
        if place.name or place.proof or place.note:
            continue
        offices = [line for line in lines if place.office.endswith(line[0])]
        assert offices, place.office
        text, page, left, base, size = offices[-1]
        wide = len(text) * size * 0.3  # mm, bold capitals
        below = [
            line
            for line in lines
            if line[1] == page
            and base + NEAR < line[3] < base + SIGNING_ROOM
            and left - wide / 3 < line[2] < left + wide
        ]
        assert below == [], place.office
