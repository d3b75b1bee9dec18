"""Handing letters over, one connection for many, and what became of each."""

import smtplib
from contextlib import suppress
from types import TracebackType
from typing import Self

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.message import BadHeaderError
from django.db.models import F

from thidua.apps.reminders.models import Delivery
from thidua.apps.reminders.posting.letter import letter_of
from thidua.apps.reminders.posting.outcome import FILED, OVER, SENT, Outcome, State, by_code, fault
from thidua.apps.reminders.posting.servers import LetterFolder, MailServer


class Post:
    """A way to the mail server that stays open while several letters go out."""

    def __init__(self) -> None:
        self._server = get_connection(settings.REMINDER_EMAIL_BACKEND)
        self._is_open = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self._hang_up()

    def send(self, delivery: Delivery) -> Outcome:
        """Send one letter, with what still waits of it."""
        there = delivery.reminders.filter(over_at=None)
        waiting = list(there.order_by(F("due_on").asc(nulls_last=True), "pk"))
        if not waiting or not delivery.user.is_active or not delivery.user.email:
            return OVER
        if not self._is_open:
            try:
                self._server.open()
            except (smtplib.SMTPException, OSError) as error:
                self._hang_up()
                return Outcome(State.WAITING, fault(error), is_down=True)
            self._is_open = True
        try:
            letter_of(delivery, waiting, self._server).send()
        except BadHeaderError as error:
            return Outcome(State.FAILED, fault(error))
        except (smtplib.SMTPException, OSError) as error:
            outcome = self._refused(error)
            self._hang_up()
            return outcome
        return FILED if isinstance(self._server, LetterFolder) else SENT

    def _refused(self, error: Exception) -> Outcome:
        if isinstance(error, smtplib.SMTPRecipientsRefused):
            return by_code(*next(iter(error.recipients.values())))
        if isinstance(error, smtplib.SMTPResponseException):
            return by_code(error.smtp_code, error.smtp_error)
        if isinstance(self._server, MailServer) and self._server.may_have_arrived:
            return Outcome(State.UNKNOWN, fault(error))
        return Outcome(State.WAITING, fault(error))

    def _hang_up(self) -> None:
        self._is_open = False
        with suppress(smtplib.SMTPException, OSError):  # it may be gone already
            self._server.close()
