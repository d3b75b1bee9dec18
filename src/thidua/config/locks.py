"""Who works on the data of this machine: locks on files, until a process ends.

A name is of a file in the data folder; what lies elsewhere is locked by a path.

They hold between processes of one machine; between machines PostgreSQL holds its own.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from thidua.config.environment import DATA

SERVING, BACKING_UP, UPGRADING = "serving.lock", "backup.lock", "upgrade.lock"


class Held(Exception):
    """Somebody else holds the lock."""


def hold_while_alive(name: str) -> None:
    """Hold the lock together with others who serve, until this process and its children end.

    Raises:
        Held: somebody works alone on the data.
    """
    handle = _open(name)
    try:
        _lock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except Held:
        os.close(handle)
        raise


@contextmanager
def alone(name: str, *, waits: bool = False) -> Iterator[None]:
    """Hold the lock for the block, and nobody else at the same time.

    Raises:
        Held: somebody holds it, and this process does not wait.
    """
    handle = _open(name)
    try:
        _lock(handle, fcntl.LOCK_EX if waits else fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def _open(name: str) -> int:
    DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(Path(DATA) / name, os.O_RDWR | os.O_CREAT, 0o600)
    os.set_inheritable(handle, False)
    return handle


def _lock(handle: int, how: int) -> None:
    try:
        fcntl.flock(handle, how)
    except BlockingIOError as error:
        raise Held from error
