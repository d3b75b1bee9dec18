"""Voting slips for the printer: ten on an A4 sheet with cut marks, each with a QR and its code."""

import json
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import cast

import typst

from thidua.documents.render.fonts import check_fonts, showable, typst_fonts
from thidua.documents.render.qr import qr_svg


@dataclass(frozen=True, slots=True)
class VotingSlip:
    """One slip: its code as printed, and the address behind the QR."""

    code: str
    link: str


@dataclass(frozen=True, slots=True)
class SlipSheet:
    """What stands on every slip; ``address`` is where the code can be typed."""

    bloc: str
    address: str
    slips: tuple[VotingSlip, ...]
    heading: str = "PHIẾU BỎ PHIẾU KÍN"


def render_slips(sheet: SlipSheet, *, fonts: Path) -> bytes:
    """The slips as a PDF file.

    Raises:
        FontsMissing: the letters are not in ``fonts``.
    """
    check_fonts(fonts)
    clean = partial(showable, folder=fonts)
    data = {
        "title": clean(sheet.heading),
        "bloc": clean(sheet.bloc),
        "heading": clean(sheet.heading),
        "how": "Quét hình bên trái bằng điện thoại, hoặc gõ mã:",
        "where": "tại địa chỉ",
        "address": clean(sheet.address.replace("/", "/\u200b")),
        "qr_words": "Mã QR mở phiếu này",
        "slips": [{"code": slip.code, "qr": qr_svg(slip.link)} for slip in sheet.slips],
    }
    made = typst.Compiler(
        _template(),
        font_paths=typst_fonts(fonts),
        sys_inputs={"slips": json.dumps(data, ensure_ascii=False)},
    ).compile(format="pdf")
    return cast("bytes", made)


@cache
def _template() -> bytes:
    return files("thidua.documents.render").joinpath("voting_slips.typ").read_bytes()
