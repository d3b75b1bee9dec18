"""What a form, a file or the program says about an organisation, before it is stored."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_noop

from thidua.apps.organisations.models import Authority, Invitation, Seat, Unit


@dataclass(frozen=True, slots=True)
class AuthorityFacts:
    """An authority as it is written."""

    code: str
    name: str
    kind: str = Authority.Kind.PROVINCE
    standing_office: str = gettext_noop("Sở Nội vụ")
    place: str = ""


@dataclass(frozen=True, slots=True)
class SettingFacts:
    """What an authority sets for itself: the value, from which day, and where it says so."""

    key: str
    value: str
    since: date
    cites: str


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """A unit as it is written; ``aliases`` are the other names, former names are kept apart."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    has_party_cell: bool = True
    has_union: bool = True
    has_youth_union: bool = True
    party_format: bool = False
    is_illustrative: bool = False


@dataclass(frozen=True, slots=True)
class UnitWrite:
    """A row of a list as it would be written: a unit as it was then (``seen``), or a new one."""

    number: int
    facts: UnitFacts
    pk: int | None = None
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class BlocFacts:
    """A bloc as it is written."""

    code: str
    name: str
    valid_from: date | None = None
    valid_to: date | None = None
    officers_hand_in: bool = False


@dataclass(frozen=True, slots=True)
class SeatPlace:
    """A kind of seat at a unit, or at the standing office of an authority."""

    kind: str
    unit: Unit | None = None
    authority: Authority | None = None

    @classmethod
    def officer(cls, unit: Unit) -> "SeatPlace":
        """Chuyên viên of a unit."""
        return cls(Seat.Kind.OFFICER, unit=unit)

    @classmethod
    def leader(cls, unit: Unit) -> "SeatPlace":
        """Thủ trưởng of a unit."""
        return cls(Seat.Kind.LEADER, unit=unit)

    @classmethod
    def standing(cls, authority: Authority) -> "SeatPlace":
        """Chuyên viên of the standing office."""
        return cls(Seat.Kind.STANDING, authority=authority)

    @classmethod
    def of(cls, held: Seat | Invitation) -> "SeatPlace":
        """Where a seat is, or an invitation leads."""
        return cls(held.kind, held.unit, held.authority)

    @property
    def where(self) -> str:
        """The name of the unit or of the standing office."""
        if self.unit is not None:
            return self.unit.name
        return self.authority.standing_office if self.authority is not None else ""

    @property
    def authority_id(self) -> int | None:
        """Whose standing office it concerns."""
        if self.unit is not None:
            return self.unit.authority_id
        return self.authority.pk if self.authority is not None else None
