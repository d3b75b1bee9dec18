"""The two catalogues as a page shows them: who decides, for whom, by which article, how sure."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from thidua.apps.awards.permissions.records import UNITS_OWN
from thidua.apps.organisations.settings.award_names import plain_name
from thidua.domain.award_codes import KINDS
from thidua.domain.confidence import Confidence
from thidua.law.catalogue import GROUP_NAMES, CatalogueAward, catalogue
from thidua.law.citations import cited_words
from thidua.law.registry import AWARDS
from thidua.law.rule_sets import rule_set_for

_LAW = "LUAT-06-2022-QH15/art"


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides, and where it says so."""

    name: str
    cites: str
    confidence: Confidence

    @property
    def source(self) -> str:
        """The article in words, with how sure we are unless it was read."""
        return _told(cited_words(self.cites), self.confidence)


_PRESIDENT = Decider(gettext_noop("Chủ tịch nước"), f"{_LAW}/77", Confidence.MEMORY)
_PRIME_MINISTER = Decider(gettext_noop("Thủ tướng Chính phủ"), f"{_LAW}/78", Confidence.MEMORY)
_PROVINCE = Decider(
    gettext_noop("Bộ trưởng, Chủ tịch UBND cấp tỉnh"), f"{_LAW}/79", Confidence.MEMORY
)
_UNIT = Decider(
    gettext_noop("Thủ trưởng cơ quan, tổ chức, đơn vị"), f"{_LAW}/80/clause/1", Confidence.TEXT
)
_BY_CODE = {
    **dict.fromkeys(UNITS_OWN, _UNIT),
    **dict.fromkeys(("CSTD_TQ", "CO_CP", "CO_CHUYEN_DE_CP", "BK_TTG"), _PRIME_MINISTER),
    **dict.fromkeys(
        ("CSTD_TINH", "TTLDXS", "CO_TINH", "CO_CHUYEN_DE_TINH", "BK_TINH", "BK_BO",
         "XA_TIEU_BIEU", "KY_NIEM_CHUONG"),
        _PROVINCE,
    ),
}  # fmt: skip
_BY_GROUP = dict.fromkeys(("order", "medal", "state_honour", "prize"), _PRESIDENT)


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One title or form on the page."""

    name: str
    group: str
    kinds: str
    decider: Decider | None
    sources: tuple[str, ...]
    until: date | None


def catalogues(day: date) -> tuple[list[CatalogueRow], list[CatalogueRow]]:
    """Emulation titles, and forms of commendation."""
    rule_set = rule_set_for(day).code
    titles: list[CatalogueRow] = []
    forms: list[CatalogueRow] = []
    for entry in catalogue().values():
        line = _line(entry, rule_set, get_language())
        (titles if entry.group == "title" else forms).append(line)
    return titles, forms


@cache
def _line(entry: CatalogueAward, rule_set: str, _language: str | None) -> CatalogueRow:
    return CatalogueRow(
        plain_name(entry.code),
        _(GROUP_NAMES[entry.group]),
        ", ".join(_(KINDS[kind]) for kind in entry.kinds),
        _decider(entry),
        _sources(entry, rule_set),
        entry.until,
    )


def _decider(entry: CatalogueAward) -> Decider | None:
    if entry.code in _BY_CODE or entry.code == "HUY_HIEU":
        return _BY_CODE.get(entry.code)
    return _BY_GROUP.get(entry.group)


def _sources(entry: CatalogueAward, rule_set: str) -> tuple[str, ...]:
    """The articles that set its conditions, each with how sure we are unless it was read."""
    if entry.citation is not None:
        return (_told(entry.citation, entry.confidence),)
    rules = (rule for sets in AWARDS[entry.code].rules.values() for rule in sets[rule_set])
    return tuple(dict.fromkeys(_told(cited_words(rule.cites), rule.confidence) for rule in rules))


def _told(words: str, confidence: Confidence | None) -> str:
    if confidence is None or confidence.may_block:
        return words
    return f"{words} ({confidence.words})"
