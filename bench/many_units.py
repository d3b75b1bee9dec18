"""A bloc of 200 units × 60 criteria: the screen of who scores all of them, and the Excel files.

Processor time, beside the yardstick as it was at that time: other programs hardly move it.
"""

import statistics
import time

from bench.databases import on_a_new_sqlite
from bench.sizes import sized

UNITS = sized(200, 60)
ITEM, TIMES = "1.1", 5
ASKED = (
    ("scorer's screen", "scorers:save_figures", "scorer", 150),
    ("Excel of the ranking", "appraisals:result_workbook", "season", 1500),
    ("Excel of the sheets", "appraisals:sheets_workbook", "season", 1500),
)
"""What is measured, its address, what is named in it, the most milliseconds for 200 units."""


def measure(units: int) -> None:
    """In a process with its settings and an empty database."""
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    from bench.tall_bloc import codes_of, make_tall_bloc
    from tests.apps.scorers.builders import body, police, score_by
    from tests.yardstick import yard
    from thidua.config.database import bring_up_to_date
    from thidua.config.static_files import collect_if_changed

    bring_up_to_date()
    collect_if_changed()
    world = make_tall_bloc(codes_of(units))
    outside, officer = police(world)
    scored = score_by(world, body(outside), item=ITEM, reason="Đo")
    keys = {"scorer": scored.scorers.get().pk, "season": world.season.pk}
    for name, address, key, most in ASKED:
        client = Client(SERVER_NAME="localhost")
        user = officer if key == "scorer" else world.head
        client.force_login(user, settings.AUTHENTICATION_BACKENDS[0])
        times, yards = [], []
        for _ in range(TIMES):
            yards.append(yard())
            start = time.process_time()
            answer = client.get(reverse(address, args=[keys[key]]))
            size = len(answer.getvalue())
            times.append((time.process_time() - start) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(f"{name}: {answer.status_code}")
        print(
            f"  {name:<22}{units} units x 60 criteria: {statistics.median(times[1:]):5.0f} ms"
            f" (limit for 200 units {most})   {size / 1000:4.0f} kB"
            f"   yardstick {min(yards):.2f} ms",
            flush=True,
        )


def main() -> None:
    """In a process of its own."""
    on_a_new_sqlite(f"from bench.many_units import measure; measure({UNITS})")
