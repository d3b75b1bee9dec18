"""How an answer is explained: requirements met, not met or not known, and their verdict."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

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

    >>> at_least(3, least=2, most=4), at_least(3, least=0, most=2)
    (None, False)
    """
    if least >= needed:
        return True
    return False if most < needed else None


@dataclass(frozen=True, slots=True)
class Shown:
    """What is asked or found: as programs read it, with codes, and as people do, with names."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """One condition of one award, as found for one subject."""

    code: str
    met: Answer
    says: str  # the condition, in Vietnamese
    finds: str  # what was found, in Vietnamese
    needs: Shown
    has: Shown | None  # None: nothing is known of it
    cites: str  # "Luật 06/2022/QH15, Điều 22 khoản 1"
    confidence: Confidence
    effect: Effect
    note: str = ""  # what people should know besides, such as another way
    is_open: bool = False  # not known because the law is open; more facts would not help

    @property
    def text(self) -> str:
        """The whole finding in one paragraph."""
        said = f"{self.says}. Thực tế: {self.finds}."
        return f"{said} {self.note}" if self.note else said

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

    def to_mapping(self) -> dict[str, Any]:
        """The verdict as it is kept; ``from_mapping`` reads it back."""
        return {
            "award": self.award,
            "requirements": [
                asdict(one) | {"confidence": one.confidence.value, "effect": one.effect.value}
                for one in self.requirements
            ],
        }

    @classmethod
    def from_mapping(cls, kept: Mapping[str, Any]) -> "Verdict":
        """A verdict that was kept.

        Raises:
            KeyError, TypeError, ValueError: it was not written by ``to_mapping``.
        """
        return cls(kept["award"], tuple(_requirement(one) for one in kept["requirements"]))


def _requirement(kept: Mapping[str, Any]) -> Requirement:
    has = kept["has"]
    read = {
        "needs": Shown(**kept["needs"]),
        "has": None if has is None else Shown(**has),
        "confidence": Confidence(kept["confidence"]),
        "effect": Effect(kept["effect"]),
    }
    return Requirement(**{**kept, **read})
