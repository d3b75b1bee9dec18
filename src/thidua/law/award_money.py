"""What the law says of an award's money on a day; where it says nothing, why nobody knows."""

from datetime import date

from thidua.domain.award_codes import COLLECTIVE, HOUSEHOLD
from thidua.domain.award_money import Figure, MoneyRates
from thidua.domain.confidence import Confidence
from thidua.law.catalogue import catalogue
from thidua.law.dated import NotInForce, UnknownParameter, parameter

SURE = frozenset({Confidence.TEXT})
_MULTIPLES = {
    "CSTT": "ldtt", "DVTT": "ttldtt", "DVQT": "ttldxs", "XA_TIEU_BIEU": "xa_tieu_bieu",
    "THON_VAN_HOA": "van_hoa", "HC_SAO_VANG": "sao_vang", "HC_HCM": "hcm",
    "HCDL1": "doc_lap1", "HCDL2": "doc_lap2", "HCDL3": "doc_lap3",
    "HCQC1": "doc_lap1", "HCQC2": "doc_lap2", "HCQC3": "doc_lap3",
    "HCBVTQ1": "hcld1", "HCBVTQ2": "hcld2", "HCBVTQ3": "hcld3",
    "HC_DAI_DOAN_KET": "dai_doan_ket", "HC_DUNG_CAM": "dung_cam",
    "BK_BO": "bk_tinh", "BK_QUAN_KHU": "bk_quan_khu",
    "ANH_HUNG_LAO_DONG": "anh_hung", "ANH_HUNG_LLVTND": "anh_hung",
}  # fmt: skip
"""Awards whose multiple is kept under another name than their own code."""


class MoneyNotKnown(LookupError):
    """The data have no multiple, base salary or factor for that award, kind and day."""


def money_rates(award: str, kind: str, day: date, *, step: Figure | None = None) -> MoneyRates:
    """The figures for an award decided on a day; ``step`` is an authority's own way of rounding.

    Source: law/parameters/money; each figure has its own citation.
    Units: multiples of the base salary; đồng a month; factors; đồng.

    Raises:
        MoneyNotKnown: something of it is not in the data; the words say what.
    """
    base = _figure("money.base_salary", day)
    multiple = _figure(f"money.multiple.{_MULTIPLES.get(award, award.lower())}", day)
    factor = _factor(award, kind, day)
    return MoneyRates(multiple, base, factor, step or _figure("money.rounding_step", day))


def _factor(award: str, kind: str, day: date) -> Figure | None:
    """Titles of collectives have their own multiple; certificates and orders a factor."""
    entry = catalogue().get(award)
    group = entry.group if entry else ""
    if kind == COLLECTIVE and group == "certificate":
        return _figure("money.collective_factor", day)
    if kind == COLLECTIVE and group == "order":
        return _figure("money.order_collective_factor", day)
    if kind == HOUSEHOLD and group == "certificate":
        return _figure("money.household_factor", day)
    if kind == COLLECTIVE and group == "state_honour":
        raise MoneyNotKnown("chưa có hệ số tiền thưởng của tập thể")
    return None


def _figure(name: str, day: date) -> Figure:
    try:
        found = parameter(name)
    except UnknownParameter:
        raise MoneyNotKnown("chưa có mức tiền thưởng trong dữ liệu") from None
    try:
        value = found.at(day)
    except NotInForce:
        raise MoneyNotKnown(f"{found.name_vi} ngày {day:%d/%m/%Y} chưa có trong dữ liệu") from None
    return Figure(value.value, value.citation, is_certain=value.confidence in SURE)
