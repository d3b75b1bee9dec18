"""What movements tell of a bloc's year: their card."""

from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.movements.pages.movements import silence_in
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.overview import Panel, overview_panel
from thidua.web.markup import address_of


@overview_panel
def movements_panel(season: Season, user: User) -> Panel | None:
    """How many movements there are, and how many fell silent."""
    silences = silence_in(season, timezone.localdate())
    if not silences:
        return None
    silent = sum(days is not None for days in silences)
    return Panel(
        title=_("Phong trào"),
        figure=str(len(silences)),
        text=_("%d phong trào im lặng từ 60 ngày") % silent if silent else _("phong trào"),
        url=address_of("movements:movements")(season.pk),
        tone="warning" if silent else "neutral",
        order=33,
    )
