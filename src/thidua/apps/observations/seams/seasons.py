"""What observations tell of a bloc's year: their card, what goes with a unit, who reads of them."""

from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.observations.models import Observation
from thidua.apps.observations.queries import (
    observations_visible_to,
    sees_all_observations,
    signs_seen,
)
from thidua.apps.seasons.actions.following import give_back, give_to_successor
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.departing import follower
from thidua.apps.seasons.registries.journal_reach import Open, journal_reach, keys_of
from thidua.apps.seasons.registries.overview import Panel, overview_panel


@overview_panel
def observations_panel(season: Season, user: User) -> Panel | None:
    """What was seen so far: of the own unit, or of all for who runs the year."""
    signs = signs_seen(user, season)
    if not signs:
        return None
    plus = sum(times for sign, times in signs if sign == Observation.Sign.PLUS)
    minus = sum(times for _sign, times in signs) - plus
    return Panel(
        title=_("Ghi nhận trong năm"),
        figure=f"+{plus} / −{minus}",
        text=_("%d lần ghi nhận") % len(signs),
        url=reverse("observations:observations", args=[season.pk]),
        tone="warning" if minus else "neutral",
        order=38,
    )


@journal_reach
def observations_in_reach(season: Season, user: User) -> Open:
    """What was seen of a unit is told to whom it is shown."""
    if sees_all_observations(user, season):
        return {}
    seen = observations_visible_to(user).filter(season=season)
    return {"observations.observation": keys_of(seen)}


follower(
    "observations",
    go=partial(give_to_successor, Observation),
    back=partial(give_back, Observation),
)
