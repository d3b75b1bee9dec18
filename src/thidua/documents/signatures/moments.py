"""The moments at which signatures are judged."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Moments:
    """When to judge a signature without a timestamp: ``at``, when its signer says, or ``now``."""

    now: datetime
    at: datetime | None = None
