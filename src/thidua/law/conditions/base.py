"""What a condition is, and a rule: a condition with the article that makes it one."""

from dataclasses import dataclass, replace
from typing import Protocol

from thidua.domain.confidence import Confidence
from thidua.domain.eligibility import Answer, Effect, Requirement
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

    def needs(self, facts: Facts) -> str:
        """The figure or word asked for."""

    def has(self, facts: Facts) -> str | None:
        """The figure or word found; None when nothing is known."""

    def says(self) -> str:
        """The condition in Vietnamese, for anybody ("năm xét" stands for the award year)."""

    def finds(self, facts: Facts) -> str:
        """In Vietnamese, what was found for this subject."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition, where the law says it, and how sure we are of that."""

    condition: Condition
    cites: str
    confidence: Confidence

    @property
    def effect(self) -> Effect:
        """Only a rule whose text was read blocks."""
        return Effect.BLOCK if self.confidence.may_block else Effect.WARN

    def as_draft(self) -> "Rule":
        """The same rule under a law whose text was not read: it only warns.

        Source: docs/algorithms/eligibility.md#rs2026
        Units: none.
        Raises: nothing.
        """
        return replace(self, confidence=Confidence.UNCERTAIN)

    def judge(self, facts: Facts) -> Requirement:
        """What the condition finds in these facts, with its source.

        Source: docs/algorithms/eligibility.md#requirements
        Units: none.

        Raises:
            UnknownCitation: the citation resolves to nothing; a test tries all of them.
        """
        condition = self.condition
        return Requirement(
            code=condition.code,
            met=condition.met(facts),
            needs=condition.needs(facts),
            has=condition.has(facts),
            text=f"{condition.says()}. Thực tế: {condition.finds(facts)}.",
            cites=cited_words(self.cites),
            confidence=self.confidence,
            effect=self.effect,
        )


def yes_or_no(answer: Answer) -> str | None:
    """An answer as the word officials read; nothing for "not known".

    Source: none, wording.
    Units: none.
    Raises: nothing.
    """
    return None if answer is None else (YES if answer else NO)
