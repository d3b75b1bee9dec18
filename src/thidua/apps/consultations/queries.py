"""Reading consultations: those of a year, of a draft, what was said in them."""

from collections import Counter
from collections.abc import Collection

from django.db.models import QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.consultations.models import Consultation, Opinion, Remark
from thidua.apps.organisations.models import Membership, Unit
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of, places_in, seasons_visible_to


def consultations_visible_to(user: User) -> QuerySet[Consultation]:
    """Those of years that the user may open."""
    return Consultation.objects.filter(season__in=seasons_visible_to(user)).select_related(
        "season__bloc__authority", "opened_by", "closed_by"
    )


def remarks_visible_to(user: User) -> QuerySet[Remark]:
    """Those of years that the user may open: the whole bloc reads them."""
    found = Remark.objects.filter(consultation__season__in=seasons_visible_to(user))
    return found.select_related(
        "unit", "made_by", "answered_by", "consultation__season__bloc__authority"
    )


def consultations_of(season: Season, matter: str) -> list[Consultation]:
    """Every round of a year about one kind of draft, in order."""
    found = Consultation.objects.filter(season=season, matter=matter)
    rounds = list(found.select_related("opened_by", "closed_by").order_by("pk"))
    for each in rounds:
        each.season = season
    return rounds


def rounds_about(matter: str, subject: int) -> QuerySet[Consultation]:
    """Every round about one draft, the newest first."""
    return Consultation.objects.filter(matter=matter, subject=subject).order_by("-pk")


def open_round_about(matter: str, subject: int) -> Consultation | None:
    """The round that goes on about a draft."""
    return rounds_about(matter, subject).filter(closed_at=None).first()


def counts_by_item(consultation: Consultation) -> Counter[str]:
    """How many remarks there are about each part of the draft."""
    return Counter(consultation.remarks.values_list("item", flat=True))


def asked_units(season: Season) -> frozenset[int]:
    """The units that are asked: every member but the head, who lays the draft before them."""
    return frozenset(unit for unit, role in places_in(season) if role != Membership.Role.HEAD)


def silent_units(consultation: Consultation) -> list[Unit]:
    """Asked units that have said nothing yet, in the bloc's order."""
    heard = {
        *consultation.remarks.values_list("unit", flat=True),
        *consultation.opinions.values_list("unit", flat=True),
    }
    asked = asked_units(consultation.season) - heard
    return [place.unit for place in members_of(consultation.season) if place.unit_id in asked]


def agreeing_units(matter: str, subject: int, revision: int) -> frozenset[int]:
    """Units that last said they agree with the draft as it is at a revision."""
    found = Opinion.objects.filter(
        consultation__matter=matter, consultation__subject=subject, revision=revision
    )
    last = dict(found.order_by("pk").values_list("unit", "agrees"))
    return frozenset(unit for unit, agrees in last.items() if agrees)


def without_consent(
    season: Season, about: tuple[str, int, int], present: Collection[int]
) -> list[str]:
    """Asked units that did not agree to a draft at a revision, ``about`` (kind, key, revision).

    Nobody once more than half the members were at the meeting that adopts it.
    """
    places = list(members_of(season))
    there = {place.unit_id for place in places} & {*present}
    if 2 * len(there) > len(places):
        return []
    missing = asked_units(season) - agreeing_units(*about)
    return [str(place.unit) for place in places if place.unit_id in missing]


def units_speaking_for(user_units: Collection[int], season: Season) -> list[Unit]:
    """The member units of a year that somebody works for, in the bloc's order."""
    return [place.unit for place in members_of(season) if place.unit_id in user_units]
