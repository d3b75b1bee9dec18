"""The heads of papers of a bloc, of a council, of a standing office."""

from datetime import date, datetime

from django.utils import timezone

from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.settings.kinds import USUAL_UNIT
from thidua.apps.organisations.settings.values import own_text
from thidua.apps.paperwork.registries.papers import Request
from thidua.documents.model import Header, Issuer
from thidua.domain.vietnamese_text import inside_sentence

DRAFTING_UNIT = "letter_drafting_unit"


def bloc_header(
    request: Request,
    symbol: str | None,
    *,
    day: date | None = None,
    moment: datetime | None = None,
) -> Header:
    """The bloc as issuer under its authority's council; a number as typed wins over ``symbol``.

    ``day`` is when the thing itself happened; else the paper is dated as asked. ``moment`` is when
    it was signed, locked or counted: the head stands under the names of then.
    """
    authority = request.season.authority_at(moment)
    issuer = Issuer(
        request.season.bloc_name_at(moment),
        superior=council_of(authority),
    )
    number, _, typed = request.number.partition("/")
    return Header(
        issuer=issuer,
        symbol=typed or symbol,
        number=number or None,
        place=authority.place,
        day=day or request.day,
    )


def council_of(authority: Authority) -> str:
    """The emulation council as papers call it."""
    return f"Hội đồng Thi đua - Khen thưởng {_short(authority.name)}"


def council_header(authority: Authority, symbol: str, day: date | None, number: str = "") -> Header:
    """The council as issuer."""
    return _header(Issuer(council_of(authority)), f"{symbol}-HĐTĐKT", number, authority, day)


def office_header(authority: Authority, symbol: str, day: date | None, number: str = "") -> Header:
    """The standing office as issuer, under the authority it serves."""
    return _header(_office(authority), f"{symbol}-{_letters(authority)}", number, authority, day)


def letter_header(authority: Authority, day: date | None, number: str = "") -> Header:
    """The same on a công văn: its symbol is the office and who drafted it, without a kind.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, 3.
    """
    own = own_text(authority, DRAFTING_UNIT, day or timezone.localdate())
    symbol = f"{_letters(authority)}-{own[0] if own else USUAL_UNIT}"
    return _header(_office(authority), symbol, number, authority, day)


def _office(authority: Authority) -> Issuer:
    above = authority.name
    if authority.kind == Authority.Kind.PROVINCE:
        above = f"Ủy ban nhân dân {_short(authority.name)}"
    return Issuer(authority.standing_office, superior=above)


def _letters(authority: Authority) -> str:
    return "SNV" if "Sở Nội vụ" in authority.standing_office else "BTĐKT"


def _header(
    issuer: Issuer, symbol: str, number: str, authority: Authority, day: date | None
) -> Header:
    typed, _, own = number.partition("/")
    return Header(issuer, own or symbol, typed or None, authority.place, day)


def _short(authority: str) -> str:
    """The name as it stands inside a longer one: tỉnh Gia Lai."""
    return inside_sentence(authority)
