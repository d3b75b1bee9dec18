"""The papers a dossier needs, by award, kind of subject and rule set, each with its source."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from thidua.domain.confidence import Confidence
from thidua.law.citations import cited_words
from thidua.law.rule_sets import BY_CODE
from thidua.law.yaml_data import law_folder, read_law_file

PAPER_NAMES = {
    "request_letter": "Tờ trình đề nghị khen thưởng",
    "report": "Báo cáo thành tích",
    "confirmation": "Xác nhận của cấp trình trên báo cáo thành tích",
    "minutes": "Biên bản bình xét",
    "vote_result": "Kết quả bỏ phiếu của Khối",
    "initiative_certificate": "Chứng nhận sáng kiến, đề tài",
    "initiative_effect": "Xác nhận hiệu quả áp dụng, phạm vi ảnh hưởng của sáng kiến",
}
"""Every kind of paper, in the order in which a dossier is bound."""

OTHER_AWARDS = "certificates"  # what a manual way needs: letter, report, minutes
OWN_DOSSIERS = {
    "CSTDCS": "cstdcs", "LDTT": "ldtt", "CSTT": "ldtt", "TTLDTT": "ttldtt", "DVTT": "ttldtt",
    "GK": "gk", "GIA_DINH_VAN_HOA": "van_hoa", "THON_VAN_HOA": "van_hoa",
}  # fmt: skip
"""Awards whose dossiers an authority regulates since NĐ 152/2025 (Điều 6 khoản 2 điểm c), and
under which name it does."""
_OWN_SINCE = frozenset({"RS2022B", "RS2026"})
_OWN_CITES = "ND-152-2025/art/6/clause/2/point/c"
_LIKE = {"RS2026": "RS2022B"}  # its text was not read: the papers of the set before, unsure


@dataclass(frozen=True, slots=True)
class RequiredPaper:
    """One line of the checklist."""

    kind: str
    name: str
    citation: str  # in words
    confidence: Confidence
    form: str  # "NĐ 98/2023, Phụ lục I Mẫu số 02"; empty: no form of the State
    only_warns: bool
    form_confidence: Confidence | None = None

    @property
    def blocks(self) -> bool:
        """Whether a dossier without it may not go on: only where the text was read."""
        return self.confidence.may_block and not self.only_warns


def papers_for(award: str, kind: str, rule_set: str) -> tuple[RequiredPaper, ...]:
    """The checklist for one award and kind of subject under one rule set.

    Source: law/papers/*.yaml, each line with its own citation.

    Raises:
        KeyError: no such rule set.

    >>> [paper.kind for paper in papers_for("CO_TINH", "collective", "RS2022A")]
    ['request_letter', 'report', 'minutes', 'vote_result']
    """
    written = _LIKE.get(rule_set, rule_set)
    is_draft = BY_CODE[rule_set].is_draft
    group = _groups().get(award, OTHER_AWARDS)
    rows = read_group(group)["papers"][written]
    papers = tuple(_paper(row, kind, is_draft=is_draft) for row in rows if _asked(row, award, kind))
    return tuple(map(_advice, papers)) if own_dossier(award, rule_set) else papers


def own_dossier(award: str, rule_set: str) -> str:
    """Under which name an authority itself says what a dossier holds; empty: the State does.

    Source: NĐ 152/2025, Điều 6 khoản 2 điểm c.

    >>> own_dossier("GK", "RS2022B"), own_dossier("GK", "RS2022A"), own_dossier("BK_TINH", "RS2026")
    ('gk', '', '')
    """
    return OWN_DOSSIERS.get(award, "") if rule_set in _OWN_SINCE else ""


def _advice(paper: RequiredPaper) -> RequiredPaper:
    """What is usual, where the authority decides and has not: it stops nobody."""
    return replace(
        paper, citation=cited_words(_OWN_CITES), form="", form_confidence=None, only_warns=True
    )


@cache
def read_group(name: str) -> dict[str, Any]:
    """One file of the folder.

    Source: law/papers/<name>.yaml

    Raises:
        FileNotFoundError: no such group of awards.
    """
    raw: dict[str, Any] = read_law_file("papers", f"{name}.yaml")
    return raw


@cache
def group_names() -> tuple[str, ...]:
    """The groups of awards that have a checklist.

    Source: law/papers/
    """
    files = law_folder().joinpath("papers").iterdir()
    return tuple(sorted(entry.name.removesuffix(".yaml") for entry in files))


@cache
def _groups() -> dict[str, str]:
    return {award: name for name in group_names() for award in read_group(name)["awards"]}


def _asked(row: dict[str, Any], award: str, kind: str) -> bool:
    return award in row.get("awards", (award,)) and kind in row.get("kinds", (kind,))


def _paper(row: dict[str, Any], kind: str, *, is_draft: bool) -> RequiredPaper:
    form, sure = _form(row.get("forms", {}).get(kind))
    return RequiredPaper(
        kind=row["kind"],
        name=PAPER_NAMES[row["kind"]],
        citation=cited_words(row["cites"]),
        confidence=Confidence.UNCERTAIN if is_draft else Confidence(row["confidence"]),
        form=form,
        only_warns=is_draft,
        form_confidence=sure,
    )


def _form(form: str | dict[str, str] | None) -> tuple[str, Confidence | None]:
    """A form in words and, where it was not read in its text, how sure it is."""
    if not form:
        return "", None
    if isinstance(form, str):
        return cited_words(form), None
    return cited_words(form["cites"]), Confidence(form["confidence"])
