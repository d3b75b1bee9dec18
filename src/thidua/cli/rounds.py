"""Work that is done again and again, each time in a process of its own.

Between two rounds there is none to wait with 40 MB.
"""

import time
from collections.abc import Callable
from multiprocessing.context import ForkProcess


class Rounds:
    """A process for each round: the first after a while, then ``every`` so many seconds."""

    def __init__(
        self, begin: Callable[[], ForkProcess], *, every: float, first_after: float | None = None
    ) -> None:
        self._begin = begin
        self._every = every
        self._process: ForkProcess | None = None
        self._due = time.monotonic() + (every if first_after is None else first_after)

    def begin_if_due(self) -> None:
        """A new round, unless the last is still at work; one that has ended is let go."""
        if not self.running() and time.monotonic() >= self._due:
            self._process = self._begin()
            self._due = time.monotonic() + self._every

    def running(self) -> list[ForkProcess]:
        """The round at work, if there is one."""
        return [self._process] if self._process and self._process.is_alive() else []
