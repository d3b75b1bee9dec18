"""What a condition is, and a rule: a condition with the article that makes it one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from thidua.domain.confidence import Confidence
from thidua.domain.eligibility import Answer, Effect, Requirement, Shown
from thidua.domain.eligibility_facts import Facts
from thidua.law.citations import cited_words

YES, NO, NOT_KNOWN = "có", "không", "chưa rõ"


class Condition(Protocol):
    """One thing an award asks. ``met`` alone screens many; the rest explains it to one."""

    @property
    def code(self) -> str:
        """Its name in answers for programs."""

    def met(self, facts: Facts) -> Answer:
        """Whether these facts fulfil it."""

    def needs(self, facts: Facts) -> Shown:
        """The figure or word asked for."""

    def has(self, facts: Facts) -> Shown | None:
        """The figure or word found; None when nothing is known."""

    def says(self) -> str:
        """The condition in Vietnamese, for anybody ("năm xét" stands for the award year)."""

    def finds(self, facts: Facts) -> str:
        """In Vietnamese, what was found for this subject."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition, where the law says it, and how sure we are of that.

    ``asked`` leaves the rule out where it says nothing: a bar of which nothing is known.
    """

    condition: Condition
    cites: str
    confidence: Confidence
    also_cites: tuple[str, ...] = ()  # further sources, where they differ
    note: str = ""
    asked: Callable[[Facts], bool] | None = None
    open_where: Callable[[Facts], bool] | None = None  # the law itself leaves these facts open

    @property
    def citation(self) -> str:
        """All its sources in words."""
        return "; ".join(cited_words(one) for one in (self.cites, *self.also_cites))

    def is_asked(self, facts: Facts) -> bool:
        """Whether it is shown for these facts; where it is not, its condition is fulfilled.

        Source: docs/algorithms/eligibility.md#bars
        """
        return self.asked is None or self.asked(facts)

    @property
    def effect(self) -> Effect:
        """Only a rule whose text was read blocks."""
        return Effect.BLOCK if self.confidence.may_block else Effect.WARN

    def as_draft(self) -> "Rule":
        """The same rule under a law whose text was not read: it only warns.

        Source: docs/algorithms/eligibility.md#rs2026
        """
        return replace(self, confidence=Confidence.UNCERTAIN)

    def judge(self, facts: Facts) -> Requirement:
        """What the condition finds in these facts, with its source.

        Source: docs/algorithms/eligibility.md#requirements

        Raises:
            UnknownCitation: the citation resolves to nothing; a test tries all of them.
        """
        condition = self.condition
        met = condition.met(facts)
        return Requirement(
            code=condition.code,
            met=met,
            says=condition.says(),
            finds=condition.finds(facts),
            needs=condition.needs(facts),
            has=condition.has(facts),
            cites=self.citation,
            confidence=self.confidence,
            effect=self.effect,
            note="" if met else self.note,
            is_open=met is None and self.open_where is not None and self.open_where(facts),
        )


def plain(text: str) -> Shown:
    """A figure that programs and people read alike."""
    return Shown(text, text)


def plain_or_none(text: str | None) -> Shown | None:
    """The same; None when nothing is known."""
    return None if text is None else plain(text)


def yes_or_no(answer: Answer) -> str | None:
    """An answer as the word officials read; nothing for "not known"."""
    return None if answer is None else (YES if answer else NO)
