"""Whether this machine is about to stop: told to balancers, while requests are still answered.

A byte in memory that every process forked from ``thidua serve`` shares.
"""

import mmap

_told = mmap.mmap(-1, 1)


def begin() -> None:
    """From now on ``/healthz`` and ``/readyz`` send balancers elsewhere."""
    _told[0] = 1


def end() -> None:
    """As at the start."""
    _told[0] = 0


def is_draining() -> bool:
    """Whether somebody asked this machine to stop."""
    return bool(_told[0])
