"""Slows guessing down. Only what failed counts; looking only reads, and a refusal never counts.

A whole hall may stand behind one address, so whoever can look a code up first asks afterwards
whether too many were wrong: the right ones always pass.
"""

import time
from dataclasses import dataclass

from allauth.core.internal.ratelimit import get_ip
from django.core.cache import cache
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Tries:
    """At most ``most`` failed tries of one kind in ``seconds``, for each address or user."""

    kind: str
    most: int
    seconds: int

    def are_spent(self, who: object) -> bool:
        """Whether ``who`` has failed too often lately; nothing is written."""
        return int(cache.get(self._key(who), 0)) >= self.most

    def count(self, who: object) -> bool:
        """One more failed try; whether it was one too many, which is not counted any more.

        Two at once may count as one, which a limit of this kind can bear.
        """
        key = self._key(who)
        failed = int(cache.get(key, 0))
        if failed >= self.most:
            return True
        cache.set(key, failed + 1, self.seconds)
        return False

    def _key(self, who: object) -> str:
        """With the window in it: tries end with theirs, whatever comes after."""
        return f"tries.{self.kind}.{int(time.time()) // self.seconds}.{who}"


def address_of(request: HttpRequest) -> str:
    """Where the request comes from, as the limits of signing in count it."""
    return str(get_ip(request))
