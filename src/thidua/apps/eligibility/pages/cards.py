"""A subject's verdicts as the page shows them: a card an award, nearest to fulfilled first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.eligibility.pages.advice import advice_for
from thidua.domain.eligibility import Answer, Effect, Requirement, Verdict
from thidua.domain.eligibility_facts import Facts
from thidua.law.blockers import leaves_other_ways
from thidua.law.registry import AWARDS
from thidua.law.screening import LONG_WAYS
from thidua.web.badges import Badge, Tone


class Nearness(StrEnum):
    """How near a subject is to an award, the nearest first."""

    YES = "yes"
    NEAR = "near"
    UNKNOWN = "unknown"
    NO = "no"

    @property
    def is_open(self) -> bool:
        """Whether its requirements are shown at once: where something can be done."""
        return self in {Nearness.NEAR, Nearness.UNKNOWN}

    @property
    def words(self) -> str | Promise:
        """As the page says it."""
        return _NEARNESS[self][0]

    @property
    def look(self) -> Tone:
        """The colour that goes with the words."""
        return _NEARNESS[self][1]

    @property
    def symbol(self) -> str:
        """The icon that goes with the words."""
        return _NEARNESS[self][2]


_NEARNESS: dict[Nearness, tuple[str | Promise, Tone, str]] = {
    Nearness.YES: (_("Đủ điều kiện"), "green", "circle-check"),
    Nearness.NEAR: (_("Còn thiếu một điều kiện"), "orange", "progress"),
    Nearness.UNKNOWN: (_("Chưa rõ"), "azure", "help-circle"),
    Nearness.NO: (_("Chưa đủ"), "secondary", "circle-x"),
}
_ANSWERS: dict[Answer, tuple[str | Promise, str, str]] = {
    True: (_("Đạt"), "green", "circle-check"),
    False: (_("Chưa đạt"), "red", "circle-x"),
    None: (_("Chưa rõ"), "azure", "help-circle"),
}


@dataclass(frozen=True, slots=True)
class CardRow:
    """One requirement as a row."""

    says: str
    finds: str
    needs: str
    has: str
    cites: str
    confidence: str
    effect: str | Promise
    answer: str | Promise
    look: str
    symbol: str
    is_met: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One award for one subject."""

    award: str
    name: str
    standing: Nearness
    blocks: bool
    lines: Sequence[CardRow]
    advice: Sequence[str] = ()
    other_ways: str = ""
    movement: str = ""  # a way of its own, judged by people; it stands whatever the rules say

    @property
    def words(self) -> str | Promise:
        """Where it stands: by the way of merit alone, where there is another one beside it."""
        is_open = bool(self.movement) and self.standing is Nearness.NO
        return _("Chưa đủ theo công trạng") if is_open else self.standing.words

    @property
    def badge(self) -> Badge:
        """Where it stands."""
        return Badge(self.words, self.standing.look, self.standing.symbol)

    @property
    def full_badge(self) -> Badge:
        """Where it stands, and whether that bars or only warns."""
        words = str(self.words)
        if self.blocks:
            words = gettext("%s · chặn đề nghị") % words
        elif self.standing in {Nearness.NEAR, Nearness.NO}:
            words = gettext("%s · chỉ cảnh báo") % words
        return Badge(words, self.standing.look, self.standing.symbol)


def nearness_of(verdict: Verdict) -> Nearness:
    """How near."""
    if verdict.eligible:
        return Nearness.YES
    if verdict.eligible is None:
        return Nearness.UNKNOWN
    one_short = len(verdict.unmet) == 1 and not verdict.unknown
    one_short = one_short and verdict.unmet[0].code not in LONG_WAYS
    return Nearness.NEAR if one_short else Nearness.NO


def row_of(requirement: Requirement) -> CardRow:
    """A requirement in the page's words."""
    answer, look, symbol = _ANSWERS[requirement.met]
    return CardRow(
        says=requirement.says,
        finds=requirement.finds,
        needs=requirement.needs.words,
        has=requirement.has.words if requirement.has else gettext("chưa rõ"),
        cites=requirement.cites,
        confidence=requirement.confidence.words,
        effect=_("chặn") if requirement.effect is Effect.BLOCK else _("cảnh báo"),
        answer=answer,
        look=look,
        symbol=symbol,
        is_met=requirement.met is True,
    )


def shared(verdicts: Sequence[Verdict]) -> tuple[Requirement, ...]:
    """What every award asks, found alike for all: shown once."""
    if len(verdicts) < 2:
        return ()
    first, *others = verdicts
    return tuple(
        one for one in first.requirements if all(one in other.requirements for other in others)
    )


def card_of(
    verdict: Verdict,
    facts: Facts,
    *,
    name: str,
    kind: str,
    rule_set: str,
    besides: Iterable[Requirement] = (),
) -> Card:
    """One award's card, called as its authority calls it, without the lines shown elsewhere."""
    apart, award = set(besides), AWARDS[verdict.award]
    way = award.movement.get(kind)
    return Card(
        award=verdict.award,
        name=name,
        standing=nearness_of(verdict),
        blocks=verdict.blocks,
        lines=[row_of(one) for one in verdict.requirements if one not in apart],
        advice=advice_for(verdict, facts, kind=kind, rule_set=rule_set),
        other_ways=award.other_ways,
        movement=way.words if way and leaves_other_ways(verdict) else "",
    )


def in_order(cards: Iterable[Card]) -> list[Card]:
    """The nearest first, else in the law's order."""
    return sorted(cards, key=lambda card: list(Nearness).index(card.standing))
