"""The QR code of an address: for PDF, for Word and for a page, the same bytes each time."""

from functools import lru_cache
from io import BytesIO

import segno

SIZE_MM = 18.0  # read by a phone from a printed page
ALT = "Mã QR tra cứu văn bản"
_DOTS = 8  # of a printer's or a screen's, for one module of the code


def qr_svg(address: str) -> str:
    """As SVG."""
    out = BytesIO()
    _code(address).save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue().decode("utf-8")


def qr_png(address: str) -> bytes:
    """As PNG."""
    out = BytesIO()
    _code(address).save(out, kind="png", border=2, scale=_DOTS)
    return out.getvalue()


@lru_cache(maxsize=64)
def qr_image(address: str) -> str:
    """As the source of a page's image; kept, since every screen of a hall asks for the same."""
    return str(_code(address).svg_data_uri(border=2, scale=_DOTS))


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False)
