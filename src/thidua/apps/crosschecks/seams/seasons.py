"""What the seasons ask of cross-checking: what the journal may tell of it, and to whom."""

from django.db.models import Q

from thidua.apps.accounts.models import User
from thidua.apps.crosschecks.models import Assignment, Settlement
from thidua.apps.crosschecks.queries import sheets_with_open_marks
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in
from thidua.apps.seasons.registries.journal_reach import Open, journal_reach, keys_of


@journal_reach
def marks_in_reach(season: Season, user: User) -> Open:
    """Marks are told to whom they are shown, the own ones always."""
    pairs = Assignment.objects.filter(crosscheck__season=season)
    if not pairs.exists():
        return {}
    sheets = sheets_with_open_marks(user, season)
    units = season.sheets.filter(pk__in=sheets).values("unit")
    own = Q(checker__in=roles_in(user, season).member_units)
    return {
        "crosschecks.assignment": keys_of(pairs.filter(own | Q(unit__in=units))),
        "crosschecks.settlement": keys_of(Settlement.objects.filter(sheet__in=sheets)),
    }
