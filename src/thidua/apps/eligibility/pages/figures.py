"""Names of awards as short as officials write them."""

from collections.abc import Mapping

from django.utils.translation import gettext_noop

_SHORT = {
    "LDTT": gettext_noop("LĐTT"),
    "CSTDCS": gettext_noop("CSTĐ cơ sở"),
    "CSTD_TQ": gettext_noop("CSTĐ toàn quốc"),
    "TTLDTT": gettext_noop("TTLĐTT"),
    "TTLDXS": gettext_noop("TTLĐXS"),
    "CO_CP": gettext_noop("Cờ Chính phủ"),
    "GK": gettext_noop("Giấy khen"),
    "BK_TTG": gettext_noop("BK Thủ tướng"),
    "HCLD3": gettext_noop("HCLĐ hạng Ba"),
    "HCLD2": gettext_noop("HCLĐ hạng Nhì"),
    "HCLD1": gettext_noop("HCLĐ hạng Nhất"),
}
_PARTS = {
    "Chiến sĩ thi đua": gettext_noop("CSTĐ"),
    "Cờ thi đua": gettext_noop("Cờ"),
    "Bằng khen": "BK",
    "Ủy ban nhân dân": "UBND",
}


def short_name(award: str, names: Mapping[str, str]) -> str:
    """As short as tables need it; what each authority calls its own way keeps its name."""
    if award in _SHORT:
        return _SHORT[award]
    name = names[award]
    for long, short in _PARTS.items():
        name = name.replace(long, short)
    return name
