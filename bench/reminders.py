"""Working out and queueing reminders: a province of 20 blocs in a week full of deadlines.

Run: python -m bench reminders. Every unit has 44 tasks that come due within three days, and everybody has an
address: more than 10,000 reminders and a letter for each person. Target: 10,000 in 5 s, on SQLite and PostgreSQL.
"""

import os
import sys
import time
from datetime import datetime, timedelta

AT = datetime.fromisoformat("2023-05-10T07:00:00+07:00")
TASKS, TARGET = 44, 5.0
QUIET_YARD = 0.58  # ms on a quiet machine (docs/explanation/performance.md)


def main() -> None:
    """On each database, in a process of its own."""
    from bench.databases import on_each_database

    on_each_database("bench.reminders")


def measure() -> None:
    """One sweep from nothing, and one that finds everything told."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from bench.country import make_country
    from tests.yardstick import yard
    from thidua.apps.accounts.models import User
    from thidua.apps.reminders.actions.sweeping import sweep
    from thidua.apps.reminders.models import Delivery, Reminder
    from thidua.apps.seasons.models import ChecklistItem, Season

    make_country(1, range(2022, 2024))
    User.objects.update(email="a@example.vn")
    due = AT.date() + timedelta(2)
    ChecklistItem.objects.bulk_create(
        ChecklistItem(
            season=season,
            text=f"Việc {chr(97 + n // 26)}{chr(97 + n % 26)}",
            owner="units",
            due_on=due,
        )
        for season in Season.objects.filter(year=2023)
        for n in range(TASKS)
    )
    start, worked = time.perf_counter(), time.process_time()
    with CaptureQueriesContext(connection) as queries:
        made = sweep(AT)
    first, busy = time.perf_counter() - start, time.process_time() - worked
    start = time.perf_counter()
    sweep(AT + timedelta(hours=1))
    again = time.perf_counter() - start
    rows, letters = Reminder.objects.count(), Delivery.objects.count()
    yards = busy * 1000 / yard()
    verdict = "ok" if yards <= TARGET * 1000 / QUIET_YARD * rows / 10_000 else "TOO SLOW"
    print(
        f"{connection.vendor}: {made} reminders, {letters} letters in {first:.2f} s, {busy:.2f} s of them ours, {yards:.0f} yardsticks "
        f"({len(queries)} questions), once more {again:.2f} s: {verdict}"
    )


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.config.settings.production")
    django.setup()
    from thidua.config.database import bring_up_to_date

    bring_up_to_date()
    measure()
    sys.exit(0)
