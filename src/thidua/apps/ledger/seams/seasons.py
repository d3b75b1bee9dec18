"""What the ledger tells of a bloc's year: its card, and who may read of it in the journal."""

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.ledger.queries import count_of_deeds_in, deeds_visible_to, sees_whole_ledger
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.journal_reach import Open, journal_reach, keys_of
from thidua.apps.seasons.registries.overview import Panel, overview_panel
from thidua.web.markup import address_of


@overview_panel
def ledger_panel(season: Season, user: User) -> Panel | None:
    """How many lines the user sees in the ledger."""
    if season.state == Season.State.DRAFT or not (lines := count_of_deeds_in(season, user)):
        return None
    return Panel(
        title=_("Sổ kết quả"),
        figure=str(lines),
        text=_("kết quả đã ghi"),
        url=address_of("ledger:deeds")(season.pk),
        order=35,
    )


@journal_reach
def deeds_in_reach(season: Season, user: User) -> Open:
    """What is written in the ledger is told to whom the line is shown."""
    if sees_whole_ledger(user, season):
        return {}
    return {"ledger.deed": keys_of(deeds_visible_to(user).filter(season=season))}
