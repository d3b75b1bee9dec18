"""Conferences in the calendars of those who take part."""

from collections.abc import Collection, Sequence

from django.db.models import QuerySet, Sum

from thidua.apps.accounts.models import User
from thidua.apps.meetings.conference.times import begins_at, ends_at
from thidua.apps.meetings.models import Conference
from thidua.apps.reminders.registries.calendar import Appointment, appointments
from thidua.apps.seasons.models import Season
from thidua.web.prepared import prepared


@appointments
def conferences_of(user: User, seasons: Sequence[Season]) -> list[Appointment]:
    """Those called in the seasons that the user sees; one query."""
    by_key = {season.pk: season for season in seasons}
    return [
        Appointment(
            name=f"hoi-nghi-{each.pk}",
            text=f"{each} – {by_key[each.season_id].bloc_name}",
            starts=begins_at(each),
            ends=ends_at(each, vars(each)["minutes"] or 0),
            place=each.place,
            url=each.get_absolute_url(),
            sequence=each.revision,
        )
        for each in _called(list(by_key))
    ]


@prepared
def _called(seasons: Collection[int]) -> QuerySet[Conference]:
    there = Conference.objects.filter(season__in=seasons)
    return there.annotate(minutes=Sum("agenda__minutes")).order_by("pk")
