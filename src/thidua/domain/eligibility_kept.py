"""A verdict as it is kept for good: with the day, the law of that day, and how sure that law is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from thidua.domain.eligibility import Answer, Requirement, Verdict


@dataclass(frozen=True, slots=True)
class KeptVerdict:
    """What the rules said for a dossier received on a day; no verdict where they do not compute."""

    received_on: date
    rule_set: str
    law: str  # the law and decrees in words
    is_draft: bool  # its text was not read
    verdict: Verdict | None

    @property
    def eligible(self) -> Answer:
        """All requirements together; not known where nothing is computed."""
        return self.verdict.eligible if self.verdict else None

    @property
    def blocks(self) -> bool:
        """Whether some unmet requirement stopped the proposal."""
        return self.verdict is not None and self.verdict.blocks

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """What was asked and found."""
        return self.verdict.requirements if self.verdict else ()

    def to_mapping(self) -> dict[str, Any]:
        """As it is stored; ``from_mapping`` reads it back."""
        return {
            "received_on": self.received_on.isoformat(),
            "rule_set": self.rule_set,
            "law": self.law,
            "is_draft": self.is_draft,
            "verdict": self.verdict and self.verdict.to_mapping(),
        }

    @classmethod
    def from_mapping(cls, kept: Mapping[str, Any]) -> "KeptVerdict":
        """What ``to_mapping`` wrote.

        Raises:
            KeyError, TypeError, ValueError: it was not written by ``to_mapping``.
        """
        verdict = kept["verdict"]
        return cls(
            received_on=date.fromisoformat(kept["received_on"]),
            rule_set=kept["rule_set"],
            law=kept["law"],
            is_draft=kept["is_draft"],
            verdict=None if verdict is None else Verdict.from_mapping(verdict),
        )
