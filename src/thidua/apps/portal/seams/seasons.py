"""What the portal tells of a bloc's year: its card, for who writes its news or runs the portal."""

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.portal.models import Publication
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in
from thidua.apps.seasons.registries.overview import Panel, overview_panel
from thidua.web.markup import address_of


@overview_panel
def portal_panel(season: Season, user: User) -> Panel | None:
    """How much of the year everybody may read."""
    roles = roles_in(user, season)
    if season.state == Season.State.DRAFT or not (roles.runs_it or roles.is_standing):
        return None
    count = Publication.objects.filter(season=season, withdrawn_at=None).count()
    return Panel(
        title=_("Cổng công khai"),
        figure=str(count),
        text=_("nội dung đang công khai"),
        url=address_of("portal:of_bloc")(season.pk),
        order=90,
    )
