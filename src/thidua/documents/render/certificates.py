"""Certificates as one PDF: a page a row, each text in its box, set by typst."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import typst

from thidua.documents.certificates.layout import CertificateField, CertificateLayout
from thidua.documents.render.fonts import check_fonts, typst_fonts, unknown_letters

TITLE = "Bằng khen, giấy khen"
_TOO_LONG = re.compile(r"too long, (\[.*\])", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Misfit:
    """A text that cannot be set: row and field counted from 0.

    ``over``: by how many millimetres it exceeds its box at the smallest size, or None when it has
    ``letters`` that the fonts lack.
    """

    row: int
    field: int
    over: float | None
    letters: str = ""


class TextsDoNotFit(Exception):
    """Nothing is made; ``misfits`` are up to twenty texts that stand in the way."""

    def __init__(self, misfits: Sequence[Misfit]) -> None:
        super().__init__(f"{len(misfits)} texts do not fit")
        self.misfits = tuple(misfits)


class PictureUnreadable(Exception):
    """The picture behind the text cannot be opened; the message is the typesetter's."""


def render_certificates(
    layout: CertificateLayout,
    rows: Sequence[Mapping[str, str]],
    *,
    fonts: Path,
    folder: Path,
    grid: bool = False,
) -> bytes:
    """The certificates of the rows, in their order, as a PDF; the same input gives the same bytes.

    A text wraps in its box, then shrinks by half points down to the smallest size of its field.
    ``folder`` holds the picture behind the text; ``grid`` draws millimetres and boxes too.

    Raises:
        FontsMissing: the letters are not in ``fonts``.
        PictureUnreadable: the picture behind the text is damaged.
        TextsDoNotFit: texts too long for their boxes, or with letters that the fonts lack.
    """
    check_fonts(fonts)
    texts = [[field.filled(dict(row)) for field in layout.fields] for row in rows]
    _refuse_unknown_letters(texts, fonts)
    data = {
        "title": TITLE,
        "width": float(layout.width),
        "height": float(layout.height),
        "background": f"/{layout.background}" if layout.background else None,
        "fields": [_field(field) for field in layout.fields],
        "rows": texts,
        "grid": grid,
    }
    compiler = typst.Compiler(
        _template(),
        root=folder,
        font_paths=typst_fonts(fonts),
        sys_inputs={"certificates": json.dumps(data, ensure_ascii=False)},
    )
    try:
        return cast("bytes", compiler.compile(format="pdf"))
    except typst.TypstError as error:
        found = _TOO_LONG.search(str(error))
        if found is None:  # the template is fixed, so nothing else can be wrong
            raise PictureUnreadable(str(error)) from error
        told: list[dict[str, Any]] = json.loads(found[1])
        raise TextsDoNotFit(
            [Misfit(one["row"], one["field"], one["over"]) for one in told]
        ) from None


def _refuse_unknown_letters(texts: Sequence[Sequence[str]], fonts: Path) -> None:
    misfits = [
        Misfit(row, at, None, letters)
        for row, line in enumerate(texts)
        for at, text in enumerate(line)
        if (letters := unknown_letters(text, fonts))
    ]
    if misfits:
        raise TextsDoNotFit(misfits[:20])


def _field(field: CertificateField) -> dict[str, object]:
    lengths = ("x", "y", "width", "height", "size", "min_size")
    return {name: float(getattr(field, name)) for name in lengths} | {
        "align": field.align,
        "valign": field.valign,
        "bold": field.bold,
        "italic": field.italic,
    }


@cache
def _template() -> bytes:
    return files("thidua.documents.render").joinpath("certificates.typ").read_bytes()
