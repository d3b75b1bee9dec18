"""Which issued papers a season's journal tells of."""

from thidua.apps.accounts.models import User
from thidua.apps.paperwork.queries import documents_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.journal_reach import Open, journal_reach, keys_of


@journal_reach
def documents_in_reach(season: Season, user: User) -> Open:
    """A unit's own sheet, as issued, is told to whom the file is handed out."""
    return {"paperwork.issueddocument": keys_of(documents_of(season, user))}
