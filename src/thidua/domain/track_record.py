"""What is known of a person, collective or household: years, awards held, disciplines, counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Initiative:
    """An initiative (or accepted topic), recognised in its year; no scope: not known which."""

    scope: str | None
    name: str = ""


@dataclass(frozen=True, slots=True)
class YearRecord:
    """One award year. None is always "not known"; a list that is given is complete.

    Unless the record says that it is not: then titles and initiatives name only some of them.
    """

    classification: str | None = None
    titles: frozenset[str] | None = None
    cstdcs_basis: str | None = None  # HTXSNV or SANG_KIEN
    attitude_confirmed: bool | None = None
    initiatives: tuple[Initiative, ...] | None = None
    registered: bool | None = None
    is_complete: bool = True
    months_of_service: int | None = None  # whole months worked in the year


@dataclass(frozen=True, slots=True)
class HeldAward:
    """An award already decided; None is "not known"."""

    award: str | None
    type: str | None = None
    year: int | None = None
    decided_on: date | None = None
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class Discipline:
    """A disciplinary measure; no end: it is still running."""

    ended_on: date | None = None
    level: str = ""


@dataclass(frozen=True, slots=True)
class CollectiveCounts:
    """Members of a collective in the award year; None is "not known"."""

    members: int | None = None
    completed: int | None = None
    ldtt: int | None = None
    cstdcs: int | None = None
    disciplined_from_canh_cao: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One subject, one award year, and the day the dossier was received for appraisal."""

    received_on: date
    award_year: int
    kind: str
    name: str = ""
    years: Mapping[int, YearRecord] = field(default_factory=dict)
    held: tuple[HeldAward, ...] | None = None
    under_review: bool | None = None
    disciplines: tuple[Discipline, ...] | None = None
    collective: CollectiveCounts = field(default_factory=CollectiveCounts)
    bloc_leader: bool | None = None
    held_is_complete: bool = True  # false: there may be other awards
    disciplines_are_complete: bool = True  # false: there may be others
    active_since: date | None = None  # the first day of a collective
