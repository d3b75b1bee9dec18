"""Units and blocs in the search over everything."""

from collections.abc import Iterable

from django.db.models.functions import Length
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.finding import ASKED, Found, finds
from thidua.apps.organisations.queries import blocs_seen, units_seen
from thidua.apps.organisations.seats.roles import seats_of
from thidua.web.lists import nearest

_NEAREST = (Length("name"), "sort_text", "pk")  # the fewer other words, the nearer


@finds(_("Đơn vị"), "building", order=10, more="organisations:units")
def units(user: User, words: str) -> Iterable[Found]:
    """By code and by name, present or former."""
    seats = seats_of(user)
    seen = nearest(units_seen(seats.standing_of, seats.units), words, *_NEAREST)
    for key, code, name in seen.values_list("pk", "code", "name")[:ASKED]:
        yield Found(name, code, reverse("organisations:unit", args=[key]))


@finds(_("Khối thi đua"), "hierarchy-2", order=20, more="organisations:blocs")
def blocs(user: User, words: str) -> Iterable[Found]:
    """By code and name."""
    seats = seats_of(user)
    seen = nearest(blocs_seen(seats.standing_of, seats.units), words, *_NEAREST)
    for key, code, name in seen.values_list("pk", "code", "name")[:ASKED]:
        yield Found(name, code, reverse("organisations:bloc", args=[key]))
