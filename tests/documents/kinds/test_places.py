"""Every paper as the decree places it, measured in its PDF: margins, sizes, room to sign."""

from functools import cache

import pytest

from tests.documents.facts import DAY, FONTS
from tests.documents.kinds.test_pages import ALL
from tests.documents.reading import MM, read_docx, read_pdf
from thidua.documents.model import Document, Signature, Signatures
from thidua.documents.page_rules import page_rules_on
from thidua.documents.render.docx_text import twips
from thidua.documents.render.fit import MM_PER_POINT, ems
from thidua.documents.render.pdf import render_placed_pdf
from thidua.documents.render.places import Box, SigningPlace

RULES = page_rules_on(DAY)
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
        if (text.isdigit() or text == "DỰ THẢO") and base < RULES.margin_top:
            continue  # the page's number, or that it is a draft, in the top margin
        assert left >= RULES.margin_left - NEAR, text
        assert RULES.margin_top < base < heights[page] - RULES.margin_bottom + NEAR, text


@pytest.mark.parametrize("name", ALL)
def test_the_head_has_the_sizes_of_the_decree(name: str) -> None:
    lines, _heights = lines_of(name)
    sizes = {text: round(size, 1) for text, page, _x, _y, size in lines if page == 0}
    state = next(size for text, size in sizes.items() if text.startswith("CỘNG HÒA XÃ HỘI"))
    motto = next(size for text, size in sizes.items() if text.startswith("Độc lập"))
    assert (state, motto) == (RULES.state_name, RULES.motto)


def covers(box: Box, line: Line) -> bool:
    """Whether some of a text's letters lie in the box."""
    text, _page, left, base, size = line
    high = size / MM  # from the baseline up to the marks on capitals, and a fifth below it
    wide = ems(text) * size / MM
    return (
        left < box.left + box.width - NEAR
        and left + wide > box.left + NEAR
        and base - 0.8 * high < box.top + box.height - NEAR
        and base + 0.2 * high > box.top + NEAR
    )


@cache
def reserved_in(name: str) -> tuple[SigningPlace, ...]:
    return render_placed_pdf(ALL[name], fonts=FONTS, created_on=DAY).places


@pytest.mark.parametrize("name", ALL)
def test_every_open_place_is_reserved(name: str) -> None:
    """What was signed in the program shows its proof there instead."""
    wanted = [place.office for place in places_of(ALL[name]) if not place.proof]
    assert [
        "".join(each.office.split()) for each in reserved_in(name)
    ] == ["".join(office.split()) for office in wanted]  # fmt: skip


@pytest.mark.parametrize("name", ALL)
def test_no_text_reaches_signature_or_seal(name: str) -> None:
    lines, _heights = lines_of(name)
    for place in reserved_in(name):
        for box in (place.signature, place.seal):
            over = [line for line in lines if line[1] + 1 == place.page and covers(box, line)]
            assert over == [], (place, over)


@pytest.mark.parametrize("name", ALL)
def test_a_real_seal_lies_over_a_third_of_the_signature_on_its_left(name: str) -> None:
    for place in reserved_in(name):
        signature, seal = place.signature, place.seal
        assert (seal.width, seal.height) == (36, 36)
        over = seal.left + seal.width - signature.left
        assert over == pytest.approx(signature.width / 3, abs=0.1)
        assert seal.left < signature.left
        assert seal.top + seal.height / 2 == pytest.approx(
            signature.top + signature.height / 2, abs=0.1
        )
        assert seal.left > 10  # where a printer still prints


@pytest.mark.parametrize("name", ALL)
def test_a_seal_covers_no_other_signature(name: str) -> None:
    places = reserved_in(name)
    for place in places:
        for other in places:
            if other is place or other.page != place.page:
                continue
            mine, theirs = place.seal, other.signature
            apart = (
                mine.left + mine.width <= theirs.left + NEAR
                or theirs.left + theirs.width <= mine.left + NEAR
                or mine.top + mine.height <= theirs.top
                or theirs.top + theirs.height <= mine.top
            )
            assert apart, (place, other)


@pytest.mark.parametrize("name", ALL)
def test_names_stand_below_their_signature_on_the_same_page(name: str) -> None:
    lines, _heights = lines_of(name)
    named = [each for each in places_of(ALL[name]) if not each.proof]
    for place, reserved in zip(named, reserved_in(name), strict=True):
        box = reserved.signature
        below = [
            line[0]
            for line in lines
            if line[1] + 1 == reserved.page
            and 0 < line[3] - box.top - box.height < 25
            and box.left - 30 < line[2] < box.left + box.width
        ]
        assert place.name is None or place.name in below, (place.name, below)


def test_word_keeps_the_same_room() -> None:
    """A row of places is as high as a seal; a single one has that much above its name."""
    rows = read_docx(ALL["conference_minutes"]).element.xpath("//w:trHeight/@w:val")
    assert {str(twips(36))} == set(rows)
    gaps = read_docx(ALL["plan"]).element.xpath("//w:tbl//w:spacing/@w:before")
    assert str(round(36 / MM_PER_POINT * 20)) in gaps
