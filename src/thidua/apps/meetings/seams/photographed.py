"""Photos of meetings go with the review of their bloc."""

from datetime import date

from django.db.models import Model, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.meetings.pages.meetings import ALBUM
from thidua.apps.meetings.queries import conferences_visible_to
from thidua.apps.reviews.registries.photographed import photographed
from thidua.apps.seasons.models import Season


@photographed
def meetings_in_review(season: Season, user: User, until: date) -> tuple[str, QuerySet[Model, int]]:
    """Those held until then; the half-year's own meeting comes a little later."""
    found = conferences_visible_to(user).filter(season=season, held_on__lte=until)
    return ALBUM, found.order_by().values_list("pk", flat=True)
