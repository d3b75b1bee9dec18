"""When something was done on this machine last: the time of a file in the data folder."""

import time
from pathlib import Path

from thidua.config.environment import DATA

BACKUP, TIDY = "last-backup", "last-tidy"


def mark(name: str, folder: Path = DATA) -> None:
    """It was done now."""
    (Path(folder) / name).touch(mode=0o600)


def age(name: str, folder: Path = DATA) -> float | None:
    """Seconds since then; None: never on this machine."""
    try:
        return max(0.0, time.time() - (Path(folder) / name).stat().st_mtime)
    except FileNotFoundError:
        return None
