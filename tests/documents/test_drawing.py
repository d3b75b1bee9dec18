"""A drawing as dots: words in our own fonts, refused where these are not there."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.documents import facts
from thidua.documents.render.drawing import drawing_png
from thidua.documents.render.errors import FontsMissing

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40">
<rect width="80" height="40" fill="#ffffff"/>{}</svg>"""
WORDS = '<text x="4" y="24" font-family="Tinos">Cờ thi đua</text>'


def dark(svg: str) -> int:
    with Image.open(BytesIO(drawing_png(svg, fonts=facts.FONTS))) as picture:
        assert picture.size == (120, 60)
        return sum(picture.convert("L").histogram()[:128])


def test_words_are_drawn() -> None:
    assert dark(DRAWING.format("")) == 0
    assert dark(DRAWING.format(WORDS)) > 100


def test_without_fonts_nothing_is_drawn(tmp_path: Path) -> None:
    with pytest.raises(FontsMissing):
        drawing_png(DRAWING.format(WORDS), fonts=tmp_path)
