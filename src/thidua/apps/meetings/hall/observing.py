"""Who observes a meeting without a vote: the seat, and how far it lets one see."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.meetings.models import Conference, ConferencePaper, Observer
from thidua.apps.organisations.models import Authority, Seat
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.prepared import prepared


def halls_visible_to(user: User) -> QuerySet[Conference]:
    """Those, and the ones in which the user has an observer's seat: the hall, nothing around it."""
    observed = Observer.objects.filter(user=user.pk).values("conference")
    entered = Q(season__in=seasons_visible_to(user)) | Q(pk__in=observed)
    return Conference.objects.select_related("season__bloc__authority").filter(entered)


def observer_seats(conference: Conference, user: User) -> list[Observer]:
    """The user's seat as an observer: none or one."""
    return list(conference.observers.filter(user=user.pk))


def observers_who_came(conference: Conference) -> QuerySet[Observer]:
    """Those written down by name, and of those with a seat whoever took it."""
    return conference.observers.filter(Q(user=None) | Q(arrived_at__isnull=False)).order_by("pk")


@prepared
def observers_to_come(users: Collection[int]) -> QuerySet[Observer]:
    """Observer's seats of these people in meetings that are not over."""
    coming = Observer.objects.exclude(conference__state=Conference.State.CLOSED)
    seated = coming.filter(user__in=users).order_by("conference__held_on", "pk")
    return seated.select_related("conference__season__bloc__authority")


def laid_before(conference: Conference) -> QuerySet[ConferencePaper]:
    """Issued documents laid before a meeting; those withdrawn since are no longer there."""
    return _laid().filter(conference=conference).select_related("document")


def _laid() -> QuerySet[ConferencePaper]:
    laid = ConferencePaper.objects.filter(document__released_at__isnull=False)
    return laid.exclude(document__state=IssuedDocument.State.WITHDRAWN)


def papers_before(user: User) -> QuerySet[ConferencePaper]:
    """Those laid before the meetings whose hall the user may enter."""
    return _laid().filter(conference__in=halls_visible_to(user)).select_related("document__season")


def account_named(authority: Authority, username: str) -> User | None:
    """Somebody by the sign-in name, with a seat at an office or unit of the authority."""
    of_authority = Q(authority=authority) | Q(unit__authority=authority)
    seats = Seat.objects.filter(of_authority, user=OuterRef("pk"))
    found = User.objects.filter(Exists(seats), username__iexact=username.strip(), is_active=True)
    return found.first()
