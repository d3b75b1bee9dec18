"""When something was done on this machine last: the time of a file in the data folder."""

import fcntl
import os
import time
from pathlib import Path

from thidua.config.environment import DATA

BACKUP, TIDY, OUTAGE = "last-backup", "last-tidy", "last-outage"


def mark(name: str, folder: Path = DATA) -> None:
    """It was done now."""
    (Path(folder) / name).touch(mode=0o600)


def age(name: str, folder: Path = DATA) -> float | None:
    """Seconds since then; None: never on this machine."""
    try:
        return max(0.0, time.time() - (Path(folder) / name).stat().st_mtime)
    except FileNotFoundError:
        return None


def first_within(seconds: float, name: str, folder: Path = DATA) -> bool:
    """Whether nobody on this machine asked for so long; who asks is somebody. A full disk: yes."""
    try:
        handle = os.open(Path(folder) / name, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            before = os.fstat(handle)
            is_first = not before.st_size or time.time() - before.st_mtime >= seconds
            if is_first:
                os.pwrite(handle, b"x", 0)
            return is_first
        finally:
            os.close(handle)
    except OSError:
        return True
