"""What is handed to an action."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from thidua.apps.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class CrossCheckRules:
    """The settings of a year's cross-check, as everybody in the bloc sees them."""

    checkers: int
    combine: str
    effect: str
    most_difference: Decimal | None
    marks_due_on: date | None


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """When and where the checkers of a unit go, under whom, with whom."""

    day: date
    place: str
    lead: Unit
    company: str = ""


@dataclass(frozen=True, slots=True)
class MarkChange:
    """What a checker says of one line; ``values`` hold figures as they were typed."""

    line_pk: int
    agrees: bool
    values: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    asks: str = ""


@dataclass(frozen=True, slots=True)
class ObjectionFacts:
    """Who objects to the result, about what, and why."""

    unit: Unit
    about: str
    text: str
