"""How sending something ended, in the words of the log."""

from dataclasses import dataclass
from typing import Any

from thidua.apps.reminders.models import Delivery

State = Delivery.State


@dataclass(frozen=True, slots=True)
class Outcome:
    """The state that it comes to; waiting means that it may be tried again."""

    state: str
    error: str = ""
    is_down: bool = False  # nobody answers there at all: others need not try just now


SENT = Outcome(State.SENT)
FILED = Outcome(State.FILED)
OVER = Outcome(State.DROPPED)


def fault(error: object) -> str:
    """An error in one short line, as the other side or the system told it."""
    return " ".join(str(error).split())[:300] or type(error).__name__


def by_code(code: int, text: Any) -> Outcome:
    """A refusal of a mail server: 4xx for now, 5xx for good."""
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
    state = State.WAITING if 400 <= code < 500 else State.FAILED
    return Outcome(state, fault(f"{code} {words}"))
