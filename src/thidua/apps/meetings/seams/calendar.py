"""Conferences in the calendars of those who take part."""

from collections.abc import Collection, Sequence

from django.db.models import Q, QuerySet, Sum

from thidua.apps.accounts.models import User
from thidua.apps.meetings.conference.times import begins_at, ends_at
from thidua.apps.meetings.hall.observing import observers_to_come
from thidua.apps.meetings.models import Conference
from thidua.apps.reminders.registries.calendar import Appointment, appointments
from thidua.apps.seasons.models import Season
from thidua.web.markup import address_of
from thidua.web.prepared import prepared


@appointments
def conferences_of(user: User, seasons: Sequence[Season]) -> list[Appointment]:
    """Those called in the seasons that the user sees, and those to observe; two queries."""
    inside = {season.pk for season in seasons}
    observed = [each.conference_id for each in observers_to_come([user.pk])]
    hall = address_of("meetings:seat")
    return [
        Appointment(
            name=f"hoi-nghi-{each.pk}",
            text=f"{each} – {each.season.bloc_name}",
            starts=begins_at(each),
            ends=ends_at(each, vars(each)["minutes"] or 0),
            place=each.place,
            url=each.get_absolute_url() if each.season_id in inside else hall(each.pk),
            sequence=each.revision,
        )
        for each in _called(list(inside), observed)
    ]


@prepared
def _called(seasons: Collection[int], observed: Collection[int]) -> QuerySet[Conference]:
    there = Conference.objects.filter(Q(season__in=seasons) | Q(pk__in=observed))
    timed = there.annotate(minutes=Sum("agenda__minutes")).order_by("pk")
    return timed.select_related("season__bloc")
