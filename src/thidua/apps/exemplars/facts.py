"""What is handed to the actions of exemplars."""

from dataclasses import dataclass
from datetime import date

from thidua.apps.exemplars.models import Consent, Exemplar
from thidua.apps.movements.models import Movement
from thidua.apps.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class ExemplarFacts:
    """An exemplar as its unit tells of it; ``code`` is a person's in the registry, or ""."""

    unit: Unit
    deeds: str
    found_on: date
    name: str = ""
    code: str = ""
    is_collective: bool = False
    field: str = ""
    movement: Movement | None = None
    found_by: str = ""
    story: str = ""


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What was done for an exemplar."""

    kind: str
    content: str
    done_on: date
    link: str = ""


@dataclass(frozen=True, slots=True)
class ConsentFacts:
    """Who agreed, on which day, how far it may be shown, and where that is written."""

    given_by: str
    given_on: date
    reach: str = Consent.Reach.BLOC
    evidence: str = ""


def facts_of(exemplar: Exemplar) -> ExemplarFacts:
    """A stored exemplar as facts."""
    plain = ("unit", "deeds", "found_on", "name", "is_collective", "field", "movement", "found_by",
             "story")  # fmt: skip
    code = exemplar.person.code if exemplar.person else ""
    return ExemplarFacts(**{name: getattr(exemplar, name) for name in plain}, code=code)
