"""Invitations: a link opens an account with a seat, once, until it expires or is taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.actions.accounts import create_account
from thidua.apps.accounts.facts import AccountFacts
from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.actions.seats import SeatTerm, place_person
from thidua.apps.organisations.facts import SeatPlace
from thidua.apps.organisations.invitations.links import new_token, token_hash
from thidua.apps.organisations.invitations.pasted import Named
from thidua.apps.organisations.models import Invitation
from thidua.apps.organisations.refusals import AlreadyInvited, InvitationNotOpen, NameMissing
from thidua.web.words import written_day

LASTS = timedelta(days=7)
LASTS_ON_PAPER = timedelta(days=30)  # a letter is carried by hand


@dataclass(frozen=True, slots=True)
class Guest:
    """Who is invited."""

    full_name: str
    email: str = ""
    title: str = ""


@transaction.atomic
def invite(
    place: SeatPlace, guest: Guest, *, actor: User, at: datetime, lasts: timedelta = LASTS
) -> tuple[Invitation, str]:
    """Invite somebody to a seat; the secret for the link is answered here and kept nowhere.

    Raises:
        PermissionDenied: ``actor`` lacks ``organisations.invite``.
        NameMissing: nobody is named.
    """
    authorise(actor, "organisations.invite", place)
    if not guest.full_name.strip():
        raise NameMissing(_("Họ và tên người được mời đang để trống."))
    token = new_token()
    invitation = Invitation.objects.create(
        email=guest.email,
        full_name=guest.full_name.strip(),
        kind=place.kind,
        unit=place.unit,
        authority=place.authority,
        title=guest.title,
        token_hash=token_hash(token),
        invited_by=actor,
        invited_at=at,
        expires_at=at + lasts,
    )
    data = {
        "person": invitation.full_name,
        "where": place.where,
        "kind": place.kind,
        "expires_on": timezone.localdate(invitation.expires_at),
    }
    record("organisations.invite", invitation, actor=actor, at=at, data=data)
    return invitation, token


@transaction.atomic
def invite_many(
    people: Sequence[Named], *, actor: User, at: datetime
) -> list[tuple[Invitation, str]]:
    """Invite a whole list, all or nobody; the secrets are for letters, which are carried by hand.

    Raises:
        PermissionDenied: ``actor`` lacks ``organisations.invite`` for one of the places.
        AlreadyInvited: an invitation of somebody of this name to this place is still open.
    """
    waiting = {
        (unit, kind, name)
        for unit, kind, name in Invitation.objects.filter(
            unit__in=[each.place.unit for each in people if each.place.unit],
            accepted_at=None, revoked_at=None, expires_at__gt=at,
        ).values_list("unit_id", "kind", "full_name")
    }  # fmt: skip
    again = [
        each.full_name
        for each in people
        if each.place.unit and (each.place.unit.pk, each.place.kind, each.full_name) in waiting
    ]
    if again:
        raise AlreadyInvited(
            _("Chưa mời ai: đã mời và đang chờ %s nhận. Bỏ khỏi danh sách, hoặc thu hồi lời cũ.")
            % ", ".join(again[:5])
        )
    return [
        invite(
            each.place, Guest(each.full_name, each.email, each.title),
            actor=actor, at=at, lasts=LASTS_ON_PAPER,
        )
        for each in people
    ]  # fmt: skip


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, actor: User, at: datetime) -> Invitation:
    """Take a link back before it is used.

    Raises:
        PermissionDenied: ``actor`` lacks ``organisations.revoke_invitation``.
        InvitationNotOpen: it was used or taken back.
    """
    invitation = _locked(invitation)
    authorise(actor, "organisations.revoke_invitation", invitation)
    refuse_settled(invitation)
    invitation.revoked_at = at
    invitation.save(update_fields=["revoked_at"])
    record("organisations.revoke_invitation", invitation, actor=actor, at=at)
    return invitation


@transaction.atomic
def accept_invitation(
    invitation: Invitation, *, account: AccountFacts | None, actor: User | None, at: datetime
) -> User:
    """Take the seat: with a new ``account``, or as the signed-in ``actor``.

    Who holds the link may: there is no other permission.

    Raises:
        InvitationNotOpen: it was used, taken back, or is too old.
        UsernameTaken: the chosen name is somebody else's.
        EmailTaken: the address is somebody else's.
        SeatTaken: ``actor`` holds this seat already.
        ValueError: neither or both of ``account`` and ``actor``.
    """
    if (account is None) == (actor is None):
        raise ValueError("either a new account or a signed-in user accepts")
    invitation = _locked(invitation)
    refuse_settled(invitation)
    refuse_expired(invitation, at)
    user = actor if account is None else create_account(account, at=at)
    if user is None:
        raise ValueError("nobody accepts")
    place = SeatPlace.of(invitation)
    term = SeatTerm(invitation.title, since=timezone.localdate(at))
    place_person(user, place, term, actor=user, at=at)
    invitation.accepted_at, invitation.accepted_by = at, user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    record("organisations.accept_invitation", invitation, actor=user, at=at)
    return user


def refuse_settled(invitation: Invitation) -> None:
    """A link that was used or taken back opens nothing."""
    if invitation.accepted_at is not None:
        raise InvitationNotOpen(
            _("Lời mời đã được dùng ngày %s. Nếu là bạn, hãy đăng nhập.")
            % written_day(timezone.localtime(invitation.accepted_at))
        )
    if invitation.revoked_at is not None:
        raise InvitationNotOpen(
            _("Lời mời đã bị thu hồi ngày %s. Hỏi lại người mời.")
            % written_day(timezone.localtime(invitation.revoked_at))
        )


def refuse_expired(invitation: Invitation, at: datetime) -> None:
    """A link lives for seven days."""
    if at >= invitation.expires_at:
        raise InvitationNotOpen(
            _("Lời mời đã hết hạn ngày %s. Nhờ người mời gửi lời mời mới.")
            % written_day(timezone.localtime(invitation.expires_at))
        )


def _locked(invitation: Invitation) -> Invitation:
    return (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("unit", "authority")
        .get(pk=invitation.pk)
    )
