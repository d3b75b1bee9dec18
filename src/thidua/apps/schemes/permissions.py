"""Who may read, write and adopt scoring tables."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.schemes.models import Scheme
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in, seasons_visible_to


def _writes(user: User, season: Season) -> bool:
    roles = roles_in(user, season)
    return roles.runs_it or roles.is_standing


@permission("schemes.view")
def may_view(user: User, scheme: Scheme) -> bool:
    """Whoever sees the season sees its scoring tables."""
    return seasons_visible_to(user).filter(pk=scheme.season_id).exists()


@permission("schemes.create")
def may_create(user: User, season: Season) -> bool:
    """The head, the deputy and the standing office start a table."""
    return _writes(user, season)


@permission("schemes.edit")
def may_edit(user: User, scheme: Scheme) -> bool:
    """The head, the deputy and the standing office write the draft."""
    return _writes(user, scheme.season)


@permission("schemes.undo")
def may_undo(user: User, scheme: Scheme) -> bool:
    """Whoever writes the draft takes a change back."""
    return _writes(user, scheme.season)


@permission("schemes.discard")
def may_discard(user: User, scheme: Scheme) -> bool:
    """Whoever writes the draft throws it away."""
    return _writes(user, scheme.season)


@permission("schemes.adopt")
def may_adopt(user: User, scheme: Scheme) -> bool:
    """The bloc adopts its own table: the head, or the deputy."""
    return roles_in(user, scheme.season).runs_it


@permission("schemes.supersede")
def may_supersede(user: User, scheme: Scheme) -> bool:
    """The bloc replaces its own table: the head, or the deputy."""
    return roles_in(user, scheme.season).runs_it
