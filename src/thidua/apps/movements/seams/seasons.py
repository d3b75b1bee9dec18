"""What movements tell of a bloc's year: their card."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.movements.pages.movements import rows_of
from thidua.apps.movements.queries import movements_visible_to
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.overview import Panel, overview_panel


@overview_panel
def movements_panel(season: Season, user: User) -> Panel | None:
    """How many movements there are, and how many fell silent."""
    movements = movements_visible_to(user).filter(season=season)
    rows = rows_of(movements, season, timezone.localdate())
    if not rows:
        return None
    silent = sum(row.silent is not None for row in rows)
    return Panel(
        title=_("Phong trào"),
        figure=str(len(rows)),
        text=_("%d phong trào im lặng từ 60 ngày") % silent if silent else _("phong trào"),
        url=reverse("movements:movements", args=[season.pk]),
        tone="warning" if silent else "neutral",
        order=33,
    )
