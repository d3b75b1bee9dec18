"""What is handed to the actions of movements."""

from dataclasses import dataclass
from datetime import date

from thidua.apps.movements.models import Activity, Movement
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
