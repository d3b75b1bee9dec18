"""The letter that brings an invitation's link."""

from collections.abc import Iterable
from smtplib import SMTPException

from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from thidua.apps.organisations.models import Invitation
from thidua.web.languages import in_vietnamese


def send_invitations(letters: Iterable[tuple[Invitation, str]]) -> int:
    """How many went out, by one connection; after the first that does not, none is tried."""
    connection = get_connection()
    sent = 0
    try:
        connection.open()
        for invitation, link in letters:
            if not connection.send_messages([_letter(invitation, link)]):
                break
            sent += 1
        connection.close()
    except (SMTPException, OSError):
        return sent
    return sent


@in_vietnamese
def _letter(invitation: Invitation, link: str) -> EmailMessage:
    context = {"invitation": invitation, "link": link}
    text = render_to_string("organisations/invitation_letter.txt", context)
    return EmailMessage(_("Lời mời dùng phần mềm Thi Đua"), text, None, [invitation.email])
