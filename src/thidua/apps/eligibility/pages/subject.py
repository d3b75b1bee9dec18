"""The page «Đủ điều kiện gì?» of one person or unit: law, cards, cautions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thidua.apps.eligibility.pages.cards import Card, CardRow, card_of, in_order, row_of, shared
from thidua.apps.eligibility.pages.links import record_url
from thidua.apps.eligibility.tracks.judging import law_of
from thidua.apps.eligibility.tracks.registry_cases import Subject, case_of
from thidua.apps.eligibility.tracks.scope import Judged
from thidua.apps.eligibility.tracks.wording import verdict_in_words
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.settings.award_names import names_of
from thidua.domain.eligibility import Verdict
from thidua.domain.eligibility_facts import facts_of
from thidua.law.principles import Principle, principles
from thidua.law.registry import awards_for, judge
from thidua.law.rule_sets import RuleSet


@dataclass(frozen=True, slots=True)
class SubjectPage:
    """What the template shows."""

    subject: Subject
    is_person: bool
    award_year: int
    received_on: date
    rule_set: RuleSet
    common: Sequence[CardRow]
    cards: Sequence[Card]
    cautions: Sequence[Principle]
    record_url: str

    @property
    def counts(self) -> dict[str, int]:
        """How many awards by standing."""
        found = dict.fromkeys(("yes", "near", "unknown", "no"), 0)
        for card in self.cards:
            found[card.standing] += 1
        return found


def subject_page(subject: Subject, *, award_year: int, received_on: date) -> SubjectPage:
    """Every award for the subject.

    Raises:
        DayWithoutLaw: received before the first rule set.
    """
    rule_set = law_of(received_on)
    case = case_of(subject, award_year=award_year, received_on=received_on)
    facts, kind = facts_of(case), case.kind
    names = names_of(Judged(subject).authority, received_on)
    verdicts = [
        verdict_in_words(judge(award, kind, rule_set.code, facts), names)
        for award in awards_for(kind)
    ]
    common, told = shared(verdicts), {"kind": kind, "rule_set": rule_set.code}
    cards = [card_of(one, facts, name=names[one.award], besides=common, **told) for one in verdicts]
    return SubjectPage(
        subject=subject,
        is_person=Judged(subject).is_person,
        award_year=award_year,
        received_on=received_on,
        rule_set=rule_set,
        common=[row_of(one) for one in common],
        cards=in_order(cards),
        cautions=cautions_for(subject, received_on),
        record_url=record_url(subject),
    )


def cautions_for(subject: Subject, received_on: date) -> list[Principle]:
    """Principles that stand against any award, though no verdict computes them."""
    ended = subject.valid_to if isinstance(subject, Unit) else None
    is_dissolved = ended is not None and ended < received_on
    return [principles()["P13"]] if is_dissolved else []


@dataclass(frozen=True, slots=True)
class Compared:
    """One award under two laws."""

    name: str
    cards: tuple[Card, Card]

    @property
    def differs(self) -> bool:
        """Whether the answer, what it stops, or what is asked is another."""
        one, other = (
            (card.standing, card.blocks, frozenset(line.says for line in card.lines))
            for card in self.cards
        )
        return one != other


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two laws."""

    received_on: date
    rule_set: RuleSet


def compared(
    subject: Subject, *, award_year: int, days: tuple[date, date]
) -> tuple[list[Side], list[Compared]]:
    """The same subject and year for a dossier received on either of two days.

    Raises:
        DayWithoutLaw: a day before the first rule set.
    """
    sides, found, authority = [], [], Judged(subject).authority
    for day in days:
        rule_set = law_of(day)
        case = case_of(subject, award_year=award_year, received_on=day)
        facts, kind = facts_of(case), case.kind
        names, law = names_of(authority, day), rule_set.code
        verdicts: list[Verdict] = [
            verdict_in_words(judge(award, kind, law, facts), names) for award in awards_for(kind)
        ]
        sides.append(Side(day, rule_set))
        found.append(
            [
                card_of(one, facts, name=names[one.award], kind=kind, rule_set=law)
                for one in verdicts
            ]
        )
    pairs = zip(*found, strict=True)
    return sides, [Compared(other.name, (one, other)) for one, other in pairs]
