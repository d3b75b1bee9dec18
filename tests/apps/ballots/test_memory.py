"""The memory of the running server, as root sees it: while a ballot is open, and after it closed.

A search of all web processes looks for whole requests with a paper, code and marks: whoever finds
one beside a session's cookie knows a choice by name. After closing, by whatever machine, the
processes that held them are gone, and no process ever writes its memory to a file.
"""

import os
import re
import time
from pathlib import Path

import pytest

from tests.apps.ballots.served_hall import ServedHall, marks_of, served_hall

VOTERS = 8
PATIENCE = 60


def told(pid: int, what: str) -> str:
    """What the system tells of a process; nothing of one that has ended meanwhile."""
    try:
        return Path(f"/proc/{pid}/{what}").read_text("ascii")
    except (FileNotFoundError, ProcessLookupError):
        return ""


def family(pid: int) -> list[int]:
    """A process and all that came from it."""
    children = told(pid, f"task/{pid}/children").split()
    return [pid, *(each for child in children for each in family(int(child)))]


def memory_of(pid: int) -> bytes:
    """Every byte that the process can write to; what the kernel does not give is left out."""
    found = []
    with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text("utf-8").splitlines():
            bounds, rights = line.split()[:2]
            if not rights.startswith("rw"):
                continue
            start, end = (int(part, 16) for part in bounds.split("-"))
            try:
                memory.seek(start)
                found.append(memory.read(end - start))
            except (OSError, ValueError, OverflowError):  # pages of devices and of the kernel
                continue
    return b"".join(found)


def bodies_in(hall: ServedHall) -> set[str]:
    """The codes of slips whose whole request, code and marks, stands in some process's memory."""
    assert hall.process is not None
    found = set()
    for pid in family(hall.process.pid):
        try:
            memory = memory_of(pid)
        except OSError:  # ended meanwhile
            continue
        found |= {code for code in hall.codes if re.search(rb"code=%b&" % code.encode(), memory)}
    return found


def workers_of(hall: ServedHall) -> set[int]:
    """The processes that answer requests: the children of the web server's first."""
    assert hall.process is not None
    return {
        pid
        for first in family(hall.process.pid)
        if told(first, "comm") == "thidua-web\n"
        for pid in family(first)[1:]
    }


def test_no_paper_is_left_in_memory_once_the_box_is_closed(tmp_path: Path) -> None:
    with served_hall(tmp_path, VOTERS) as hall:
        for voter, code in enumerate(hall.codes):
            assert hall.send(code, marks_of(voter))[0] == 200
        before = workers_of(hall)
        for pid in before:
            check_closed_to_others(pid)
        if os.geteuid() == 0:  # else the kernel keeps the memory from us, as it has just shown
            assert len(bodies_in(hall)) >= VOTERS // 2, "the search finds what is there"

        hall.close()
        until = time.monotonic() + PATIENCE
        while before & workers_of(hall) and time.monotonic() < until:
            assert hall.request("GET", "/healthz")[0] == 200, "nobody is turned away meanwhile"

        assert not before & workers_of(hall)
        assert hall.request("GET", f"/ballots/b/{hall.public}/papers/")[0] == 200
        if os.geteuid() == 0:
            assert bodies_in(hall) == set()


def check_closed_to_others(pid: int) -> None:
    """No core file, and nothing of the process belongs to the account that it runs under."""
    limits = Path(f"/proc/{pid}/limits").read_text("ascii").splitlines()
    core = next(line for line in limits if line.startswith("Max core file size"))
    assert core.split()[4:6] == ["0", "0"]
    assert Path(f"/proc/{pid}/mem").stat().st_uid == 0
    if os.geteuid() != 0:
        with pytest.raises(PermissionError):
            memory_of(pid)


def test_the_processes_share_one_loaded_program(tmp_path: Path) -> None:
    """Each counted alone they would need four times as much: 456 MB before they were forked."""
    with served_hall(tmp_path, VOTERS) as hall:
        assert hall.process is not None
        for voter, code in enumerate(hall.codes):
            assert hall.send(code, marks_of(voter))[0] == 200
        shares = [
            int(line.split()[1])
            for pid in family(hall.process.pid)
            for line in told(pid, "smaps_rollup").splitlines()
            if line.startswith("Pss:")
        ]

    assert len(shares) == 5
    assert sum(shares) / 1024 < 250  # MB
