"""What is handed to an action."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from thidua.apps.organisations.models import Unit
from thidua.domain.cross_check import Effect


@dataclass(frozen=True, slots=True)
class CrossCheckRules:
    """The settings of a year's cross-check, as everybody in the bloc sees them."""

    checkers: int
    combine: str
    effect: str
    most_difference: Decimal | None
    marks_due_on: date | None
    verify_effect: str = str(Effect.REPLACES)  # of head and deputy
    verify_most: Decimal | None = None
    office_effect: str = str(Effect.REPLACES)  # of the standing office
    office_most: Decimal | None = None


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
class ReadMarks:
    """What a file says of one unit, and the revision of the marks that it was made from."""

    assignment: int
    seen: str
    changes: tuple[MarkChange, ...]


@dataclass(frozen=True, slots=True)
class ObjectionFacts:
    """Who objects to the result, about what, and why."""

    unit: Unit
    about: str
    text: str
