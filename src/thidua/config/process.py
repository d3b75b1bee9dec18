"""What the system knows of a process: its name; its memory goes to no file and no neighbour."""

import ctypes
import resource
import sys

_PR_SET_DUMPABLE = 4
_PR_SET_NAME = 15


def forbid_dumps() -> None:
    """No core file, ever; on Linux only root can read or trace the process from now on.

    Bodies of requests stand in memory while a ballot is open (docs/explanation/secret-ballots.md).
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def name_process(name: str) -> None:
    """Called so where processes are listed (``ps -o comm``); 15 letters at most, on Linux."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_NAME, name.encode("ascii"), 0, 0, 0)
