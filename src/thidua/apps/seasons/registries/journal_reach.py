"""What of a season's journal a user may read: exactly what the user may see of its subjects.

The app that keeps something closed to a part of the bloc says which of its things are open::

    @journal_reach
    def sheets(season, user) -> dict[str, frozenset[str] | None]:
        return {"appraisals.sheet": frozenset({"3", "8"})}  # None: all of them

Entries about a thing that is not named, one that was deleted too, are then not shown, not
counted, not searched and not exported.
"""

from collections.abc import Callable, Mapping

from django.db.models import Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.audit.models import Entry
from thidua.apps.audit.queries import history_in
from thidua.apps.seasons.models import Season

Open = Mapping[str, frozenset[str] | None]
Reach = Callable[[Season, User], Open]
_reaches: list[Reach] = []


def journal_reach(reach: Reach) -> Reach:
    """Register ``reach(season, user)``; call it from a module that ``ready()`` imports."""
    if reach not in _reaches:
        _reaches.append(reach)
    return reach


def keys_of(things: QuerySet) -> frozenset[str]:  # type: ignore[type-arg] # of any model
    """The keys of things as the journal writes them."""
    return frozenset(str(key) for key in things.values_list("pk", flat=True))


def journal_visible_to(user: User, season: Season) -> QuerySet[Entry]:
    """The season's journal, newest first, as far as the user may see what it tells of."""
    entries = history_in(f"season-{season.pk}")
    for reach in _reaches:
        for subject, keys in reach(season, user).items():
            if keys is not None:
                entries = entries.exclude(Q(subject_type=subject) & ~Q(subject_id__in=keys))
    return entries
