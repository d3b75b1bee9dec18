"""What is handed to the actions of movements."""

from dataclasses import dataclass
from datetime import date

from thidua.apps.movements.models import Activity, CalledMovement, Movement
from thidua.apps.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class MovementFacts:
    """A movement as somebody launches it; ``unit`` only where a unit launched it for itself."""

    name: str
    origin: str
    kind: str
    starts_on: date
    unit: Unit | None = None
    ends_on: date | None = None
    launch_paper: str = ""
    goal: str = ""
    participants: str = ""
    in_charge: str = ""
    interim_due_on: date | None = None
    final_due_on: date | None = None


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """What took place."""

    content: str
    held_on: date
    kind: str = Activity.Kind.ACTIVITY
    place: str = ""
    people: int | None = None
    result: str = ""


def facts_of(movement: Movement) -> MovementFacts:
    """A stored movement as facts."""
    return MovementFacts(
        **{name: getattr(movement, name) for name in MovementFacts.__dataclass_fields__}
    )


@dataclass(frozen=True, slots=True)
class CallFacts:
    """A movement of the catalogue as an authority calls its blocs to it."""

    name: str
    origin: str
    kind: str
    starts_on: date
    launch_paper: str
    ends_on: date | None = None
    goal: str = ""
    interim_due_on: date | None = None
    final_due_on: date | None = None


@dataclass(frozen=True, slots=True)
class TeamFacts:
    """A team of an activity: of a unit of the bloc, or by its own name."""

    event: str
    athletes: int
    unit: Unit | None = None
    name: str = ""
    prize: str = ""
    note: str = ""


def call_facts_of(call: CalledMovement) -> CallFacts:
    """A movement of the catalogue as facts."""
    return CallFacts(**{name: getattr(call, name) for name in CallFacts.__dataclass_fields__})
