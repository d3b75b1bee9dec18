"""Nominations in the search over everything."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.finding import ASKED, Found, finds
from thidua.apps.dossiers.models import Nomination
from thidua.apps.dossiers.queries import nominations_seen
from thidua.apps.organisations.seats.roles import seats_of
from thidua.web.lists import nearest


@finds(gettext_lazy("Hồ sơ đề nghị"), "folder", order=80, more="dossiers:list")
def nominations(user: User, words: str) -> Iterable[Found]:
    """By who is put forward and for what, the newest year first."""
    seats = seats_of(user)
    seen = nearest(
        nominations_seen(seats.standing_of, seats.units), words, "-award_year", "subject_name", "pk"
    )
    for key, name, award, year, state in seen.values_list(
        "pk", "subject_name", "award_words", "award_year", "state"
    )[:ASKED]:
        told = (award, _("năm %d") % year, str(Nomination.State(state).label))
        yield Found(
            name, " · ".join(filter(None, told)), reverse("dossiers:nomination", args=[key])
        )
