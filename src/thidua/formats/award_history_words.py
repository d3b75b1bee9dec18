"""What people call awards in their own tables: full names, short forms, codes."""

import re
from functools import cache

from thidua.domain.award_codes import HELD_NAMES
from thidua.domain.vietnamese_text import fold
from thidua.law.catalogue import catalogue

_MARKS = re.compile(r"[^a-z0-9]+")
SHORT_FORMS = {
    "CSTDCS": ("CSTĐ cơ sở", "chiến sĩ thi đua cấp cơ sở"),
    "CSTD_TINH": ("CSTĐ cấp tỉnh", "chiến sĩ thi đua tỉnh", "chiến sĩ thi đua cấp tỉnh"),
    "CSTD_TQ": ("CSTĐTQ", "CSTĐ toàn quốc"),
    "TTLDTT": ("tập thể LĐTT",),
    "TTLDXS": ("tập thể LĐXS",),
    "CO_TINH": ("Cờ thi đua tỉnh", "Cờ thi đua UBND tỉnh", "Cờ thi đua của UBND tỉnh"),
    "CO_CP": ("Cờ Chính phủ", "Cờ thi đua Chính phủ"),
    "BK_TINH": (
        "Bằng khen tỉnh", "Bằng khen UBND tỉnh", "Bằng khen của UBND tỉnh",
        "Bằng khen Chủ tịch UBND tỉnh", "Bằng khen của Chủ tịch UBND tỉnh", "Bằng khen cấp tỉnh",
    ),
    "BK_TTG": ("Bằng khen Thủ tướng", "BK Thủ tướng", "Bằng khen TTg"),
    "HCLD3": ("HCLĐ hạng Ba", "HCLĐ hạng 3", "Huân chương Lao động hạng 3"),
    "HCLD2": ("HCLĐ hạng Nhì", "HCLĐ hạng 2", "Huân chương Lao động hạng 2"),
    "HCLD1": ("HCLĐ hạng Nhất", "HCLĐ hạng 1", "Huân chương Lao động hạng 1"),
}  # fmt: skip


def award_code(text: str) -> str | None:
    """The code of a title or form, however it is written; None when nobody calls one that.

    >>> award_code("lđtt"), award_code("BK tỉnh"), award_code("Huân chương sao sáng")
    ('LDTT', 'BK_TINH', None)
    """
    return _known().get(_key(text))


def award_words(code: str) -> str:
    """The full name of a title or form."""
    entry = catalogue().get(code)
    return entry.name_vi if entry else code


@cache
def _known() -> dict[str, str]:
    names: dict[str, str] = {}
    for code, entry in catalogue().items():
        names[_key(code)] = names[_key(entry.name_vi)] = code
        names.update({_key(short): code for short in SHORT_FORMS.get(code, ())})
    return names | {_key(name): code for code, name in HELD_NAMES.items()}


def _key(text: str) -> str:
    return _MARKS.sub(" ", fold(text)).strip()
