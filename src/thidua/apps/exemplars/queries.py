"""Reading exemplars: the own unit's; others' only as far as they agreed."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.awards.models import AwardRecord
from thidua.apps.exemplars.models import Consent, Exemplar
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.photos.models import Photo
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of, roles_in, seasons_seen


def exemplars_visible_to(user: User) -> QuerySet[Exemplar]:
    """All of the own unit; in years that the user sees, those with a consent in force."""
    seats = seats_of(user)
    told = Q(agreed(), season__in=seasons_seen(seats.standing_of, seats.units))
    return Exemplar.objects.filter(Q(unit__in=seats.units) | told).select_related(
        "season__bloc__authority", "unit", "person", "movement"
    )


def agreed(reach: Collection[str] = tuple(Consent.Reach.values)) -> Q:
    """That a consent of one of these reaches is in force."""
    kept = Consent.objects.filter(exemplar=OuterRef("pk"), withdrawn_on=None, reach__in=reach)
    return Q(Exists(kept))


def exemplars_told(season: Season) -> QuerySet[Exemplar]:
    """Those of a year that agreed to be shown outside their unit."""
    return Exemplar.objects.filter(agreed(), season=season).select_related("unit")


def exemplars_for_all() -> QuerySet[Exemplar]:
    """Those that agreed to be shown to everybody."""
    return Exemplar.objects.filter(agreed([Consent.Reach.PUBLIC]))


def photos_for_all() -> QuerySet[Photo]:
    """Photos that everybody may be shown: of exemplars only of those that agreed to it."""
    told = exemplars_for_all().values("pk")
    return Photo.objects.filter(~Q(kind="exemplar") | Q(key__in=told))


def consent_of(exemplar: Exemplar) -> Consent | None:
    """The consent in force."""
    return exemplar.consents.filter(withdrawn_on=None).first()


def units_to_tell_of(user: User, season: Season) -> list[Unit]:
    """The units whose exemplars the user writes: the own ones."""
    mine = roles_in(user, season).member_units
    return [member.unit for member in members_of(season) if member.unit_id in mine]


def awards_to_link(exemplar: Exemplar) -> QuerySet[AwardRecord]:
    """What was given to the exemplar itself and stands."""
    rows = AwardRecord.objects.filter(state=AwardRecord.State.DECIDED).select_related("decision")
    if exemplar.is_collective:
        return rows.filter(unit=exemplar.unit).order_by("-year", "-pk")
    return rows.filter(person__isnull=False, person=exemplar.person).order_by("-year", "-pk")
