"""How an answer is explained: requirements met, not met or not known, and their verdict."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from thidua.domain.confidence import Confidence

Answer = bool | None
"""True, false, or None: not known. Never take None for false."""


class Effect(StrEnum):
    """What an unmet requirement does: stop the proposal, or only warn."""

    BLOCK = "block"
    WARN = "warn"


def all_of(answers: Iterable[Answer]) -> Answer:
    """False when any is false, else not known when any is not known, else true.

    Source: docs/algorithms/eligibility.md#three-answers
    Units: none.
    Raises: nothing.

    >>> all_of([True, None]), all_of([None, False]), all_of([])
    (None, False, True)
    """
    known = True
    for answer in answers:
        if answer is False:
            return False
        known = known and answer is not None
    return True if known else None


def any_of(answers: Iterable[Answer]) -> Answer:
    """True when any is true, else not known when any is not known, else false.

    Source: docs/algorithms/eligibility.md#three-answers
    Units: none.
    Raises: nothing.

    >>> any_of([False, None]), any_of([None, True]), any_of([])
    (None, True, False)
    """
    known = True
    for answer in answers:
        if answer is True:
            return True
        known = known and answer is not None
    return False if known else None


def at_least(needed: int, *, least: int, most: int) -> Answer:
    """Whether a count reaches ``needed`` when it lies between ``least`` and ``most``.

    Source: docs/algorithms/eligibility.md#three-answers
    Units: whatever is counted.
    Raises: nothing.

    >>> at_least(3, least=2, most=4), at_least(3, least=0, most=2)
    (None, False)
    """
    if least >= needed:
        return True
    return False if most < needed else None


@dataclass(frozen=True, slots=True)
class Requirement:
    """One condition of one award, as found for one subject."""

    code: str
    met: Answer
    needs: str
    has: str | None  # None: nothing is known of it
    text: str  # the whole finding, in Vietnamese
    cites: str  # "Luật 06/2022/QH15, Điều 22 khoản 1"
    confidence: Confidence
    effect: Effect

    @property
    def blocks(self) -> bool:
        """Whether it is unmet and stops the proposal."""
        return self.met is False and self.effect is Effect.BLOCK


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one subject may be proposed for one award, and why."""

    award: str
    requirements: tuple[Requirement, ...]

    @property
    def eligible(self) -> Answer:
        """All requirements together."""
        return all_of(requirement.met for requirement in self.requirements)

    @property
    def blocks(self) -> bool:
        """Whether some unmet requirement stops the proposal."""
        return any(requirement.blocks for requirement in self.requirements)

    @property
    def unmet(self) -> tuple[Requirement, ...]:
        """What is not met."""
        return tuple(one for one in self.requirements if one.met is False)

    @property
    def unknown(self) -> tuple[Requirement, ...]:
        """What nobody knows yet."""
        return tuple(one for one in self.requirements if one.met is None)
