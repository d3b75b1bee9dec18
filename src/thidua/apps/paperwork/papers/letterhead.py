"""The head of a bloc's paper, the same on all of them."""

from datetime import date, datetime

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


def _short(authority: str) -> str:
    """The name as it stands inside a longer one: tỉnh Gia Lai."""
    return authority[:1].lower() + authority[1:]
