"""Who sits where: seats are given and end; they are never deleted."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.facts import SeatPlace
from thidua.apps.organisations.models import Seat
from thidua.apps.organisations.queries import held_on
from thidua.apps.organisations.refusals import (
    DaysOutOfOrder,
    LastStandingSeat,
    SeatEnded,
    SeatTaken,
)
from thidua.apps.organisations.seats.roles import forget_roles
from thidua.web.words import written_day


@dataclass(frozen=True, slots=True)
class SeatTerm:
    """The office's title and its days; open at both ends when nothing is said."""

    title: str = ""
    since: date | None = None
    until: date | None = None


@transaction.atomic
def give_seat(
    user: User,
    place: SeatPlace,
    *,
    term: SeatTerm | None = None,
    actor: User,
    at: datetime,
) -> Seat:
    """Give a person a seat at a unit or at the standing office.

    Raises:
        PermissionDenied: ``actor`` lacks ``organisations.give_seat``.
        SeatTaken: the person holds this very seat in these days.
        DaysOutOfOrder: it ends before it starts.
    """
    authorise(actor, "organisations.give_seat", place)
    return place_person(user, place, term or SeatTerm(), actor=actor, at=at)


def place_person(
    user: User, place: SeatPlace, term: SeatTerm, *, actor: User, at: datetime
) -> Seat:
    """Write the seat; whoever calls has authorised it: the giver, or an accepted invitation."""
    if term.since is not None and term.until is not None and term.until < term.since:
        raise DaysOutOfOrder(
            _("Ngày kết thúc %(last)s trước ngày bắt đầu %(first)s.")
            % {"last": written_day(term.until), "first": written_day(term.since)}
        )
    User.objects.select_for_update().get(pk=user.pk)  # one seat at a time for a person
    same = Seat.objects.filter(
        user=user, kind=place.kind, unit=place.unit, authority=place.authority
    )
    if any(_overlap(seat, term) for seat in same):
        raise SeatTaken(
            _("%(person)s đã là %(kind)s tại %(where)s.")
            % {"person": user, "kind": Seat.Kind(place.kind).label, "where": place.where}
        )
    seat = Seat.objects.create(
        user=user,
        kind=place.kind,
        unit=place.unit,
        authority=place.authority,
        title=term.title,
        since=term.since,
        until=term.until,
    )
    forget_roles(user)
    data = {"person": str(user), "where": place.where, "kind": place.kind, "since": term.since}
    record("organisations.give_seat", seat, actor=actor, at=at, data=data)
    return seat


@transaction.atomic
def end_seat(seat: Seat, *, last_day: date, actor: User, at: datetime) -> Seat:
    """The person holds the seat until that day, and no longer.

    Raises:
        PermissionDenied: ``actor`` lacks ``organisations.end_seat``.
        SeatEnded: it ended before that day.
        DaysOutOfOrder: the day is before the seat's first.
        LastStandingSeat: nobody would be left in the standing office.
    """
    seat = (
        Seat.objects.select_for_update(of=("self",))
        .select_related("user", "unit", "authority")
        .get(pk=seat.pk)
    )
    authorise(actor, "organisations.end_seat", seat)
    if seat.until is not None and seat.until <= last_day:
        raise SeatEnded(
            _("%(seat)s đã kết thúc ngày %(day)s.") % {"seat": seat, "day": written_day(seat.until)}
        )
    if seat.since is not None and last_day < seat.since:
        raise DaysOutOfOrder(
            _("Ngày cuối %(last)s trước ngày nhận vị trí %(first)s.")
            % {"last": written_day(last_day), "first": written_day(seat.since)}
        )
    _refuse_emptying(seat, last_day)
    seat.until = last_day
    seat.save(update_fields=["until"])
    data = {"person": str(seat.user), "until": last_day}
    record("organisations.end_seat", seat, actor=actor, at=at, data=data)
    return seat


def _overlap(seat: Seat, term: SeatTerm) -> bool:
    starts_late = term.since is not None and seat.until is not None and seat.until < term.since
    ends_early = term.until is not None and seat.since is not None and term.until < seat.since
    return not (starts_late or ends_early)


def _refuse_emptying(seat: Seat, last_day: date) -> None:
    if seat.kind != Seat.Kind.STANDING:
        return
    after = held_on(last_day + timedelta(days=1))
    others = Seat.objects.filter(after, authority=seat.authority_id, user__is_active=True)
    if not others.exclude(pk=seat.pk).exists():
        raise LastStandingSeat(
            _("%s là người cuối cùng của cơ quan thường trực; giao vị trí cho người khác trước.")
            % seat.user
        )
