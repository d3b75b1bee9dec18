"""Who may read, write and adopt scoring tables."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.schemes.models import Scheme
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in, seasons_visible_to


@permission("schemes.view")
def sees_scheme(user: User, scheme: Scheme) -> bool:
    """Whoever sees the season sees its scoring tables."""
    return seasons_visible_to(user).filter(pk=scheme.season_id).exists()


@permission("schemes.create")
def starts_scheme(user: User, season: Season) -> bool:
    """The head, the deputy and the standing office."""
    roles = roles_in(user, season)
    return roles.runs_it or roles.is_standing


@permission("schemes.edit", "schemes.undo", "schemes.discard")
def writes_scheme(user: User, scheme: Scheme) -> bool:
    """The head, the deputy and the standing office, as long as it is a draft."""
    return starts_scheme(user, scheme.season)


@permission("schemes.adopt", "schemes.supersede")
def decides_on_scheme(user: User, scheme: Scheme) -> bool:
    """The bloc adopts and replaces its own table: the head, or the deputy."""
    return roles_in(user, scheme.season).runs_it
