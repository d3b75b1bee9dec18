"""The QR code of an address: a picture for PDF and one for Word, the same bytes each time."""

from io import BytesIO

import segno

SIZE_MM = 18.0  # read by a phone from a printed page
ALT = "Mã QR tra cứu văn bản"
_DOTS = 8  # of a printer's, for one module of the code


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


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False)
