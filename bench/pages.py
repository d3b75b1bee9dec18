"""Processor time of each page in one process, on the generated country, beside the bare page.

Unlike requests a second it hardly depends on what else the machine does: a page that became slow
shows here. Each page is asked for forty times after warming up; queries are those of one request.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.load import PREPARE

WARM_UP, TIMES = 5, 40
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
]
_MEASURE = "import sys; from bench.pages import measure; measure(sys.argv[1], sys.argv[2:])"


def measure(label: str, pages: list[str]) -> None:
    """In a process of its own, with its settings: print a line for each "label|path|session"."""
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    for page in pages:
        name, path, session = page.split("|")
        client = Client(SERVER_NAME="localhost")
        client.cookies["sessionid"] = session
        times = []
        for turn in range(WARM_UP + TIMES):
            start = time.process_time()
            answer = client.get(path)
            if turn >= WARM_UP:
                times.append((time.process_time() - start) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(f"{path}: {answer.status_code}")
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        low, middle, high = min(times), statistics.median(times), max(times)
        print(
            f"  {label + name:<28}min {low:5.1f} ms  median {middle:5.1f} ms  max {high:5.1f} ms"
            f"  {len(queries):2} queries",
            flush=True,
        )


def main() -> None:
    """Generate the country in SQLite, then measure the bare page and ours."""
    with tempfile.TemporaryDirectory(prefix="thidua-bench-") as folder:
        environment = {
            **os.environ,
            "THIDUA_DATA_DIR": folder,
            "DATABASE_URL": f"sqlite:///{folder}/country.sqlite3",
            "DJANGO_SETTINGS_MODULE": "thidua.config.settings.production",
            "PYTHONPATH": str(Path(__file__).resolve().parents[1]),
        }
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
        bare = {**environment, "DJANGO_SETTINGS_MODULE": "bench.bare.settings"}
        pages = [
            f"{name}|{path.format(season=season)}|{sessions[who]}" for name, path, who in PAGES
        ]
        for each, asked in (
            (bare, [f"bare 30 rows|/rows/|{sessions['bare']}"]),
            (environment, pages),
        ):
            subprocess.run([sys.executable, "-c", _MEASURE, "", *asked], env=each, check=True)
