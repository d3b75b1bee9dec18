"""People in the search over everything."""

from collections.abc import Iterable

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.finding import ASKED, Found, finds
from thidua.apps.people.queries import people_visible_to
from thidua.web.lists import nearest

_WORKING = F("left_on").desc(nulls_first=True)


@finds(_("Cá nhân"), "users", order=30, more="people:people", all_of_it="&state=all")
def people(user: User, words: str) -> Iterable[Found]:
    """By code and name; those who still work first."""
    seen = nearest(people_visible_to(user), words, _WORKING, "sort_text", "pk")
    for key, name, position, unit in seen.values_list("pk", "full_name", "position", "unit__name")[
        :ASKED
    ]:
        beside = " · ".join(filter(None, (position, unit)))
        yield Found(name, beside, reverse("people:person", args=[key]))
