"""Movements in the search over everything."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.finding import ASKED, Found, finds
from thidua.apps.movements.models import Movement
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.lists import nearest


@finds(_("Phong trào thi đua"), "flag", order=70)
def movements(user: User, words: str) -> Iterable[Found]:
    """By name, goal and who takes part, the newest first."""
    seen = Movement.objects.filter(season__in=seasons_visible_to(user))
    found = nearest(seen, words, "-starts_on", "-pk").select_related("season__bloc")
    for movement in found[:ASKED]:
        url = reverse("movements:movement", args=[movement.pk])
        yield Found(movement.name, str(movement.season), url)
