"""Reading ratings: those of units that compete with the user's in the year, and own kinds."""

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Membership, Unit
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.ratings.models import Rating, RatingKind
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import named_members, roles_in


def ratings_visible_to(user: User) -> QuerySet[Rating]:
    """The own units', those of the same bloc and year, all of an issuer's kinds, the office's."""
    seats = seats_of(user)
    visible = Q(kind__authority__in=seats.standing_of)
    if seats.units:
        blocs = Membership.objects.filter(unit__in=seats.units).values("bloc", "year")
        beside = Membership.objects.filter(
            Exists(blocs.filter(bloc=OuterRef("bloc"), year=OuterRef("year"))),
            unit=OuterRef("unit"),
            year=OuterRef("year"),
        )
        visible |= Q(unit__in=seats.units) | Q(kind__issuing_unit__in=seats.units)
        visible |= Q(Exists(beside))
    return Rating.objects.filter(visible).select_related("kind", "unit")


def rating_kinds_visible_to(user: User) -> QuerySet[RatingKind]:
    """The kinds of the authorities that the user's units belong to, or that the user serves."""
    seats = seats_of(user)
    visible = Q(authority__in=seats.standing_of)
    if seats.units:
        visible |= Q(authority__in=Unit.objects.filter(pk__in=seats.units).values("authority"))
    return RatingKind.objects.filter(visible).select_related("authority", "issuing_unit")


def kinds_in_use(authority: int) -> list[RatingKind]:
    """What an authority's units are rated in now, in order."""
    return list(RatingKind.objects.filter(authority=authority, retired_on=None))


def kinds_to_fill(user: User, season: Season) -> list[RatingKind]:
    """The kinds in which the user may write at least one rating of the season's units."""
    kinds = kinds_in_use(season.bloc.authority_id)
    roles = roles_in(user, season)
    if roles.is_standing or roles.member_units:
        return kinds
    units = seats_of(user).units
    return [kind for kind in kinds if kind.issuing_unit_id in units]


def units_to_rate(user: User, season: Season, kinds: Iterable[RatingKind]) -> list[list[Unit]]:
    """Whose rating the user may write in each of the kinds, in the bloc's order."""
    units = [member.unit for member in named_members(season)]
    seats, roles = seats_of(user), roles_in(user, season)
    own = [unit for unit in units if unit.pk in roles.member_units]
    return [
        units if roles.is_standing or kind.issuing_unit_id in seats.units else own for kind in kinds
    ]


def ratings_in(units: Collection[int], year: int) -> Mapping[tuple[int, int], Rating]:
    """The ratings of units in a year, by unit and kind."""
    rows = Rating.objects.filter(unit__in=units, year=year).select_related("kind")
    return {(row.unit_id, row.kind_id): row for row in rows}


def seasons_to_rate(user: User) -> QuerySet[Season]:
    """The years in which an issuer of the authority writes, though its unit is in no such bloc."""
    issued = RatingKind.objects.filter(issuing_unit__in=seats_of(user).units, retired_on=None)
    return Season.objects.filter(bloc__authority__in=issued.values("authority")).select_related(
        "bloc__authority"
    )
