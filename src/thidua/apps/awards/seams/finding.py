"""Decisions in the search over everything."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.finding import ASKED, Found, finds
from thidua.apps.awards.queries import decisions_visible_to
from thidua.web.lists import nearest
from thidua.web.words import written_day


@finds(gettext_lazy("Quyết định khen thưởng"), "award", order=60, more="awards:decisions")
def decisions(user: User, words: str) -> Iterable[Found]:
    """By number, issuer and signatory, the newest first."""
    seen = nearest(decisions_visible_to(user), words, "-decided_on", "number", "pk")
    for key, number, day, issuer in seen.values_list("pk", "number", "decided_on", "issuer")[
        :ASKED
    ]:
        beside = " · ".join(filter(None, (_("ngày %s") % written_day(day), issuer)))
        yield Found(number, beside, reverse("awards:decision", args=[key]))
