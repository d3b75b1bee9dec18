"""One unit's part of the answer: total, place, groups and criteria with their reasons."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from thidua.domain.scoring.explain import CriterionResult


@dataclass(frozen=True, slots=True)
class GroupResult:
    """One group of one unit."""

    id: str
    points: Decimal
    maximum: Decimal


@dataclass(frozen=True, slots=True)
class UnitResult:
    """One unit: total, place (None when disqualified), and what they are made of."""

    unit: str
    total: Decimal
    rank: int | None
    disqualified: tuple[str, ...]
    deductions: Decimal
    groups: tuple[GroupResult, ...]
    lines: tuple[CriterionResult, ...]  # headings too, each before what it holds
    class_name: str | None = None  # None also where the scheme has no classes
    events: frozenset[str] = frozenset()  # ids of deductions and disqualifications that happened

    @property
    def criteria(self) -> tuple[CriterionResult, ...]:
        """What is scored by itself; no headings."""
        return tuple(line for line in self.lines if not line.is_heading)

    def to_mapping(self, *, has_class: bool) -> dict[str, Any]:
        """The answer for programs; ``has_class``: the scheme has classes.

        Source: docs/algorithms/scoring.md#answer
        Units: points.
        """
        return {
            "unit": self.unit,
            "total": str(self.total),
            "rank": self.rank,
            **({"class": self.class_name} if has_class else {}),
            "disqualified": list(self.disqualified),
            "deductions": str(self.deductions),
            "groups": [
                {"id": group.id, "points": str(group.points), "max": format(group.maximum, "f")}
                for group in self.groups
            ],
            "criteria": [
                {
                    "id": line.id,
                    "points": str(line.points),
                    "max": format(line.maximum, "f"),
                    "state": line.state.value,
                    "why": line.why,
                    **({"heading": True} if line.is_heading else {}),
                }
                for line in self.lines
            ],
        }
