"""Reading registrations: what was registered, by whom, who may see it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Membership
from thidua.apps.organisations.queries import run_by
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.pledges.models import PlannedTarget, Registration
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import table_of_unit, tables_or_drafts
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.queries import due_day_of, named_members, of_members, seasons_seen
from thidua.domain import registration as domain
from thidua.formats.problems import FormatError
from thidua.formats.scheme_mapping import scheme_from_mapping
from thidua.web.prepared import prepared

HANDED_IN = (Registration.State.SUBMITTED, Registration.State.ACCEPTED)


class RegisteredTarget(NamedTuple):
    """One registered target, as the scoring sheet needs it."""

    label: str
    target: Decimal | None
    baseline: Decimal | None
    not_assigned: bool
    measure: str = ""


def targets_of(season: Season) -> Mapping[int, Mapping[str, list[RegisteredTarget]]]:
    """Unit key → criterion id → its targets, from the registrations handed in; one query.

    A criterion of common targets has one entry; one of own targets has as many as registered.
    """
    rows = (
        PlannedTarget.objects.filter(registration__season=season, registration__state__in=HANDED_IN)
        .exclude(criterion="")
        .order_by("order", "pk")
        .values_list(
            "registration__unit",
            "criterion",
            "content",
            "figure",
            "baseline",
            "not_assigned",
            "measure",
        )
    )
    found: dict[int, dict[str, list[RegisteredTarget]]] = defaultdict(lambda: defaultdict(list))
    for unit, criterion, label, figure, baseline, not_assigned, measure in rows:
        target = RegisteredTarget(label, figure, baseline, not_assigned, measure)
        found[unit][criterion].append(target)
    return {unit: dict(targets) for unit, targets in found.items()}


def registrations_visible_to(user: User) -> QuerySet[Registration]:
    """The own unit's; all for the standing office, head and deputy; accepted ones for members."""
    seats = seats_of(user)
    found = registrations_seen(seats.standing_of, seats.units)
    return found.select_related("season__bloc__authority", "unit")


def registrations_seen(
    standing_of: Collection[int], units: Collection[int]
) -> QuerySet[Registration]:
    """The same, by the keys of the authorities and units that the user sits in."""
    visible = Q(season__bloc__authority__in=standing_of)
    if units:
        seasons = seasons_seen(standing_of, units)
        accepted = Q(state=Registration.State.ACCEPTED, season__in=seasons.values("pk"))
        visible |= Q(unit__in=units) | Q(run_by(units)) | accepted
    return Registration.objects.filter(visible)


@dataclass(frozen=True, slots=True)
class UnitRegistration:
    """A member unit and how its registration stands."""

    membership: Membership
    registration: Registration | None
    days_late: int
    can_open: bool

    @property
    def state(self) -> str:
        """Its state; "none" when it has not been started."""
        return self.registration.state if self.registration else "none"

    @property
    def is_owed(self) -> bool:
        """Whether the unit still has something to do with it."""
        return self.state in {"none", Registration.State.DRAFT, Registration.State.RETURNED}


def next_waiting(season: Season, user: User) -> Registration | None:
    """The one handed in first that still waits for an answer, with its unit."""
    waiting = registrations_visible_to(user).filter(
        season=season, state=Registration.State.SUBMITTED
    )
    return waiting.select_related("unit").order_by("first_submitted_at", "pk").first()


def unit_rows(season: Season, user: User, day: date) -> list[UnitRegistration]:
    """Every member unit of a season with its registration; four queries for any number."""
    registrations = {each.unit_id: each for each in _of_season([season.pk])}
    seats = seats_of(user)
    seen = {key for (key,) in _seen(seats.standing_of, seats.units, [season.pk])}
    due_on = due_day(season, Phase.Kind.REGISTRATION)
    rows = []
    for membership in named_members(season):
        registration = registrations.get(membership.unit_id)
        if registration is not None:
            registration.unit = membership.unit
        can_open = registration is not None and registration.pk in seen
        rows.append(
            UnitRegistration(
                membership, registration, days_late(registration, due_on, day), can_open
            )
        )
    return rows


@prepared
def _of_season(seasons: Collection[int]) -> QuerySet[Registration]:
    return Registration.objects.filter(season__in=seasons).select_related("submitted_by")


@prepared
def _seen(
    standing_of: Collection[int], units: Collection[int], seasons: Collection[int]
) -> QuerySet[Registration, tuple[int]]:
    seen = registrations_seen(standing_of, units).filter(season__in=seasons)
    return seen.values_list("pk")


def due_day(season: Season, kind: str) -> date | None:
    """The day until which a phase must be done."""
    return due_day_of(season, kind)


def days_late(registration: Registration | None, due_on: date | None, day: date) -> int:
    """Days between the due day and the first submission (or ``day``, while there is none)."""
    if due_on is None:
        return 0
    handed_in = registration.first_submitted_at if registration else None
    reached = timezone.localdate(handed_in) if handed_in else day
    return max((reached - due_on).days, 0)


def content_of(registration: Registration) -> domain.RegistrationContent:
    """Everything that is registered, as the domain knows it; three queries."""
    return domain.RegistrationContent(
        headcount=registration.headcount,
        advanced_workers=registration.advanced_workers,
        grassroots_fighters=registration.grassroots_fighters,
        movements=tuple(
            domain.Movement(row.name, row.level, row.goal, row.starts_on, row.ends_on)
            for row in registration.movements.all()
        ),
        targets=tuple(
            domain.Target(
                row.criterion,
                row.content,
                row.measure,
                row.figure,
                row.baseline,
                row.not_assigned,
                row.is_own,
                row.solution,
                row.note,
            )
            for row in registration.targets.all()
        ),
        titles=tuple(
            domain.Title(row.award, row.recipient, row.quantity, row.note)
            for row in registration.titles.all()
        ),
    )


def schemes_for_registering(season: Season) -> list[Scheme]:
    """The scoring tables that tell what to register: the adopted ones, else the drafts."""
    return tables_or_drafts(season)


def handed_in_at(registration: Registration) -> datetime | None:
    """When it was accepted, else handed in: the day whose names it bears."""
    if registration.state not in HANDED_IN:
        return registration.season.closed_at
    return registration.accepted_at or registration.submitted_at


def needs_in(season: Season, unit_key: int) -> tuple[domain.TargetNeed, ...]:
    """What a unit must register; nothing while there is no readable scoring table for it."""
    scheme = table_of_unit(season, unit_key, drafts=True)
    return () if scheme is None else needs_by(scheme)


def needs_by(scheme: Scheme) -> tuple[domain.TargetNeed, ...]:
    """What units must register by one table; nothing while it cannot be read."""
    try:
        return domain.needs_of(scheme_from_mapping(scheme.definition, is_settled=True))
    except FormatError:
        return ()


def last_registration(registration: Registration) -> Registration | None:
    """The same unit's registration of the year before in the same bloc."""
    season = registration.season
    return (
        Registration.objects.filter(
            season__bloc=season.bloc_id, season__year__lt=season.year, unit=registration.unit_id
        )
        .select_related("season")
        .order_by("-season__year")
        .first()
    )


@dataclass(frozen=True, slots=True)
class RegisteredPeople:
    """What the units of a bloc have registered together."""

    people: int
    advanced_workers: int
    grassroots_fighters: int


def registered_people(season: Season) -> RegisteredPeople | None:
    """Over the registrations handed in that say how many; None before there are any."""
    told = Registration.objects.filter(of_members(), season=season, state__in=HANDED_IN).exclude(
        Q(headcount=None) | Q(advanced_workers=None) | Q(grassroots_fighters=None)
    )
    names = ("headcount", "advanced_workers", "grassroots_fighters")
    sums = told.aggregate(**{name: Sum(name) for name in names})
    return RegisteredPeople(*(sums[name] for name in names)) if sums["headcount"] else None
