"""Who may do what about scorers: one function a permission."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.scorers.models import Scorer
from thidua.apps.scorers.queries import sits_at
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in, seasons_visible_to


@permission("scorers.view_scorers")
def sees_scorers(user: User, season: Season) -> bool:
    """Everybody who may open the year."""
    return seasons_visible_to(user).filter(pk=season.pk).exists()


@permission("scorers.set_scorers")
def sets_scorers(user: User, season: Season) -> bool:
    """Head, deputy or standing office."""
    roles = roles_in(user, season)
    return roles.runs_it or roles.is_standing


@permission("scorers.save_figures")
def scores_there(user: User, scorer: Scorer) -> bool:
    """Officer or leader of the unit that scores; the standing office or the head where they do."""
    return sits_at(user, scorer)


@permission("scorers.enter_in_place")
def enters_in_place(user: User, scorer: Scorer) -> bool:
    """The standing office."""
    return roles_in(user, scorer.scored.season).is_standing
