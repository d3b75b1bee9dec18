"""Reading observations: whose a user may see, and what of the table they may be about."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Sheet
from thidua.apps.observations.models import Observation
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.queries import run_by
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.schemes.queries import by_unit, parsed, tables_in_force
from thidua.apps.schemes.registries.feeds import FED_RULES
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of, names_in, roles_in
from thidua.domain.scheme import Scheme
from thidua.web.prepared import prepared

FEED = "observations"
Sign = Observation.Sign


@dataclass(frozen=True, slots=True)
class Observable:
    """A row of the table that observations are about, and which way they may go."""

    id: str
    name: str
    signs: tuple[str, ...]

    @property
    def called(self) -> str:
        """Such as: 1.6 – Không vi phạm về an toàn giao thông."""
        return f"{self.id} – {self.name}"


def observations_visible_to(user: User) -> QuerySet[Observation]:
    """All of the bloc for head, deputy and standing office; else the own unit's."""
    seats = seats_of(user)
    visible = Q(season__bloc__authority__in=seats.standing_of)
    if seats.units:
        visible |= Q(unit__in=seats.units) | Q(run_by(seats.units))
    return Observation.objects.select_related("season__bloc__authority", "unit").filter(visible)


def sees_all_observations(user: User, season: Season) -> bool:
    """Whether a user sees every unit's in the season."""
    roles = roles_in(user, season)
    return roles.runs_it or roles.is_standing


def signs_seen(user: User, season: Season) -> list[tuple[str, int]]:
    """Sign and times of what a user sees of a season, without what was struck."""
    if sees_all_observations(user, season):
        return _signs([season.pk])
    return _signs_of([season.pk], seats_of(user).units)


@prepared
def _signs(seasons: Collection[int]) -> QuerySet[Observation, tuple[str, int]]:
    valid = Observation.objects.filter(season__in=seasons, struck_at=None)
    return valid.order_by().values_list("sign", "times")


@prepared
def _signs_of(
    seasons: Collection[int], units: Collection[int]
) -> QuerySet[Observation, tuple[str, int]]:
    mine = Observation.objects.filter(season__in=seasons, unit__in=units, struck_at=None)
    return mine.order_by().values_list("sign", "times")


def units_to_observe(user: User, season: Season) -> list[Unit]:
    """The units that a user records observations of, in the bloc's order: never the own one."""
    if not sees_all_observations(user, season):
        return []
    mine = roles_in(user, season).member_units
    return [member.unit for member in members_of(season) if member.unit_id not in mine]


def call_then(season: Season, rows: Iterable[Observation]) -> None:
    """Call units as they were called when the year was closed."""
    if season.closed_at is not None:
        for row in rows:
            names_in(season).call(row.unit, season.closed_at)


def observables_of(season: Season) -> dict[str, Observable]:
    """What observations of a year may be about, by id; nothing before a table is adopted."""
    tables = tables_in_force(season)
    return {key: each for table in tables for key, each in _observables(parsed(table))}


def observables_for(season: Season, units: Collection[int]) -> Mapping[int, dict[str, Observable]]:
    """The same for each unit, by the table of its sheet once it has one."""
    tables = tables_in_force(season)
    of_kind = by_unit(season, tables) if tables and tables[0].kind_id else {}
    shared = None if of_kind or not tables else tables[0]
    usual = {
        unit: dict(_observables(parsed(table)))
        for unit in units
        if (table := of_kind.get(unit, shared))
    }
    sheets = Sheet.objects.filter(season=season, unit__in=units).select_related("scheme")
    own = {sheet.unit_id: dict(_observables(parsed(sheet.scheme))) for sheet in sheets}
    return {unit: own.get(unit) or usual.get(unit, {}) for unit in units}


def _observables(scheme: Scheme) -> Iterable[tuple[str, Observable]]:
    for criterion in scheme.criteria:
        if criterion.fed_by == FEED and criterion.rule.kind in FED_RULES:
            signs = _SIGNS.get(criterion.rule.kind, (Sign.PLUS.value,))
            yield criterion.id, Observable(criterion.id, criterion.name, signs)
    minus = (Sign.MINUS.value,)
    yield from ((each.id, Observable(each.id, each.name, minus)) for each in scheme.deductions)
    yield from (
        (each.id, Observable(each.id, each.name, minus)) for each in scheme.disqualifications
    )


_SIGNS = {
    "plus_minus": (Sign.PLUS.value, Sign.MINUS.value),
    "deduct": (Sign.MINUS.value,),
}


def locked_units(season: Season, units: Collection[int]) -> list[str]:
    """Names of those units whose sheet is locked."""
    locked = Sheet.objects.filter(season=season, unit__in=units, state=Sheet.State.LOCKED)
    return list(locked.order_by("pk").values_list("unit__name", flat=True))


def no_longer(item: str) -> str:
    """A row that the table has no longer."""
    return _("%s (không còn trong bảng điểm)") % item
