"""Whom one looks at: one subject, or everybody of an authority or of one unit."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.people.models import Person
from thidua.domain.award_codes import COLLECTIVE, INDIVIDUAL


@dataclass(frozen=True, slots=True)
class Judged:
    """The person or the unit whose conditions are shown."""

    subject: Person | Unit

    @property
    def is_person(self) -> bool:
        """Whether it is a person."""
        return isinstance(self.subject, Person)

    @property
    def kind(self) -> str:
        """The law's word for it."""
        return INDIVIDUAL if self.is_person else COLLECTIVE

    @property
    def authority(self) -> Authority:
        """Whose awards are asked about."""
        return self.subject.authority

    @property
    def unit_id(self) -> int:
        """The unit itself, or the one that manages the person."""
        return self.subject.unit_id if isinstance(self.subject, Person) else self.subject.pk


@dataclass(frozen=True, slots=True)
class Scope:
    """All people or units of an authority, or only those of one unit."""

    authority: Authority
    unit: Unit | None = None

    @property
    def words(self) -> str:
        """What it is called."""
        return str(self.unit or self.authority)

    def people(self, award_year: int) -> "QuerySet[Person]":
        """Who worked there in the year, as far as is known."""
        still_there = Q(left_on=None) | Q(left_on__year__gte=award_year)
        mine = {"unit": self.unit} if self.unit else {"authority": self.authority}
        return Person.objects.filter(still_there, **mine)

    def units(self, award_year: int) -> "QuerySet[Unit]":
        """The units that existed in the year."""
        existed = Q(valid_to=None) | Q(valid_to__year__gte=award_year)
        mine = {"pk": self.unit.pk} if self.unit else {"authority": self.authority}
        return Unit.objects.filter(existed, **mine)
