"""Who is reminded: people by the seats they hold, since equal seats owe the same."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Seat
from thidua.apps.reminders.registries.named import everybody_named

Place = tuple[str, int | None, int | None]
"""A seat: its kind, its unit, its office."""
_PART = 500  # people in one question


@dataclass(frozen=True, slots=True)
class People:
    """Everybody who may sign in and sits somewhere today, or is named for something."""

    alike: Sequence[tuple[int, ...]]
    of_unit: Mapping[int, Collection[int]]
    authorities: Mapping[int, Collection[int]]  # person → whose webhooks tell them

    def at(self, units: Collection[int]) -> set[int]:
        """Everybody who sits at one of these units."""
        return {user for unit in units for user in self.of_unit.get(unit, ())}


def people_on(day: date) -> People:
    """Read with one query for everybody, and one for each app that names people."""
    held = Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gte=day)
    rows = Seat.objects.filter(*held, user__is_active=True).order_by("user", "pk")
    by_user: dict[int, list[Place]] = defaultdict(list)
    of_unit: dict[int, set[int]] = defaultdict(set)
    authorities: dict[int, set[int]] = defaultdict(set)
    for user, kind, unit, office, authority in rows.values_list(
        "user", "kind", "unit", "authority", "unit__authority"
    ):
        by_user[user].append((kind, unit, office))
        authorities[user].add(office or authority)
        if unit:
            of_unit[unit].add(user)
    named = set(_active(everybody_named()))
    alike: dict[frozenset[Place], list[int]] = defaultdict(list)
    for user, places in by_user.items():
        if user not in named:
            alike[frozenset(places)].append(user)
    groups = [*map(tuple, alike.values()), *((user,) for user in sorted(named))]
    return People(groups, of_unit, authorities)


def one_of_each(people: People) -> Iterator[tuple[User, tuple[int, ...]]]:
    """One person to be asked, with all for whom the answer holds."""
    alike = {users[0]: users for users in people.alike}
    ordered = sorted(alike)
    for start in range(0, len(ordered), _PART):
        for user in User.objects.filter(pk__in=ordered[start : start + _PART]):
            yield user, alike[user.pk]


def _active(users: Collection[int]) -> Iterable[int]:
    found = User.objects.filter(pk__in=users, is_active=True) if users else User.objects.none()
    return found.values_list("pk", flat=True)
