"""Which dossiers a season's journal tells of."""

from thidua.apps.accounts.models import User
from thidua.apps.dossiers.models import NominationPaper
from thidua.apps.dossiers.queries import nominations_visible_to
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.journal_reach import Open, journal_reach, keys_of


@journal_reach
def dossiers_in_reach(season: Season, user: User) -> Open:
    """Whoever sees a dossier reads what was done to it; what others say of it the office alone."""
    if season.bloc.authority_id in seats_of(user).standing_of:
        return {}
    seen = nominations_visible_to(user).filter(season=season)
    return {
        "dossiers.nomination": keys_of(seen),
        "dossiers.nominationpaper": keys_of(NominationPaper.objects.filter(nomination__in=seen)),
        "dossiers.opinionrequest": frozenset(),
    }
