"""The background worker of this machine tells that it lives, by the time of a file."""

import time
from pathlib import Path

from thidua.config.environment import DATA

BEAT, BEATS_EVERY, SILENT_AFTER = "worker-beat", 5, 30  # seconds


def beat(folder: Path = DATA) -> None:
    """It lives now."""
    (Path(folder) / BEAT).touch(mode=0o600)


def silence(folder: Path = DATA) -> float | None:
    """Seconds since it last told; None: it never did on this machine."""
    try:
        return max(0.0, time.time() - (Path(folder) / BEAT).stat().st_mtime)
    except FileNotFoundError:
        return None


def silence_in_words(seconds: float | None) -> str:
    """For whoever asks the machine whether it is ready."""
    if seconds is None:
        return "not seen on this machine"
    return f"{'silent' if seconds > SILENT_AFTER else 'ok'}, {seconds:.0f} s ago"
