"""Processor time, queries and bytes of the tall pages: a bloc of 20 units × 60 criteria, SQLite.

Each beside the yardstick as it was at that time.
"""

import statistics
import time

from bench.databases import on_a_new_sqlite

WARM_UP, TIMES = 6, 30
PAGES = [
    ("sheet, own unit", "/appraisals/sheets/{draft}/", "unit"),
    ("sheet, standing office", "/appraisals/sheets/{sent}/", "office"),
    ("verification", "/appraisals/sheets/{sent}/verify/", "unit"),
    ("sheets", "/appraisals/season/{season}/", "office"),
    ("registrations", "/pledges/{season}/registrations/", "office"),
    ("half-year, 2,000 lines", "/reviews/{season}/?period=half", "office"),
    ("result", "/appraisals/season/{season}/result/", "office"),
]


def measure() -> None:
    """In a process with its settings: fill the database, then a line for each page."""
    import django

    django.setup()
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from bench.tall_bloc import prepare
    from tests.yardstick import yard

    clients, places = prepare()
    for name, path, who in PAGES:
        address, client = path.format(**places), clients[who]
        times, yards = [], []
        for turn in range(WARM_UP + TIMES):
            yards.append(yard())
            start = time.process_time()
            answer = client.get(address)
            if turn >= WARM_UP:
                times.append((time.process_time() - start) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        print(
            f"  {name:<24}min {min(times):5.1f} ms  median {statistics.median(times):5.1f} ms"
            f"  yardstick {min(yards):4.2f} ms  {len(queries):2} queries"
            f"  {len(answer.content) / 1000:5.0f} kB",
            flush=True,
        )


def main() -> None:
    """Generate the bloc and measure its pages."""
    on_a_new_sqlite("from bench.tall_pages import measure; measure()")
