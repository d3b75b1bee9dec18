"""What is handed to the actions of observations."""

from dataclasses import dataclass, replace
from datetime import date

from django.core.files.base import File

from thidua.apps.observations.models import Observation


@dataclass(frozen=True, slots=True)
class ObservationFacts:
    """One step as somebody says it, of one unit or of several at once (their keys)."""

    units: tuple[int, ...]
    item: str
    sign: str
    seen_on: date
    content: str
    times: int = 1
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """What comes along: a file that proves it, and whether it is made up for the demonstration."""

    file: "File[bytes] | None" = None
    is_illustrative: bool = False


PLAIN = Origin()


@dataclass(frozen=True, slots=True)
class ObservationWrite:
    """One row of a file."""

    number: int
    facts: ObservationFacts


def facts_of(observation: Observation) -> ObservationFacts:
    """A stored observation as facts."""
    return ObservationFacts(
        units=(observation.unit_id,),
        item=observation.item,
        sign=observation.sign,
        seen_on=observation.seen_on,
        content=observation.content,
        times=observation.times,
        evidence=observation.evidence,
    )


def cleaned_up(facts: ObservationFacts) -> ObservationFacts:
    """The same with its texts on one line."""
    content, evidence = " ".join(facts.content.split()), " ".join(facts.evidence.split())
    return replace(facts, content=content, evidence=evidence)
