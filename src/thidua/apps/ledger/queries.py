"""Reading the ledger: which lines a user may see."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.ledger.models import Deed
from thidua.apps.organisations.models import Membership, Unit
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of, names_in, roles_in, seasons_visible_to

RUNNING_IT = (Membership.Role.HEAD, Membership.Role.DEPUTY)


def deeds_visible_to(user: User) -> QuerySet[Deed]:
    """All of the bloc for head, deputy and standing office; else the own unit's and the bloc's."""
    seats = seats_of(user)
    visible = Q(season__bloc__authority__in=seats.standing_of)
    if seats.units:
        running = Membership.objects.filter(
            bloc=OuterRef("season__bloc"),
            year=OuterRef("season__year"),
            unit__in=seats.units,
            left_on=None,
            role__in=RUNNING_IT,
        )
        shared = Deed.partners.through.objects.filter(deed=OuterRef("pk"), unit__in=seats.units)
        blocs = Q(doer=Deed.Doer.BLOC, season__in=seasons_visible_to(user))
        visible |= Q(unit__in=seats.units) | Q(Exists(running)) | Q(Exists(shared)) | blocs
    return Deed.objects.select_related("season__bloc__authority", "unit").filter(visible)


def deeds_in(season: Season, user: User) -> QuerySet[Deed]:
    """The lines of a season that a user may see, those taken back left out."""
    return deeds_visible_to(user).filter(season=season, withdrawn_at=None)


def sees_whole_ledger(user: User, season: Season) -> bool:
    """Whether a user sees every unit's lines in the season."""
    roles = roles_in(user, season)
    return roles.runs_it or roles.is_standing


def call_then(season: Season, deeds: Iterable[Deed]) -> None:
    """Call the units of lines as they were called when the year was closed."""
    if season.closed_at is not None:
        for deed in deeds:
            if deed.unit is not None:
                names_in(season).call(deed.unit, season.closed_at)


def units_to_write_for(user: User, season: Season) -> list[Unit]:
    """The units whose lines a user may write, in the bloc's order."""
    units = [member.unit for member in members_of(season)]
    if sees_whole_ledger(user, season):
        return units
    mine = roles_in(user, season).member_units
    return [unit for unit in units if unit.pk in mine]
