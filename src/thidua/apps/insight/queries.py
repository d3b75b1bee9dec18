"""Reading saved views: one's own, and what colleagues of the office share."""

from django.db.models import Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.insight.models import SavedView
from thidua.apps.organisations.seats.roles import seats_of


def views_visible_to(user: User) -> QuerySet[SavedView]:
    """Of the offices in which the user sits today."""
    rows = SavedView.objects.filter(authority__in=seats_of(user).standing_of)
    return rows.filter(Q(owner=user) | Q(is_shared=True)).select_related("owner")
