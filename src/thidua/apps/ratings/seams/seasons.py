"""What ratings tell of a bloc's year: their card."""

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.ratings.models import Rating
from thidua.apps.ratings.queries import kinds_in_use
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import places_in
from thidua.apps.seasons.registries.overview import Panel, overview_panel
from thidua.web.markup import address_of


@overview_panel
def ratings_panel(season: Season, user: User) -> Panel | None:
    """How much of the register is filled; nothing before the office set kinds."""
    kinds = kinds_in_use(season.bloc.authority_id)
    if not kinds:
        return None
    units = [unit for unit, _role in places_in(season)]
    written = Rating.objects.filter(unit__in=units, year=season.year, kind__in=kinds).count()
    return Panel(
        title=_("Xếp loại hằng năm"),
        figure=f"{written}/{len(units) * len(kinds)}",
        text=_("xếp loại đã ghi"),
        url=address_of("ratings:ratings")(season.pk),
        tone="neutral",
        order=37,
    )
