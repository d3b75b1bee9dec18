"""What a form, a file or the program says about awards, before it is stored."""

from dataclasses import dataclass
from datetime import date

from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.people.models import Person
from thidua.domain.award_codes import COLLECTIVE, HOUSEHOLD, INDIVIDUAL


@dataclass(frozen=True, slots=True)
class Subject:
    """Who is given an award: a person, a unit, or a household of an authority."""

    authority_id: int
    person: Person | None = None
    unit: Unit | None = None
    household: str = ""

    @classmethod
    def of_person(cls, person: Person) -> "Subject":
        """A person."""
        return cls(person.authority_id, person=person)

    @classmethod
    def of_unit(cls, unit: Unit) -> "Subject":
        """A unit, as a collective."""
        return cls(unit.authority_id, unit=unit)

    @classmethod
    def of_household(cls, authority: Authority, name: str) -> "Subject":
        """A household, which is nothing but a name."""
        return cls(authority.pk, household=" ".join(name.split()))

    @property
    def kind(self) -> str:
        """individual, collective or household: as the catalogue says it."""
        if self.person is not None:
            return INDIVIDUAL
        return COLLECTIVE if self.unit is not None else HOUSEHOLD

    @property
    def name(self) -> str:
        """As it is called now."""
        return str(self.person or self.unit or self.household)

    @property
    def managing_unit(self) -> Unit | None:
        """The unit whose history it belongs to; None: a household."""
        return self.person.unit if self.person is not None else self.unit

    @property
    def keys(self) -> dict[str, Person | Unit | None]:
        """The two columns of a table about persons and units."""
        return {"person": self.person, "unit": self.unit}


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """A decision as it is printed."""

    number: str
    decided_on: date
    issuer: str = ""
    signatory: str = ""
    signatory_office: str = ""
    fund: str = ""


@dataclass(frozen=True, slots=True)
class AwardFacts:
    """One award of a decision; what is left out of holder is taken from the subject."""

    award: str
    type: str = ""
    year: int | None = None
    period_from: date | None = None
    period_to: date | None = None
    achievement: str = ""
    basis: str = ""
    holder_name: str = ""
    holder_unit: Unit | None = None
    is_illustrative: bool = False


@dataclass(frozen=True, slots=True)
class PresentationFacts:
    """When and by whom an award was handed over, and on whose behalf."""

    presented_on: date
    presented_by: str = ""
    presented_for: str = ""


@dataclass(frozen=True, slots=True)
class RevocationFacts:
    """The decision that cancelled an award, and why."""

    number: str
    revoked_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class YearFacts:
    """What a year was like; None and "" are "not known"."""

    classification: str = ""
    attitude_confirmed: bool | None = None
    registered: bool | None = None
    is_complete: bool = False
    members: int | None = None
    completed: int | None = None
    ldtt: int | None = None
    cstdcs: int | None = None
    disciplined: int | None = None


@dataclass(frozen=True, slots=True)
class InitiativeFacts:
    """An initiative or accepted topic."""

    year: int
    name: str
    scope: str = ""
    recognised_by: str = ""
    used_at: str = ""


@dataclass(frozen=True, slots=True)
class DisciplineFacts:
    """A disciplinary measure; no end: it is still running."""

    level: str
    fault_on: date | None = None
    decided_on: date | None = None
    ended_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class InquiryFacts:
    """Something that is being looked into; not closed: it still is."""

    matter: str
    opened_on: date
    closed_on: date | None = None
