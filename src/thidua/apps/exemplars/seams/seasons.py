"""What exemplars tell of a bloc's year: their card, and what the journal may say of them."""

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.audit.queries import history_in
from thidua.apps.exemplars.models import Consent, ExemplarStep
from thidua.apps.exemplars.queries import exemplars_visible_to
from thidua.apps.exemplars.seams.photos import KIND
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
    found = exemplars_visible_to(user).filter(season=season).order_by()
    seen = list(found.values_list("pk", flat=True))
    open_keys = frozenset(map(str, seen))
    return {
        "exemplars.exemplar": open_keys,
        "exemplars.exemplarstep": keys_of(ExemplarStep.objects.filter(exemplar__in=seen)),
        "exemplars.consent": keys_of(Consent.objects.filter(exemplar__in=seen)),
        "photos.photo": _photos_in_reach(season, open_keys),
    }


def _photos_in_reach(season: Season, seen: frozenset[str]) -> frozenset[str]:
    """All but those of exemplars that are not seen, also after photo or exemplar are gone."""
    added = history_in(f"season-{season.pk}").filter(action="photos.add_photo").order_by()
    return frozenset(
        photo
        for photo, told in added.values_list("subject_id", "data")
        if told.get("of") != KIND or told["key"] in seen
    )
