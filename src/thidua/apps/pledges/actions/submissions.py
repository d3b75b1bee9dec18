"""A registration's way: submitted, withdrawn, returned with a reason, accepted, opened again."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.pledges.actions.registrations import (
    EDITABLE,
    locked_registration,
    refuse_unless_registering,
)
from thidua.apps.pledges.models import Covenant, Registration
from thidua.apps.pledges.queries.registrations import content_of, needs_in
from thidua.apps.pledges.refusals import (
    CovenantFrozen,
    RegistrationIncomplete,
    RegistrationNotInState,
)
from thidua.apps.seasons.actions.locking import refuse_closed
from thidua.domain.registration_checks import gaps_in
from thidua.web.reasons import ReasonMissing

State = Registration.State


@transaction.atomic
def submit_registration(registration: Registration, *, actor: User, at: datetime) -> Registration:
    """Hand the registration in to the head.

    Raises:
        PermissionDenied: ``actor`` lacks ``pledges.submit_registration``.
        RegisteringClosed: the year is not at that step.
        RegistrationNotInState: it was handed in before.
        RegistrationIncomplete: something is missing without which nothing can be scored.
    """
    registration = locked_registration(registration)
    authorise(actor, "pledges.submit_registration", registration)
    refuse_unless_registering(registration.season)
    _refuse_unless(registration, *EDITABLE)
    gaps = gaps_in(content_of(registration), needs_in(registration.season, registration.unit_id))
    missing = [gap.text for gap in gaps if gap.must]
    if missing:
        raise RegistrationIncomplete(
            _("Chưa nộp được đăng ký của %(unit)s: %(gaps)s")
            % {"unit": registration.unit, "gaps": " ".join(missing)}
        )
    before = registration.state
    registration.state = State.SUBMITTED
    registration.submitted_at = at
    registration.first_submitted_at = registration.first_submitted_at or at
    registration.submitted_by = actor
    registration.save(update_fields=["state", "submitted_at", "first_submitted_at", "submitted_by"])
    _record("pledges.submit_registration", registration, before, actor=actor, at=at)
    return registration


@transaction.atomic
def withdraw_registration(registration: Registration, *, actor: User, at: datetime) -> Registration:
    """Take the own submission back while it is not accepted; the day of handing in starts anew.

    Raises:
        PermissionDenied: ``actor`` lacks ``pledges.withdraw_registration``.
        RegisteringClosed: the unit could not hand it in again.
        RegistrationNotInState: it is not waiting for the head.
    """
    registration = locked_registration(registration)
    authorise(actor, "pledges.withdraw_registration", registration)
    refuse_unless_registering(registration.season)
    _refuse_unless(registration, State.SUBMITTED)
    registration.state = State.DRAFT
    registration.submitted_at = registration.first_submitted_at = None
    registration.submitted_by = None
    registration.save(update_fields=["state", "submitted_at", "first_submitted_at", "submitted_by"])
    _record("pledges.withdraw_registration", registration, State.SUBMITTED, actor=actor, at=at)
    return registration


@transaction.atomic
def return_registration(
    registration: Registration, reason: str, *, actor: User, at: datetime
) -> Registration:
    """Give it back to the unit to be corrected; the day it was first handed in is kept.

    Raises:
        PermissionDenied: ``actor`` lacks ``pledges.return_registration``.
        RegisteringClosed: the unit could not correct it any more.
        RegistrationNotInState: it was not handed in.
        ReasonMissing: a return says why.
    """
    registration = locked_registration(registration)
    authorise(actor, "pledges.return_registration", registration)
    refuse_unless_registering(registration.season)
    _refuse_unless(registration, State.SUBMITTED)
    _give_back(registration, reason)
    _record("pledges.return_registration", registration, State.SUBMITTED, actor=actor, at=at)
    return registration


@transaction.atomic
def accept_registration(registration: Registration, *, actor: User, at: datetime) -> Registration:
    """Accept it: from now on the bloc sees it and it does not change.

    Raises:
        PermissionDenied: ``actor`` lacks ``pledges.accept_registration``.
        SeasonClosed: the year is closed.
        RegistrationNotInState: it is not waiting for an answer.
    """
    registration = locked_registration(registration)
    authorise(actor, "pledges.accept_registration", registration)
    refuse_closed(registration.season)
    _refuse_unless(registration, State.SUBMITTED)
    registration.state = State.ACCEPTED
    registration.accepted_at = at
    registration.returned_reason = ""
    registration.save(update_fields=["state", "accepted_at", "returned_reason"])
    _record("pledges.accept_registration", registration, State.SUBMITTED, actor=actor, at=at)
    return registration


@transaction.atomic
def accept_all_registrations(
    registrations: Sequence[Registration], *, actor: User, at: datetime
) -> None:
    """Accept all of them, or none.

    Raises:
        PermissionDenied, SeasonClosed, RegistrationNotInState: as for ``accept_registration``, of
            the first at fault.
    """
    for registration in registrations:
        accept_registration(registration, actor=actor, at=at)


@transaction.atomic
def reopen_registration(
    registration: Registration, reason: str, *, actor: User, at: datetime
) -> Registration:
    """Let the unit correct an accepted registration, until the covenant is adopted.

    Raises:
        PermissionDenied: ``actor`` lacks ``pledges.reopen_registration``.
        RegisteringClosed: the unit could not correct it any more.
        RegistrationNotInState: it is not accepted.
        CovenantFrozen: the covenant rests on it.
        ReasonMissing: it must say why.
    """
    registration = locked_registration(registration)
    authorise(actor, "pledges.reopen_registration", registration)
    refuse_unless_registering(registration.season)
    _refuse_unless(registration, State.ACCEPTED)
    if covenant_adopted(registration):
        raise CovenantFrozen(
            _("Giao ước đã thông qua nên không mở lại đăng ký của %s được.") % registration.unit
        )
    _give_back(registration, reason)
    _record("pledges.reopen_registration", registration, State.ACCEPTED, actor=actor, at=at)
    return registration


def covenant_adopted(registration: Registration) -> bool:
    """Whether the season's covenant was adopted, so that what it rests on is final."""
    return Covenant.objects.filter(
        season=registration.season_id, state__in=[Covenant.State.ADOPTED, Covenant.State.SIGNED]
    ).exists()


def _give_back(registration: Registration, reason: str) -> None:
    if not reason.strip():
        raise ReasonMissing(_("Ghi lý do để đơn vị biết phải sửa gì."))
    registration.state = State.RETURNED
    registration.returned_reason = reason.strip()
    registration.accepted_at = None
    registration.save(update_fields=["state", "returned_reason", "accepted_at"])


def _refuse_unless(registration: Registration, *states: str) -> None:
    if registration.state not in states:
        raise RegistrationNotInState(
            _("Đăng ký của %(unit)s đang ở trạng thái “%(state)s” nên không làm việc này được.")
            % {"unit": registration.unit, "state": registration.get_state_display()}
        )


def _record(
    action: str, registration: Registration, before: str, *, actor: User, at: datetime
) -> None:
    data = {"from": before, "to": registration.state, "revision": registration.revision}
    if registration.state == State.RETURNED:
        data["reason"] = registration.returned_reason
    record(action, registration, actor=actor, at=at, data=data)
