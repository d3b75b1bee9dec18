"""Which process does a job, so that a killed one is known at once and not by its silence."""

import os
import socket
from pathlib import Path


def this_process() -> str:
    """Machine, number and start of this process, as a job keeps them."""
    pid = os.getpid()
    return f"{socket.gethostname()} {pid} {_started(pid)}"


def is_gone(process: str) -> bool:
    """Whether a process of this machine has ended; of other machines nobody here knows."""
    host, _, rest = process.partition(" ")
    pid, _, started = rest.partition(" ")
    return host == socket.gethostname() and pid.isdecimal() and _started(int(pid)) != started


def _started(pid: int) -> str:
    """When it started, in the machine's ticks: a number may be given to another one later."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[19]
    except OSError:
        return "ended"
