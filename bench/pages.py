"""Processor time of each page beside the bare page, on the generated country, in one process each.

Both processes are asked in turn, so that a slow minute of the machine slows both: the share of the
bare page is what counts. Unlike requests a second it hardly depends on what else the machine does.
"""

import gc
import os
import statistics
import subprocess
import sys
import tempfile
from functools import partial
from typing import IO, NamedTuple

from bench.load import PAGES, PREPARE, Facts
from bench.sizes import SOURCES, sized

WARM_UP, TURNS, IN_A_TURN = 5, sized(11, 5), 6
SETTINGS = "DJANGO_SETTINGS_MODULE"
OURS, BARE = "thidua.config.settings.production", "bench.bare.settings"


class Told(NamedTuple):
    """One turn of a page: median milliseconds, queries of a request, bytes of HTML."""

    milliseconds: float
    queries: int
    size: int


class Asked:
    """A process that answers pages of one project."""

    def __init__(self, settings: str, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from bench.pages import answer; answer()"],
            env={**environment, SETTINGS: settings},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def turn(self, path: str, session: str) -> Told:
        """Ask for a page a few times."""
        asks, told = self._pipe(self._process.stdin), self._pipe(self._process.stdout)
        print(path, session, file=asks, flush=True)
        milliseconds, queries, size = told.readline().split()
        return Told(float(milliseconds), int(queries), int(size))

    def end(self) -> None:
        """Let the process go."""
        self._pipe(self._process.stdin).close()
        self._process.wait()

    @staticmethod
    def _pipe(pipe: IO[str] | None) -> IO[str]:
        if pipe is None:
            raise RuntimeError("a process without pipes")
        return pipe


def answer() -> None:
    """In a process of its own, with its settings: a line for each line "path session"."""
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from tests.yardstick import spent

    met: dict[tuple[str, str], int] = {}
    for line in sys.stdin:
        path, session = line.split()
        client = Client(SERVER_NAME="localhost")
        client.cookies["sessionid"] = session
        if (path, session) not in met:
            for _ in range(WARM_UP):
                client.get(path)
            with CaptureQueriesContext(connection) as queries:
                client.get(path)
            met[path, session] = len(queries)
            gc.collect()
            gc.freeze()  # as ``thidua serve`` does before it forks
        times = [spent(partial(client.get, path)) for _ in range(IN_A_TURN)]
        page = client.get(path)
        if page.status_code != 200:
            raise RuntimeError(f"{path}: {page.status_code}")
        print(statistics.median(times), met[path, session], len(page.content), flush=True)


def main() -> None:
    """Generate the country in SQLite, then measure each page in turn with the bare one."""
    with tempfile.TemporaryDirectory(prefix="thidua-bench-") as folder:
        environment = {
            **os.environ,
            "THIDUA_DATA_DIR": folder,
            "DATABASE_URL": f"sqlite:///{folder}/country.sqlite3",
            SETTINGS: OURS,
            "PYTHONPATH": SOURCES,
        }
        facts = Facts.read(PREPARE, environment)
        ours, bare = Asked(OURS, environment), Asked(BARE, environment)
        for name, path, who in PAGES:
            shares, times, yardsticks = [], [], []
            for _ in range(TURNS):
                yardstick = bare.turn("/rows/", facts.sessions["bare"])
                page = ours.turn(path.format(season=facts.season), facts.sessions[who])
                shares.append(yardstick.milliseconds / page.milliseconds)
                times.append(page.milliseconds)
                yardsticks.append(yardstick.milliseconds)
            print(
                f"  {name:<28}{statistics.median(shares):5.0%} of bare   "
                f"{statistics.median(times):5.1f} ms beside {statistics.median(yardsticks):4.1f} ms"
                f"   {page.queries:2} queries   {page.size / 1000:5.1f} kB",
                flush=True,
            )
        ours.end()
        bare.end()
