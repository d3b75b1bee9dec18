"""What exemplars tell in a bloc's review: those that agreed to be told of."""

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.exemplars.queries import exemplars_told
from thidua.apps.ledger.queries import first_half_ends
from thidua.apps.reviews.models import ReviewPeriod
from thidua.apps.reviews.registries.parts import ReviewPart, review_part
from thidua.apps.seasons.models import Season
from thidua.web.markup import address_of

MOST = 20


@review_part
def exemplars_in_review(season: Season, user: User, period: str) -> ReviewPart | None:
    """How many there are, and the newest of them by name with what they did."""
    rows = exemplars_told(season).order_by("-found_on", "-pk")
    if period == ReviewPeriod.HALF:
        rows = rows.filter(found_on__lte=first_half_ends(season))
    told = list(rows)
    if not told:
        return None
    people = sum(not each.is_collective for each in told)
    counts = {"all": len(told), "people": people, "collectives": len(told) - people}
    words = _("%(all)d điển hình: %(people)d cá nhân, %(collectives)d tập thể")
    lines = [words % counts]
    lines += [f"{each.name} ({each.unit.called}): {each.deeds}" for each in told[:MOST]]
    url = address_of("exemplars:exemplars")(season.pk)
    return ReviewPart(_("Điển hình tiên tiến"), tuple(lines), url, order=40)
