"""Whether an award may be recorded: asked by the form, by files and by dossiers alike."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.apps.awards.facts import AwardFacts, Subject
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.awards.queries import records_of
from thidua.apps.awards.refusals import (
    AwardEnded,
    AwardGivenAlready,
    AwardNotForKind,
    AwardUnknown,
    DatesImpossible,
)
from thidua.domain.award_clashes import Clash, ClashKind, Given, find_clashes
from thidua.domain.award_codes import KINDS
from thidua.domain.award_dates import AwardDates, impossible_dates, odd_dates
from thidua.law.catalogue import CatalogueEntry, catalogue
from thidua.law.principles import principles

_STATE_GROUPS = frozenset({"order", "state_honour", "prize"})
_STATE_LEVEL = frozenset({"BK_TTG", "HUY_CHUONG", "HUY_CHUONG_TNXP"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why somebody should look again: in words, with the article where there is one."""

    text: str
    citation: str = ""

    def __str__(self) -> str:
        return f"{self.text} ({self.citation})" if self.citation else self.text


def is_state_level(code: str) -> bool:
    """Whether it is a State-level form of commendation, for the rule of one a year (P10)."""
    entry = catalogue().get(code)
    return code in _STATE_LEVEL or (entry is not None and entry.group in _STATE_GROUPS)


def refuse_unfit_award(code: str, kind: str, decided_on: date) -> CatalogueEntry:
    """The award is in the catalogue, given to such subjects, and was given on that day.

    Raises:
        AwardUnknown, AwardNotForKind, AwardEnded: it is not.
    """
    entry = catalogue().get(code)
    if entry is None:
        text = _("“%s” không có trong danh mục danh hiệu thi đua, hình thức khen thưởng.")
        raise AwardUnknown(text % code)
    if kind not in entry.kinds:
        names = ", ".join(_(KINDS[each]) for each in entry.kinds)
        text = _("%(award)s chỉ tặng cho %(kinds)s, không tặng cho %(kind)s.")
        raise AwardNotForKind(
            text % {"award": entry.name_vi, "kinds": names, "kind": _(KINDS[kind])}
        )
    if entry.until is not None and decided_on > entry.until:
        days = {"until": f"{entry.until:%d/%m/%Y}", "day": f"{decided_on:%d/%m/%Y}"}
        text = _("%(award)s chỉ được tặng đến hết ngày %(until)s; quyết định ngày %(day)s.")
        raise AwardEnded(text % {"award": entry.name_vi, **days})
    return entry


def refuse_impossible_dates(dates: AwardDates, today: date) -> None:
    """Days that contradict each other are refused, each pair named."""
    wrong = impossible_dates(dates, today=today)
    if wrong:
        raise DatesImpossible(" ".join(wrong))


def dates_of(decision: Decision, facts: AwardFacts) -> AwardDates:
    """The days of an award that is about to be written."""
    return AwardDates(decision.decided_on, facts.year, facts.period_from, facts.period_to)


def check_award(
    subject: Subject,
    decision: Decision,
    facts: AwardFacts,
    *,
    today: date,
    apart_from: int | None = None,
) -> list[Doubt]:
    """Refuse what cannot be; answer with what is odd, for a person to look at again.

    ``apart_from`` is the key of the record that is being corrected.

    Raises:
        AwardUnknown, AwardNotForKind, AwardEnded: see ``refuse_unfit_award``.
        DatesImpossible: two days contradict each other.
        AwardGivenAlready: the same award for the same year stands.
    """
    refuse_unfit_award(facts.award, subject.kind, decision.decided_on)
    dates = dates_of(decision, facts)
    refuse_impossible_dates(dates, today)
    doubts = [Doubt(text) for text in odd_dates(dates)]
    standing = [
        record
        for record in records_of(subject)
        if record.state == AwardRecord.State.DECIDED and record.pk != apart_from
    ]
    clashes = find_clashes(_new(decision, facts), map(given_of, standing))
    for clash in clashes:
        record = standing[clash.place]
        if clash.kind.is_refused:
            raise AwardGivenAlready(_already(record))
        doubts.append(_doubt(clash, record))
    return doubts


def given_of(record: AwardRecord) -> Given:
    """A stored award as the rules against doubles look at it."""
    return Given(
        record.award,
        record.type,
        record.year,
        record.period_from,
        record.period_to,
        str(record.decision_id),
        is_title=_is_title(record.award),
        is_state_level=is_state_level(record.award),
    )


def _new(decision: Decision, facts: AwardFacts) -> Given:
    return Given(
        facts.award,
        facts.type,
        facts.year,
        facts.period_from,
        facts.period_to,
        str(decision.pk),
        is_title=_is_title(facts.award),
        is_state_level=is_state_level(facts.award),
    )


def _is_title(code: str) -> bool:
    entry = catalogue().get(code)
    return entry is not None and entry.group == "title"


def _words(record: AwardRecord) -> dict[str, object]:
    return {
        "who": record.holder_name,
        "award": record.award_name,
        "year": record.year or "–",
        "decision": record.decision,
    }


def _already(record: AwardRecord) -> str:
    text = _("%(who)s đã có %(award)s năm %(year)s theo Quyết định %(decision)s.")
    return text % _words(record)


def _doubt(clash: Clash, record: AwardRecord) -> Doubt:
    if clash.kind is ClashKind.STATE_LEVEL:
        text = _("Năm %(year)s đã có %(award)s (Quyết định %(decision)s), cũng là cấp Nhà nước.")
    else:
        text = _("Thời gian thành tích trùng với %(award)s (Quyết định %(decision)s).")
    rules = [principles()[code] for code in clash.kind.principles]
    told = " ".join(rule.text_vi for rule in rules)
    cited = "; ".join(
        rule.citation if rule.confidence.may_block else f"{rule.citation}, {rule.confidence.words}"
        for rule in rules
    )
    return Doubt(f"{text % _words(record)} {told}", cited)
