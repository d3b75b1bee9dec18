"""Invitations as lists show them: what became of each, and when."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.apps.organisations.models import Invitation
from thidua.web.badges import Badge
from thidua.web.words import written_day


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """One invitation, how it looks, and the day of that."""

    invitation: Invitation
    badge: Badge
    day: str

    @property
    def is_open(self) -> bool:
        """Whether it may still be taken back."""
        return not self.invitation.accepted_at and not self.invitation.revoked_at


def link_of(request: HttpRequest, token: str) -> str:
    """The address that an invitation's secret opens, whole."""
    return request.build_absolute_uri(reverse("organisations:accept_invitation", args=[token]))


def invitation_row(invitation: Invitation, now: datetime) -> InvitationRow:
    """Accepted, taken back, too old, or waiting until a day."""
    if invitation.accepted_at:
        badge, day = Badge(_("đã nhận"), "green"), written_day(localdate(invitation.accepted_at))
    elif invitation.revoked_at:
        badge, day = Badge(_("đã thu hồi")), written_day(localdate(invitation.revoked_at))
    elif invitation.expires_at <= now:
        badge, day = Badge(_("hết hạn"), "yellow"), written_day(localdate(invitation.expires_at))
    else:
        badge = Badge(_("đang chờ"), "blue")
        day = _("đến %s") % written_day(localdate(invitation.expires_at))
    return InvitationRow(invitation, badge, day)
