"""Reading suggestions: one's own, and for the standing office all of its authority."""

from django.db.models import Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.help.models import Suggestion
from thidua.apps.organisations.queries import authorities_of
from thidua.apps.organisations.seats.roles import seats_of


def suggestions_visible_to(user: User) -> QuerySet[Suggestion]:
    """Those that the user wrote, and those written to the user's office."""
    mine = Q(made_by=user) | Q(authority__in=seats_of(user).standing_of)
    return Suggestion.objects.filter(mine).select_related("authority", "made_by", "answered_by")


def office_for(user: User) -> int | None:
    """The authority whose office reads what the user suggests."""
    return authorities_of(user).order_by("pk").values_list("pk", flat=True).first()
