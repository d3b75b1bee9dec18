"""A drawing of lines and words, given as SVG, as a picture of dots."""

import json
from pathlib import Path
from typing import cast

import typst

from thidua.documents.render.fonts import check_fonts, typst_fonts

DOTS_AN_INCH = 144.0
_PAGE = b"""
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(json(bytes(sys.inputs.drawing))), format: "svg")
"""


def drawing_png(svg: str, *, fonts: Path) -> bytes:
    """The drawing as PNG, its words in the fonts of our papers.

    Raises:
        FontsMissing: the letters are not in ``fonts``.
    """
    check_fonts(fonts)
    compiler = typst.Compiler(
        _PAGE, font_paths=typst_fonts(fonts), sys_inputs={"drawing": json.dumps(svg)}
    )
    return cast("bytes", compiler.compile(format="png", ppi=DOTS_AN_INCH))
