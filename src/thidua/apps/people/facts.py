"""What a form or a sheet says about a person, before it is stored."""

from dataclasses import dataclass
from datetime import date

from thidua.apps.organisations.models import Unit
from thidua.apps.people.models import Person


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A person as written; ``since`` is the first day at the unit, when it is known."""

    code: str
    full_name: str
    birth_year: int | None = None
    sex: str = ""
    position: str = ""
    staff_class: str = Person.StaffClass.CIVIL_SERVANT
    is_direct_worker: bool | None = None
    counts_in_ratios: bool = True
    is_history_complete: bool = False
    since: date | None = None
    is_illustrative: bool = False


@dataclass(frozen=True, slots=True)
class PersonWrite:
    """A row of a list as it would be written: a person as of a revision, or a new one."""

    number: int
    facts: PersonFacts
    pk: int | None = None
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class TransferFacts:
    """A move: where to, from which day, as what, and what the old unit wrote."""

    unit: Unit
    moved_on: date
    position: str = ""
    opinion: str = ""
