"""The ballots' card on the season's overview."""

from collections.abc import Collection

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.ballots.models import Ballot
from thidua.apps.meetings.queries import conference_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in
from thidua.apps.seasons.registries.overview import Panel, overview_panel
from thidua.web.prepared import prepared


@overview_panel
def ballots_panel(season: Season, user: User) -> Panel | None:
    """How many votes were held, or that one is open now."""
    states = [state for (state,) in _states([season.pk])]
    if not states and not _may_begin(season, user):
        return None
    is_open = Ballot.State.OPEN in states
    done = sum(state == Ballot.State.PUBLISHED for state in states)
    return Panel(
        title=_("Bỏ phiếu kín"),
        figure=f"{done}/{len(states)}",
        text=_("đang bỏ phiếu") if is_open else _("cuộc bỏ phiếu đã công bố"),
        url=reverse("ballots:index", args=[season.pk]),
        tone="warning" if is_open else "neutral",
        order=65,
    )


@prepared
def _states(seasons: Collection[int]) -> QuerySet[Ballot, tuple[str]]:
    return Ballot.objects.filter(motion__conference__season__in=seasons).values_list("state")


def _may_begin(season: Season, user: User) -> bool:
    return roles_in(user, season).runs_it and conference_of(season) is not None
