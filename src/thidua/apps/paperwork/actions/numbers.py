"""One number, one paper: of an issuer, in a year, however it is typed."""

import re
import unicodedata

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from thidua.apps.organisations.models import Unit
from thidua.apps.paperwork.models import PaperNumber
from thidua.apps.seasons.models import Season
from thidua.documents.model import Header
from thidua.domain.refusal import Refusal


class NumberTaken(Refusal):
    """Another paper of this issuer took this number in the same year."""


def number_key(number: str) -> str:
    """The same for "5/BB-KTĐ", "05/bb-ktđ" and "05 / BB – KTĐ".

    >>> number_key("05 / BB–KTĐ")
    '5/BB-KTĐ'
    """
    text = unicodedata.normalize("NFC", number).upper().replace("–", "-")
    return re.sub(r"^0+(?=\d)", "", re.sub(r"\s+", "", text))


def shown_number(header: Header, typed: str) -> str:
    """The number as the paper prints it: the symbol of its kind follows a bare figure."""
    if typed and "/" not in typed and header.symbol:
        return f"{typed}/{header.symbol}"
    return typed


def take_number(season: Season, unit: Unit | None, kind: str, number: str, year: int) -> None:
    """Keep a number for one paper; its own later versions may bear it again.

    Raises:
        NumberTaken: another paper has it.
    """
    place = {"bloc": None if unit else season.bloc, "unit": unit, "year": year}
    paper = f"{season.pk}:{kind}"
    try:
        with transaction.atomic():
            kept, _made = PaperNumber.objects.get_or_create(
                **place, key=number_key(number), defaults={"paper": paper}
            )
    except IntegrityError:  # somebody else took it in this very moment
        kept = PaperNumber.objects.get(**place, key=number_key(number))
    if kept.paper != paper:
        raise NumberTaken(
            _("Số %(number)s năm %(year)d đã dùng cho văn bản khác của %(issuer)s; ghi số khác.")
            % {"number": number, "year": year, "issuer": unit or season.bloc}
        )
