"""Which awards the council votes on by the law of a day, and by which share of all members."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from thidua.law.dated import DatedValue, NotInForce, parameter

NAMED: Mapping[str, str] = MappingProxyType(
    {
        "ANH_HUNG_LAO_DONG": "anh_hung",
        "ANH_HUNG_LLVTND": "anh_hung",
        "CSTD_TQ": "cstd_tq",
        "CSTD_TINH": "cstd_tinh",
        "CSTDCS": "cstdcs",
        "CO_TINH": "co_tinh",
        "CO_CHUYEN_DE_TINH": "co_tinh",
        "CO_CP": "co_cp",
        "CO_CHUYEN_DE_CP": "co_cp",
    }
)
"""The awards that NĐ 98/2023, Điều 30 khoản 7 names; no other is voted on by law."""
_ORDERS = "huan_chuong"


def vote_name(award: str) -> str:
    """Under which name the council's figures for an award are kept, by us and by authorities.

    Source: NĐ 98/2023, Điều 30 khoản 7.

    >>> vote_name("CO_CHUYEN_DE_CP"), vote_name("HCLD2"), vote_name("BK_TINH")
    ('co_cp', 'huan_chuong', 'bk_tinh')
    """
    if award in NAMED:
        return NAMED[award]
    return _ORDERS if award.startswith("HC") else award.lower()


def named_share(award: str, day: date) -> DatedValue[Decimal] | None:
    """The share of all members for an award that the law of a day names; None for others.

    Source: law/parameters/council
    Units: share, 0 to 1.

    >>> named_share("CSTD_TINH", date(2024, 3, 1)).citation
    'NĐ 98/2023, Điều 30 khoản 7'
    """
    if award not in NAMED:
        return None
    try:
        return parameter(f"council.{NAMED[award]}_vote_share").at(day)
    except NotInForce:
        return None
