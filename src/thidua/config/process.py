"""What a web process keeps to itself: its memory is written to no file and read by no neighbour."""

import ctypes
import resource
import sys

_PR_SET_DUMPABLE = 4


def forbid_dumps() -> None:
    """No core file, ever; on Linux only root can read or trace the process from now on.

    Bodies of requests stand in memory while a ballot is open (docs/explanation/secret-ballots.md).
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
