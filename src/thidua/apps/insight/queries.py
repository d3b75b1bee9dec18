"""Reading saved views, one's own and those that colleagues share; what has changed."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import CharField, Model, Q, QuerySet
from django.db.models.functions import Cast

from thidua.apps.accounts.models import User
from thidua.apps.audit.models import Entry
from thidua.apps.awards.queries import decisions_visible_to, records_visible_to
from thidua.apps.insight.models import SavedView
from thidua.apps.organisations.queries import blocs_visible_to, units_visible_to
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.schemes.queries import schemes_visible_to
from thidua.apps.seasons.queries import seasons_visible_to

SETTLED = timedelta(minutes=1)
"""Acts of different blocs get their numbers before they are done: by then all of them are."""
_TOLD = (
    units_visible_to, blocs_visible_to, seasons_visible_to, schemes_visible_to,
    decisions_visible_to, records_visible_to,
)  # fmt: skip


def views_visible_to(user: User) -> QuerySet[SavedView]:
    """Of the offices in which the user sits today."""
    rows = SavedView.objects.filter(authority__in=seats_of(user).standing_of)
    return rows.filter(Q(owner=user) | Q(is_shared=True)).select_related("owner")


def changes_visible_to(user: User, at: datetime) -> QuerySet[Entry]:
    """Entries of the journal about what the API shows the user, once they are settled."""
    seen = Q()
    for visible in _TOLD:
        seen |= _about(visible(user))
    return Entry.objects.filter(seen, at__lte=at - SETTLED)


def _about(things: QuerySet[Any]) -> Q:
    model: type[Model] = things.model
    keys = things.order_by().values(key=Cast("pk", CharField()))
    return Q(subject_type=model._meta.label_lower, subject_id__in=keys)
