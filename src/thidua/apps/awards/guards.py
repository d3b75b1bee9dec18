"""Whether an award may be recorded: asked by the form, by files and by dossiers alike.

``weigh`` is the whole law of it, on values: it asks the database nothing, so that a file of twenty
thousand rows is asked row by row. ``check_award`` reads what stands and asks it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from django.utils.translation import gettext as _

from thidua.apps.awards.facts import AwardFacts, Subject
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.awards.queries import records_of
from thidua.apps.awards.refusals import (
    AwardEnded,
    AwardGivenAlready,
    AwardNotForKind,
    AwardUnknown,
    BasisMisplaced,
    DatesImpossible,
)
from thidua.apps.organisations.settings.award_names import award_name, plain_name
from thidua.domain.award_clashes import Clash, ClashKind, Given, find_clashes
from thidua.domain.award_codes import KINDS
from thidua.domain.award_dates import AwardDates, impossible_dates, odd_dates
from thidua.law.catalogue import CatalogueAward, catalogue
from thidua.law.principles import principles
from thidua.web.words import written_day

_STATE_GROUPS = frozenset({"order", "medal", "state_honour", "prize"})
_NOT_STATE_LEVEL = frozenset({"KY_NIEM_CHUONG", "HUY_HIEU"})  # medals that others give


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why somebody should look again: in words, with the article where there is one."""

    text: str
    citation: str = ""

    def __str__(self) -> str:
        return f"{self.text} ({self.citation})" if self.citation else self.text


@dataclass(frozen=True, slots=True)
class Candidate:
    """An award that somebody wants to write down; ``decision`` is whatever identifies it."""

    kind: str
    holder: str
    award: str
    dates: AwardDates
    decision: str
    type: str = ""
    basis: str = ""
    award_name: str = ""

    @property
    def given(self) -> Given:
        """As the rules against doubles look at it."""
        dates = self.dates
        period = (dates.year, dates.period_from, dates.period_to)
        return given(self.award, self.type, period, self.decision)


@dataclass(frozen=True, slots=True)
class HeldAward:
    """An award that stands, and how a sentence names it; ``row`` is where a file says it."""

    given: Given
    holder: str
    decision: str
    row: int | None = None
    award_name: str = ""

    @property
    def words(self) -> dict[str, object]:
        """Its parts in a sentence."""
        where = _(", dòng %d của tệp") % self.row if self.row is not None else ""
        return {
            "who": self.holder,
            "award": self.award_name or plain_name(self.given.award),
            "year": self.given.year or "–",
            "decision": f"{self.decision}{where}",
        }


@cache
def is_state_level(code: str) -> bool:
    """Whether it is a State-level form of commendation, for the rule of one a year (P10)."""
    entry = catalogue().get(code)
    if entry is None or code in _NOT_STATE_LEVEL:
        return False
    return code == "BK_TTG" or entry.group in _STATE_GROUPS


def refuse_unfit_award(code: str, kind: str, decided_on: date, name: str = "") -> CatalogueAward:
    """The award is in the catalogue, given to such subjects, and was given on that day.

    ``name`` is what its authority calls it.

    Raises:
        AwardUnknown, AwardNotForKind, AwardEnded: it is not.
    """
    entry = catalogue().get(code)
    if entry is None:
        text = _("“%s” không có trong danh mục danh hiệu thi đua, hình thức khen thưởng.")
        raise AwardUnknown(text % code)
    name = name or entry.name_vi
    if kind not in entry.kinds:
        names = ", ".join(_(KINDS[each]) for each in entry.kinds)
        text = _("%(award)s chỉ tặng cho %(kinds)s, không tặng cho %(kind)s.")
        raise AwardNotForKind(text % {"award": name, "kinds": names, "kind": _(KINDS[kind])})
    if entry.until is not None and decided_on > entry.until:
        days = {"until": written_day(entry.until), "day": written_day(decided_on)}
        text = _("%(award)s chỉ được tặng đến hết ngày %(until)s; quyết định ngày %(day)s.")
        raise AwardEnded(text % {"award": name, **days})
    return entry


def refuse_impossible_dates(dates: AwardDates, today: date) -> None:
    """Days that contradict each other are refused, each pair named."""
    wrong = impossible_dates(dates, today=today)
    if wrong:
        raise DatesImpossible(wrong)


def weigh(new: Candidate, standing: Sequence[HeldAward], *, today: date) -> list[Doubt]:
    """Refuse what cannot be; answer with what is odd, for a person to look at again.

    ``standing`` is what the same subject was given and was not revoked.

    Raises:
        AwardUnknown, AwardNotForKind, AwardEnded: see ``refuse_unfit_award``.
        BasisMisplaced: another award than Chiến sĩ thi đua cơ sở names its basis.
        DatesImpossible: two days contradict each other.
        AwardGivenAlready: the same award for the same year stands.
    """
    return [*weigh_alone(new, today=today), *weigh_against(new, standing)]


def weigh_alone(new: Candidate, *, today: date) -> list[Doubt]:
    """What can be said of an award without looking at any other.

    Raises:
        AwardRefused: as for ``weigh``, but for what stands already.
    """
    refuse_unfit_award(new.award, new.kind, new.dates.decided_on, new.award_name)
    if new.basis and new.award != "CSTDCS":
        raise BasisMisplaced(_("Căn cứ xét chỉ ghi cho Chiến sĩ thi đua cơ sở."))
    refuse_impossible_dates(new.dates, today)
    return [Doubt(text) for text in odd_dates(new.dates)]


def weigh_against(new: Candidate, standing: Sequence[HeldAward]) -> list[Doubt]:
    """What the awards say that the subject has.

    Raises:
        AwardGivenAlready: the same award for the same year stands.
    """
    doubts = []
    for clash in find_clashes(new.given, (each.given for each in standing)):
        old = standing[clash.place]
        if clash.kind.is_refused:
            text = _("%(who)s đã có %(award)s năm %(year)s theo Quyết định %(decision)s.")
            raise AwardGivenAlready(text % old.words)
        doubts.append(_doubt(clash, old))
    return doubts


def check_award(
    subject: Subject,
    decision: Decision,
    facts: AwardFacts,
    *,
    today: date,
    apart_from: AwardRecord | None = None,
) -> list[Doubt]:
    """``weigh`` for an award of the registry; ``apart_from`` is the record being corrected.

    Raises:
        AwardRefused: as for ``weigh``.
    """
    new = candidate_of(subject, decision, facts)
    if apart_from is not None:
        new = replace(new, dates=replace(new.dates, presented_on=apart_from.presented_on))
    standing = records_of(subject).filter(state=AwardRecord.State.DECIDED)
    others = standing.exclude(pk=apart_from.pk) if apart_from is not None else standing
    return weigh(new, [standing_of(record) for record in others], today=today)


def candidate_of(subject: Subject, decision: Decision, facts: AwardFacts) -> Candidate:
    """What somebody wants to write down, as it is weighed."""
    born = subject.person.birth_year if subject.person is not None else None
    period = (facts.year, facts.period_from, facts.period_to)
    return Candidate(
        kind=subject.kind,
        holder=subject.name,
        award=facts.award,
        dates=AwardDates(decision.decided_on, *period, birth_year=born),
        decision=str(decision.pk),
        type=facts.type,
        basis=facts.basis,
        award_name=award_name(facts.award, decision.authority, decision.decided_on),
    )


def standing_of(record: AwardRecord) -> HeldAward:
    """A stored award, its decision read with it, as something that stands."""
    period = (record.year, record.period_from, record.period_to)
    known = given(record.award, record.type, period, str(record.decision_id))
    return HeldAward(known, record.holder_name, str(record.decision), award_name=record.award_name)


Period = tuple[int | None, date | None, date | None]
"""The award year, the first and the last day of the achievement."""


def given(award: str, type_: str, period: Period, decision: str) -> Given:
    """An award as the rules against doubles look at it."""
    entry = catalogue().get(award)
    return Given(
        award,
        type_,
        *period,
        decision,
        is_title=entry is not None and entry.group == "title",
        is_state_level=is_state_level(award),
    )


def _doubt(clash: Clash, old: HeldAward) -> Doubt:
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
    return Doubt(f"{text % old.words} {told}", cited)
