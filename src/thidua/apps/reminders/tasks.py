"""What a round of reminding does: looks at everything that waits, sends what is to be sent."""

import logging
from typing import NamedTuple

from django.db import InterfaceError, OperationalError
from django.utils import timezone

from thidua.apps.reminders.actions.sending import AT_ONCE, send_waiting
from thidua.apps.reminders.actions.sweeping import sweep

_log = logging.getLogger(__name__)


class Reminded(NamedTuple):
    """How much one round made new, and tried to send."""

    made: int
    tried: int


def remind(*, even_now: bool = False) -> Reminded:
    """One round: a sweep if it is time (or ``even_now``), then sending until nothing is due."""
    made, tried = sweep(timezone.now(), even_now=even_now), 0
    while count := send_waiting(timezone.now):
        tried += count
        if count < AT_ONCE:
            break
    return Reminded(made or 0, tried)


def remind_if_due() -> None:
    """One round of many; whatever goes wrong is logged, and the next round tries again.

    Raises:
        OperationalError, InterfaceError: the database does not answer.
    """
    try:
        remind()
    except (OperationalError, InterfaceError):  # the database is away: told for all who need it
        raise
    except Exception:
        _log.exception("reminding failed")
