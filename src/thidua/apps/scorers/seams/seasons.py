"""What the seasons ask of scorers: next year's, and what the journal may tell to whom."""

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.queries import sheets_visible_to
from thidua.apps.scorers.actions.appointing import carry_scorers
from thidua.apps.scorers.models import GivenFigure
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.journal_reach import Open, journal_reach, keys_of
from thidua.apps.seasons.registries.succession import carries_over

carries_over(carry_scorers)


@journal_reach
def figures_in_reach(season: Season, user: User) -> Open:
    """A scorer's figures are told to whom the sheet is shown."""
    given = GivenFigure.objects.filter(line__sheet__season=season)
    if not given.exists():
        return {}
    open_ones = given.filter(line__sheet__in=sheets_visible_to(user, season).values("pk"))
    return {"scorers.givenfigure": keys_of(open_ones)}
