"""Observers with a seat: they enter the hall with their account, and have no vote."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.meetings.actions.locking import (
    conference_to_run,
    locked_conference,
    refuse_closed,
    stir,
)
from thidua.apps.meetings.hall.door import check_door
from thidua.apps.meetings.hall.observing import account_named
from thidua.apps.meetings.models import Conference, Observer
from thidua.apps.meetings.queries import (
    own_attendance,
)
from thidua.apps.meetings.refusals import ObserverRefused


@dataclass(frozen=True, slots=True)
class ObserverFacts:
    """Who observes: an account by its sign-in name; without a name the account's own."""

    account: str
    name: str = ""
    office: str = ""


@transaction.atomic
def seat_observer(
    conference: Conference, facts: ObserverFacts, *, actor: User, at: datetime
) -> Observer:
    """Give somebody with an account a seat in the hall without a vote.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceClosed: it is over.
        ObserverRefused: no such account, seated already, or there for a member unit.
    """
    conference = conference_to_run(conference, actor)
    authority = conference.season.bloc.authority
    user = account_named(authority, facts.account)
    if user is None:
        told = {"account": facts.account.strip(), "authority": authority}
        raise ObserverRefused(
            _("Tài khoản “%(account)s” không có ở các đơn vị, cơ quan thuộc %(authority)s.") % told
        )
    if conference.observers.filter(user=user).exists():
        raise ObserverRefused(_("%s đã có chỗ quan sát viên.") % user)
    if delegates := own_attendance(conference, user):
        told = {"user": user, "unit": delegates[0].unit}
        raise ObserverRefused(_("%(user)s dự thay đơn vị thành viên %(unit)s.") % told)
    name, office = facts.name.strip() or str(user)[:120], facts.office.strip()
    observer = Observer.objects.create(conference=conference, name=name, office=office, user=user)
    stir(conference)
    data = {"name": name, "office": office}
    record("meetings.seat_observer", observer, actor=actor, at=at, data=data)
    return observer


@transaction.atomic
def unseat_observer(observer: Observer, *, actor: User, at: datetime) -> None:
    """Take the seat back, after the meeting too; whoever came to it stays in its minutes by name.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
    """
    conference = locked_conference(observer.conference)
    authorise(actor, "meetings.run_conference", conference)
    observer = Observer.objects.select_for_update().get(pk=observer.pk)
    observer.conference = conference
    data = {"name": observer.name, "office": observer.office}
    record("meetings.unseat_observer", observer, actor=actor, at=at, data=data)
    if conference.state == Conference.State.CLOSED and observer.arrived_at is not None:
        observer.user = None
        observer.save(update_fields=["user"])
    else:
        observer.delete()
    stir(conference)


@transaction.atomic
def confirm_observer(observer: Observer, code: str, *, actor: User, at: datetime) -> Observer:
    """The observer comes in, with the code that the hall's screen shows.

    Raises:
        PermissionDenied: ``actor`` is not the observer.
        ConferenceClosed: it is over.
        DoorCodeRefused: the code is wrong, old, or of another clock.
    """
    conference = locked_conference(observer.conference)
    stored = conference.observers.get(pk=observer.pk)
    stored.conference = conference
    authorise(actor, "meetings.confirm_observer", stored)
    refuse_closed(conference)
    check_door(conference, code, at)
    if stored.arrived_at is None:
        stored.arrived_at = at
        stored.save(update_fields=["arrived_at"])
        stir(conference)
        record("meetings.confirm_observer", stored, actor=actor, at=at)
    return stored
