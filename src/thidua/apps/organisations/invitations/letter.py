"""The letter that brings an invitation's link."""

from smtplib import SMTPException

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from thidua.apps.organisations.models import Invitation


def send_invitation(invitation: Invitation, link: str) -> bool:
    """Whether the letter went out."""
    context = {"invitation": invitation, "link": link}
    text = render_to_string("organisations/invitation_letter.txt", context)
    try:
        return send_mail(_("Lời mời dùng phần mềm Thi Đua"), text, None, [invitation.email]) == 1
    except (SMTPException, OSError):
        return False
