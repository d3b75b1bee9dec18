"""Which law judges a dossier: four rule sets, picked by the day it was received for appraisal."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cache

from thidua.domain.confidence import Confidence
from thidua.law.citations import cited_words, instruments
from thidua.law.dated import NotInForce


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The law, decrees and circulars that go together."""

    code: str
    since: date
    until: date | None  # the last day; None: open
    laws: tuple[str, ...]
    decrees: tuple[str, ...]
    circulars: tuple[str, ...]
    note: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether its text was not read, so that it only warns."""
        return self.code == "RS2026"

    @property
    def words(self) -> str:
        """The law and decrees in words: "Luật 06/2022/QH15, NĐ 98/2023"."""
        return _words(self.laws + self.decrees)


RULE_SETS = (
    RuleSet(
        "RS2013",
        date(2014, 6, 1),
        date(2023, 12, 31),
        laws=("LUAT-15-2003-QH11", "LUAT-39-2013-QH13"),
        decrees=("ND-91-2017",),
        circulars=("TT-12-2019-BNV", "TT-05-2020-BNV"),
        note=(
            "Nghị định 91/2017 có hiệu lực từ 01/10/2017; trước đó là Nghị định 65/2014, dùng đến "
            "hết năm 2023 cho tiêu chuẩn Huân chương Lao động và Bằng khen."
        ),
    ),
    RuleSet(
        "RS2022A",
        date(2024, 1, 1),
        date(2025, 6, 30),
        laws=("LUAT-06-2022-QH15",),
        decrees=("ND-98-2023",),
        circulars=("TT-01-2024-BNV",),
        note="Thông tư 01/2024/TT-BNV có hiệu lực từ 15/04/2024.",
    ),
    RuleSet(
        "RS2022B",
        date(2025, 7, 1),
        date(2026, 9, 30),
        laws=("LUAT-06-2022-QH15",),
        decrees=("ND-152-2025", "ND-129-2025"),
        circulars=("TT-15-2025-BNV",),
        note="Thông tư 15/2025/TT-BNV có hiệu lực từ 05/08/2025. Không còn cấp huyện.",
    ),
    RuleSet(
        "RS2026",
        date(2026, 10, 1),
        None,
        laws=("LUAT-06-2022-QH15", "LUAT-06-2026-QH16"),
        decrees=("ND-152-2025", "ND-129-2025"),
        circulars=("TT-15-2025-BNV",),
        note=(
            "Chưa đọc được nội dung Luật 06/2026/QH16: dùng tiêu chuẩn của bộ quy định từ "
            "01/07/2025 và dự thảo tháng 12/2025, chỉ cảnh báo, không chặn."
        ),
    ),
)
"""Oldest first; each begins the day after the one before ends."""

PICKED_BY = "LUAT-06-2026-QH16/art/4/clause/4"
PICKED_BY_SURENESS = Confidence.SECOND_HAND


@cache
def picking_words() -> str:
    """Where it is said that the day of reception picks the law, and how weak that source is.

    Source: LUAT-06-2026-QH16/art/4/clause/4
    """
    return (
        f"Chọn luật theo ngày tiếp nhận: {cited_words(PICKED_BY)}; mới có một nguồn, "
        f"{PICKED_BY_SURENESS.words}."
    )


BY_CODE = {rule_set.code: rule_set for rule_set in RULE_SETS}
_FIRST_DAYS = tuple(rule_set.since for rule_set in RULE_SETS)


def rule_set_for(received_on: date) -> RuleSet:
    """The rule set that judges a dossier received for appraisal on that day.

    Source: LUAT-06-2026-QH16/art/4/clause/4 (a dossier received before the day a law takes effect
        is processed under the old one); docs/algorithms/eligibility.md#which-law
    Units: days.

    Raises:
        NotInForce: before the first rule set, 01/06/2014.

    >>> rule_set_for(date(2026, 9, 30)).code, rule_set_for(date(2026, 10, 1)).code
    ('RS2022B', 'RS2026')
    """
    place = bisect_right(_FIRST_DAYS, received_on)
    if not place:
        first = RULE_SETS[0].since
        raise NotInForce(f"phần mềm chỉ có quy định từ ngày {first:%d/%m/%Y}")
    return RULE_SETS[place - 1]


@cache
def _words(codes: tuple[str, ...]) -> str:
    return ", ".join(instruments()[code].short for code in codes)
