"""Sending letters where no mail server is set: none goes out, and no secret in one is printed."""

import logging
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

_log = logging.getLogger(__name__)


class NoMailServer(BaseEmailBackend):
    """Sends nothing: letters hold links that open accounts, so they are not for a log either."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many went out: none; whoever sends can then tell the user."""
        if email_messages:
            _log.warning("THIDUA_EMAIL_URL is not set: %d letter(s) not sent", len(email_messages))
        return 0
