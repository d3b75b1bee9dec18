"""What the law says of an award's money on a day; where it says nothing, why nobody knows."""

from dataclasses import dataclass
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
    "HCCC1": "hcld1", "HCCC2": "hcld2", "HCCC3": "hcld3",
    "HC_DAI_DOAN_KET": "dai_doan_ket", "HC_DUNG_CAM": "dung_cam",
    "BK_BO": "bk_tinh", "BK_QUAN_KHU": "bk_quan_khu",
    "ANH_HUNG_LAO_DONG": "anh_hung", "ANH_HUNG_LLVTND": "anh_hung",
}  # fmt: skip
"""Awards whose multiple is kept under another name than their own code."""
_OF_COLLECTIVES = dict.fromkeys(("ANH_HUNG_LAO_DONG", "ANH_HUNG_LLVTND"), "anh_hung_tap_the")
"""Honours whose multiple for a collective is written by itself, not as a factor."""
_YEARS_OF_TITLE = {"CSTD_TINH": 3, "CSTD_TQ": 6}
"""Titles that several years earn; the others are for the award year alone."""


class MoneyNotKnown(LookupError):
    """The data have no multiple, base salary or factor for that award, kind and day."""


@dataclass(frozen=True, slots=True)
class OwnFigures:
    """What an authority decided for itself, in force on the day; None: nothing."""

    step: Figure | None = None
    base: tuple[date, Figure] | None = None  # from which day on, and the amount


def money_rates(award: str, kind: str, day: date, *, own: OwnFigures | None = None) -> MoneyRates:
    """The figures for an award decided on a day.

    A base salary that the authority entered holds until the law's data have a later one.

    Source: law/parameters/money; each figure has its own citation.
    Units: multiples of the base salary; đồng a month; factors; đồng.

    Raises:
        MoneyNotKnown: something of it is not in the data; the words say what.
    """
    own = own or OwnFigures()
    multiple = _figure(f"money.multiple.{_multiple_name(award, kind)}", day)
    base = _base(day, own.base)
    factor = _factor(award, kind, day)
    return MoneyRates(multiple, base, factor, own.step or _figure("money.rounding_step", day))


def highest_title_only(day: date) -> Figure | None:
    """Whether several titles for one period pay only the highest: 1 or 0; None: nobody says.

    Source: law/parameters/money/highest_title_only.yaml
    Units: 1 for yes, 0 for no.
    """
    try:
        return _figure("money.highest_title_only", day)
    except MoneyNotKnown:
        return None


def title_period(
    award: str, year: int | None, first: date | None, last: date | None
) -> tuple[date, date] | None:
    """The time that earned a title: as written, else its years; None when it is not known.

    Source: Luật 06/2022/QH15, Điều 21 to 27 (three years, twice three years, the year).
    Units: days.

    >>> title_period("CSTD_TINH", 2025, None, None)[0]
    datetime.date(2023, 1, 1)
    """
    if first is not None and last is not None:
        return first, last
    if year is None:
        return None
    return date(year - _YEARS_OF_TITLE.get(award, 1) + 1, 1, 1), date(year, 12, 31)


def _multiple_name(award: str, kind: str) -> str:
    if kind == COLLECTIVE and award in _OF_COLLECTIVES:
        return _OF_COLLECTIVES[award]
    return _MULTIPLES.get(award, award.lower())


def _base(day: date, entered: tuple[date, Figure] | None) -> Figure:
    if entered is None:
        return _figure("money.base_salary", day)
    since, figure = entered
    written = (entry.since for entry in parameter("money.base_salary").history)
    newest = max((first for first in written if first <= day), default=date.min)
    return figure if since > newest else _figure("money.base_salary", day)


def _factor(award: str, kind: str, day: date) -> Figure | None:
    """Titles and honours of collectives have their own multiple; certificates, orders a factor."""
    entry = catalogue().get(award)
    group = entry.group if entry else ""
    if kind == COLLECTIVE and group == "certificate":
        return _figure("money.collective_factor", day)
    if kind == COLLECTIVE and group == "order":
        return _figure("money.order_collective_factor", day)
    if kind == HOUSEHOLD and group == "certificate":
        return _figure("money.household_factor", day)
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
