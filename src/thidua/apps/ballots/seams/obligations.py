"""What an open ballot asks of a user: to vote."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.ballots.models import Ballot, RollEntry
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.obligations import News, Obligation, obligation_source
from thidua.web.prepared import prepared


@obligation_source
def obligations_of(user: User, seasons: Sequence[Season], day: date) -> list[Obligation]:
    """A vote for each unit whose slip nobody has taken; one query.

    It belongs to the delegate that is named, else to the unit's own people.
    """
    by_key = {season.pk: season for season in seasons}
    return [
        Obligation(
            by_key.get(entry.ballot.motion.conference.season_id),
            _("Đang mở bỏ phiếu: %(question)s (%(unit)s)")
            % {"question": entry.ballot.question, "unit": entry.unit},
            _("Đến nơi bỏ phiếu"),
            reverse("meetings:seat", args=[entry.ballot.motion.conference_id]),
            entry.ballot.motion.conference.held_on,
            news=News.VOTE,
        )
        for entry in _waiting([user.pk], seats_of(user).units)
    ]


@prepared
def _waiting(users: Collection[int], units: Collection[int]) -> QuerySet[RollEntry]:
    place = "ballot__motion__conference__attendance"
    there = Q(**{f"{place}__unit": F("unit")})
    mine = Q(**{f"{place}__delegate__in": users}) | Q(
        Q(**{f"{place}__delegate": None}), unit__in=units
    )
    waiting = RollEntry.objects.filter(there & mine, ballot__state=Ballot.State.OPEN)
    waiting = waiting.filter(is_excluded=False, has_slip=False, has_opinion=False)
    return waiting.select_related("unit", "ballot__motion__conference").order_by("pk")
