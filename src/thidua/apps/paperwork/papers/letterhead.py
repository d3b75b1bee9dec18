"""The heads of papers of a bloc and of a standing office, the same on all of them."""

from datetime import date, datetime

from thidua.apps.organisations.models import Authority
from thidua.apps.paperwork.registries.papers import Request
from thidua.documents.model import Header, Issuer


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
        superior=f"Hội đồng Thi đua - Khen thưởng {_short(authority.name)}",
    )
    number, _, typed = request.number.partition("/")
    return Header(
        issuer=issuer,
        symbol=typed or symbol,
        number=number or None,
        place=authority.place,
        day=day or request.day,
    )


def office_header(authority: Authority, kind: str, day: date | None, number: str = "") -> Header:
    """The standing office as issuer under its authority; a number as typed wins over ``kind``."""
    symbol = f"{kind}-{'SNV' if 'Sở Nội vụ' in authority.standing_office else 'BTĐKT'}"
    superior = f"Ủy ban nhân dân {_short(authority.name)}"
    if authority.kind != Authority.Kind.PROVINCE:
        superior = authority.name
    typed, _, own = number.partition("/")
    issuer = Issuer(authority.standing_office, superior=superior)
    return Header(issuer, own or symbol, typed or None, authority.place, day)


def _short(authority: str) -> str:
    """The name as it stands inside a longer one: tỉnh Gia Lai."""
    return authority[:1].lower() + authority[1:]
