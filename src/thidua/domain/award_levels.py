"""Who decides on an award: the State, a province or ministry, or the unit itself."""

from typing import Final

STATE: Final = "state"
PROVINCE: Final = "province"
BASE: Final = "base"
LEVELS: Final = {
    STATE: "Nhà nước",
    PROVINCE: "Tỉnh, bộ, ngành",
    BASE: "Cơ sở",
}
_OF_STATE = frozenset({"CSTD_TQ", "CO_CP", "BK_TTG", "CO_CHUYEN_DE_CP"})
_OF_BASE = frozenset(
    {"LDTT", "CSTDCS", "TTLDTT", "GK", "CSTT", "DVTT", "THON_VAN_HOA", "GIA_DINH_VAN_HOA"}
)
_STATE_GROUPS = frozenset({"order", "medal", "state_honour", "prize"})
_OF_PROVINCE = frozenset({"KY_NIEM_CHUONG", "HUY_HIEU"})


def level_of(code: str, group: str) -> str:
    """The level of an award by its code and its group in the catalogue.

    Source: LUAT-06-2022-QH15/art/77, 78, 79, 80

    >>> level_of("BK_TTG", "certificate"), level_of("GK", "certificate"), level_of("HCLD1", "order")
    ('state', 'base', 'state')
    """
    if code in _OF_PROVINCE:
        return PROVINCE
    if code in _OF_STATE or group in _STATE_GROUPS:
        return STATE
    return BASE if code in _OF_BASE else PROVINCE
