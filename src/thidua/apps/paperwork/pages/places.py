"""Where an issued PDF is signed and sealed, for whoever tells a signing program."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.apps.paperwork.models import IssuedDocument
from thidua.web.words import written_number


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One picture: whose signature or seal, on which page, in millimetres."""

    office: str
    page: int
    picture: str
    left: str
    top: str
    size: str


def place_rows(document: IssuedDocument) -> list[PlaceRow]:
    """Signature and seal of each place, in the order of the paper."""
    return list(_rows(document))


def _rows(document: IssuedDocument) -> Iterator[PlaceRow]:
    for place in document.signing_places:
        for picture, name in (("signature", _("Chữ ký")), ("seal", _("Con dấu"))):
            box = {side: written_number(Decimal(str(mm)), 1) for side, mm in place[picture].items()}
            size = f"{box['width']} × {box['height']}"
            yield PlaceRow(place["office"], place["page"], name, box["left"], box["top"], size)
