"""``thidua serve`` is stopped and started again: nobody who comes meanwhile is turned away."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.architecture.project import ROOT

AS_SYSTEMD = """
import os, sys
os.dup2(int(sys.argv[1]), 3, inheritable=True)
os.environ |= {"LISTEN_PID": str(os.getpid()), "LISTEN_FDS": "1"}
os.execv(sys.executable, [sys.executable, "-m", "thidua", "serve", "--port", "1"])
"""


def asked(port: int, path: str) -> int:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
    return answer.status


@contextmanager
def served(
    folder: Path, listening: socket.socket | None, port: int
) -> Iterator[subprocess.Popen[bytes]]:
    """One start, on a port of its own or on a socket that somebody else keeps open."""
    around = os.environ | {
        "DJANGO_SETTINGS_MODULE": "thidua.config.settings.production",
        "THIDUA_DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'thidua.sqlite3'}",
        "THIDUA_STATIC_ROOT": str(ROOT / "var" / "test-static"),
        "THIDUA_DRAIN": "2",
    }
    command, passed = ["-m", "thidua", "serve", "--port", str(port)], []
    if listening is not None:
        passed = [listening.fileno()]
        command = ["-c", AS_SYSTEMD, str(passed[0])]
    process = subprocess.Popen(
        [sys.executable, *command], env=around, cwd=ROOT, pass_fds=passed, stdout=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.send_signal(signal.SIGINT)  # at once; killed it leaves children behind
            process.wait(60)


def until(port: int, path: str, status: int) -> None:
    for _try in range(600):
        try:
            if asked(port, path) == status:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise TimeoutError(path)


def test_balancers_are_told_before_the_last_request_is_taken(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with served(tmp_path, None, port) as process:
        until(port, "/healthz", 200)
        process.send_signal(signal.SIGTERM)
        until(port, "/healthz", 404)

        assert (asked(port, "/readyz"), asked(port, "/accounts/login/")) == (503, 200)
        assert process.wait(60) == 0
    with pytest.raises(OSError, match="refused"):
        asked(port, "/healthz")


def test_who_comes_between_two_starts_waits_in_the_socket(tmp_path: Path) -> None:
    answers: list[int | str] = []
    enough = threading.Event()
    with socket.create_server(("127.0.0.1", 0), backlog=256) as listening:
        port = listening.getsockname()[1]

        def come() -> None:
            while not enough.is_set():
                try:
                    answers.append(asked(port, "/accounts/login/"))
                except (OSError, http.client.HTTPException) as error:
                    answers.append(repr(error))

        with served(tmp_path, listening, port) as first:
            until(port, "/healthz", 200)
            visitors = [threading.Thread(target=come) for _ in range(4)]
            for each in visitors:
                each.start()
            first.send_signal(signal.SIGTERM)
            assert first.wait(60) == 0
        with served(tmp_path, listening, port):
            until(port, "/healthz", 200)
            served_by_now = len(answers)
            while len(answers) < served_by_now + 20:
                time.sleep(0.05)
            enough.set()
            for each in visitors:
                each.join(60)

    assert set(answers) == {200}
    assert not any(each.is_alive() for each in visitors)
