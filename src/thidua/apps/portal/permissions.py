"""Who opens a portal and puts things on it; who writes news; who lets points be public."""

from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in


@dataclass(frozen=True, slots=True)
class Telling:
    """News of an authority, or (with ``season``) of one of its blocs; perhaps public by now."""

    authority: Authority
    season: Season | None
    is_public: bool = False


@permission(
    "portal.run_portal",
    covers=(
        "portal.open_portal",
        "portal.close_portal",
        "portal.edit_portal",
        "portal.publish_result",
        "portal.publish_decision",
        "portal.publish_movement",
        "portal.publish_calendar",
        "portal.publish_exemplar",
        "portal.withdraw_publication",
        "portal.publish_news",
        "portal.withdraw_news",
        "portal.remove_award",
        "portal.restore_award",
    ),
)
def runs_portal(user: User, authority: Authority) -> bool:
    """The authority's standing office."""
    return authority.pk in seats_of(user).standing_of


@permission("portal.write_news", "portal.edit_news")
def writes_news(user: User, telling: Telling) -> bool:
    """The standing office; of a bloc its head and deputy too, until it is public."""
    if telling.authority.pk in seats_of(user).standing_of:
        return True
    if telling.season is None or telling.is_public:
        return False
    return roles_in(user, telling.season).runs_it


@permission("portal.choose_points")
def chooses_points(user: User, season: Season) -> bool:
    """The head and the deputy: the points are the bloc's."""
    return roles_in(user, season).runs_it
