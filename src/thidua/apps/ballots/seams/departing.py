"""What ballots say when a unit leaves in mid-year: no vote changes while it is being cast."""

from django.utils.translation import gettext as _

from thidua.apps.ballots.actions.departures import stand_again, withdraw_departed
from thidua.apps.ballots.models import Ballot
from thidua.apps.seasons.registries.departing import (
    Departure,
    follower,
    objects_to_leaving,
    objects_to_return,
)

State = Ballot.State


@objects_to_leaving
def vote_is_running(departure: Departure) -> str | None:
    """Who votes and who stands is fixed from opening to publication."""
    running = Ballot.objects.filter(
        motion__conference__season=departure.season, state__in=[State.OPEN, State.CLOSED]
    ).first()
    if running is None:
        return None
    return _("Đang bỏ phiếu “%s”: công bố hoặc dừng cuộc bỏ phiếu trước.") % running.question


follower("nominations", go=withdraw_departed, back=stand_again)


@objects_to_return
def voted_since(departure: Departure) -> str | None:
    """A ballot opened since has a roll without the unit."""
    opened = Ballot.objects.filter(
        motion__conference__season=departure.season, opened_at__gte=departure.place.left_at
    )
    return _("Đã mở bỏ phiếu sau đó.") if opened.exists() else None
