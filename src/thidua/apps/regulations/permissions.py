"""Who may read, write and adopt a bloc's quy chế."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.regulations.models import Regulation
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in, seasons_visible_to


@permission("regulations.view")
def sees_regulation(user: User, regulation: Regulation) -> bool:
    """Whoever sees the season."""
    return seasons_visible_to(user).filter(pk=regulation.season_id).exists()


@permission("regulations.create")
def starts_regulation(user: User, season: Season) -> bool:
    """The head, the deputy and the standing office."""
    roles = roles_in(user, season)
    return roles.runs_it or roles.is_standing


@permission("regulations.edit", "regulations.discard")
def writes_regulation(user: User, regulation: Regulation) -> bool:
    """The head, the deputy and the standing office, as long as it is a draft."""
    return starts_regulation(user, regulation.season)


@permission("regulations.adopt", "regulations.supersede")
def decides_on_regulation(user: User, regulation: Regulation) -> bool:
    """The bloc adopts and replaces its own rules: the head, or the deputy."""
    return roles_in(user, regulation.season).runs_it
