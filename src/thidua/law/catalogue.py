"""Every title and form of the law; what rules cannot compute takes a manual way with a source."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from thidua.domain.confidence import Confidence
from thidua.domain.refusal import Refusal
from thidua.law.citations import UnknownCitation, cited_words
from thidua.law.registry import AWARDS
from thidua.law.yaml_data import read_law_file

GROUP_NAMES = {
    "title": "Danh hiệu thi đua",
    "certificate": "Bằng khen, Giấy khen",
    "order": "Huân chương",
    "medal": "Huy chương, Kỷ niệm chương",
    "state_honour": "Danh hiệu vinh dự nhà nước",
    "prize": "Giải thưởng",
}
SHORTEST_REASON = 10  # characters
_DOCUMENT_NUMBER = re.compile(r"[0-9]+/")


class NoSuchAward(Refusal):
    """No title or form of the catalogue has that code."""


class ManualReasonTooShort(Refusal):
    """A manual way whose reason says next to nothing."""


class CitationMissing(Refusal):
    """A manual way that names no document."""


@dataclass(frozen=True, slots=True)
class CatalogueAward:
    """One title or form."""

    code: str
    name_vi: str
    group: str
    kinds: tuple[str, ...]
    citation: str | None  # None: its rules have their own
    confidence: Confidence | None
    until: date | None  # the last day it could be given
    is_computed: bool
    note: str = ""

    def is_for_units_on(self, day: date) -> bool:
        """Whether units may be put forward for it on a day.

        Source: LUAT-06-2022-QH15/art/9; law/catalogue.yaml
        """
        return "collective" in self.kinds and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class ManualWay:
    """What a person answers for when the rules do not compute the way: why, and by what article."""

    award: str
    reason: str
    citation: str  # in words


@cache
def catalogue() -> Mapping[str, CatalogueAward]:
    """All titles and forms by code, the fourteen computed ones first.

    Source: LUAT-06-2022-QH15/art/9; law/catalogue.yaml

    Raises:
        KeyError, ValueError: the file is damaged; a test reads all of it.
    """
    computed = {
        code: CatalogueAward(
            code, award.name_vi, _computed_group(code), award.kinds, None, None, None, True
        )
        for code, award in AWARDS.items()
    }
    raw: dict[str, dict[str, Any]] = read_law_file("catalogue.yaml")
    return computed | {code: _entry(code, entry) for code, entry in raw.items()}


def manual_way(award: str, *, reason: str, citation: str) -> ManualWay:
    """A way that a person answers for, such as a sudden achievement or long service.

    The citation is one of ours ("LUAT-06-2022-QH15/art/74/clause/1/point/b") or words that hold
    the number of a document, for a province's own decisions.

    Source: docs/algorithms/eligibility.md#manual-ways

    Raises:
        NoSuchAward: the code is not in the catalogue.
        ManualReasonTooShort: the reason is shorter than ``SHORTEST_REASON`` characters.
        CitationMissing: the citation names no document.
    """
    if award not in catalogue():
        raise NoSuchAward(f"«{award}» không có trong danh mục danh hiệu, hình thức khen thưởng.")
    reason = " ".join(reason.split())
    if len(reason) < SHORTEST_REASON:
        raise ManualReasonTooShort(f"Lý do phải có ít nhất {SHORTEST_REASON} ký tự.")
    return ManualWay(award, reason, _words(" ".join(citation.split())))


def _words(citation: str) -> str:
    try:
        return cited_words(citation)
    except UnknownCitation:
        if _DOCUMENT_NUMBER.search(citation):
            return citation
    raise CitationMissing(
        f"Căn cứ «{citation}» không nêu số văn bản; ghi như «Luật 06/2022/QH15, Điều 74 khoản 1»."
    )


def _computed_group(code: str) -> str:
    if AWARDS[code].is_title:
        return "title"
    return "order" if code.startswith("HCLD") else "certificate"


def _entry(code: str, entry: dict[str, Any]) -> CatalogueAward:
    return CatalogueAward(
        code=code,
        name_vi=entry["name_vi"],
        group=entry["group"],
        kinds=tuple(entry["kinds"]),
        citation=cited_words(entry["cites"]),
        confidence=Confidence(entry["confidence"]),
        until=entry.get("until"),
        is_computed=False,
        note=entry.get("note", ""),
    )
