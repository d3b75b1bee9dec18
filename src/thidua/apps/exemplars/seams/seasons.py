"""What exemplars tell of a bloc's year: their card, and what the journal may say of them."""

from django.db.models import Q
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.exemplars.models import Consent, Exemplar, ExemplarStep
from thidua.apps.exemplars.queries import exemplars_visible_to
from thidua.apps.exemplars.seams.photos import KIND
from thidua.apps.photos.models import Photo
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.journal_reach import Open, journal_reach, keys_of
from thidua.apps.seasons.registries.overview import Panel, overview_panel
from thidua.web.markup import address_of


@overview_panel
def exemplars_panel(season: Season, user: User) -> Panel | None:
    """How many the user sees."""
    count = exemplars_visible_to(user).filter(season=season).count()
    if not count:
        return None
    return Panel(
        title=_("Điển hình tiên tiến"),
        figure=str(count),
        text=_("cá nhân, tập thể"),
        url=address_of("exemplars:exemplars")(season.pk),
        tone="neutral",
        order=34,
    )


@journal_reach
def exemplars_in_reach(season: Season, user: User) -> Open:
    """Who does not see an exemplar reads nothing of it in the journal either."""
    if not Exemplar.objects.filter(season=season).exists():
        return {"exemplars.exemplar": frozenset()}
    seen = exemplars_visible_to(user).filter(season=season)
    photos = Photo.objects.filter(season=season)
    return {
        "photos.photo": keys_of(photos.exclude(~Q(key__in=seen.values("pk")), kind=KIND)),
        "exemplars.exemplar": keys_of(seen),
        "exemplars.exemplarstep": keys_of(ExemplarStep.objects.filter(exemplar__in=seen)),
        "exemplars.consent": keys_of(Consent.objects.filter(exemplar__in=seen)),
    }
