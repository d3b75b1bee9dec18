"""The registry of awards with a million records: the pages of a person, a unit, the lists.

One authority of 200 units and 100,000 people with ten records each is generated; each page is asked
for through Django's test client, by the unit's officer and by the standing office. Target: 100 ms.
`python -m bench history`, on SQLite; with `THIDUA_TEST_DATABASE_URL` (`tools/with_postgres.py`)
on PostgreSQL too.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from itertools import islice
from typing import Any

from bench.sizes import SOURCES, sized

UNITS, PEOPLE, YEARS = 200, sized(100_000, 10_000), range(2014, 2024)
WARM_UP, TIMES, LIMIT_MS = 2, 15, 100
_RUN = "from bench.history import measure; measure()"


def main() -> None:
    """Generate and measure on each database, in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="thidua-bench-") as folder:
        addresses = [f"sqlite:///{folder}/history.sqlite3"]
        if server := os.environ.get("THIDUA_TEST_DATABASE_URL"):
            addresses.append(server)
        for address in addresses:
            print(f"  {address.partition(':')[0]}", flush=True)
            environment = {
                **os.environ,
                "THIDUA_DATA_DIR": folder,
                "THIDUA_TEST_DATABASE_URL": address,
                "DJANGO_SETTINGS_MODULE": "thidua.config.settings.test",
                "PYTHONPATH": SOURCES,
            }
            subprocess.run([sys.executable, "-c", _RUN], env=environment, check=True)


def measure() -> None:
    """Fill the database, then ask for each page as often as it takes."""
    import django

    django.setup()
    from django.db import connection

    from thidua.apps.awards.models import AwardRecord
    from thidua.config.database import bring_up_to_date

    bring_up_to_date()
    began = time.perf_counter()
    pages = _fill()
    connection.cursor().execute("ANALYZE")
    count = AwardRecord.objects.count()
    print(f"  {count:,} records in {time.perf_counter() - began:.0f} s", flush=True)
    for name, who, path in pages:
        print(f"  {name:<34}{_timed(who, path)}", flush=True)


def _timed(who: str, path: str) -> str:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from thidua.apps.accounts.models import User

    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(username=who))
    times, worked = [], []
    for turn in range(WARM_UP + TIMES):
        start, began = time.perf_counter(), time.process_time()
        answer = client.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path}: {answer.status_code}")
        if turn >= WARM_UP:
            times.append((time.perf_counter() - start) * 1000)
            worked.append((time.process_time() - began) * 1000)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    middle = statistics.median(times)
    verdict = "" if middle < LIMIT_MS else f"  OVER {LIMIT_MS} ms"
    processor = f"processor {statistics.median(worked):5.1f} ms"
    clock = f"min {min(times):5.1f} ms  median {middle:5.1f} ms  max {max(times):5.1f} ms"
    return f"{clock}  {processor}  {len(queries):2} queries{verdict}"


def _fill() -> list[tuple[str, str, str]]:
    """Everything, and the pages to ask for: name, user, address."""
    from django.db import transaction

    from thidua.apps.accounts.models import User
    from thidua.apps.awards.models import AwardRecord, Decision, YearRecord
    from thidua.apps.organisations.models import Authority, Seat, Unit
    from thidua.apps.people.models import Person, Posting
    from thidua.domain.person_names import person_order

    order = cache(person_order)
    authority = Authority.objects.create(code="tinh", name="Tỉnh", place="Tỉnh")
    office, officer = (User.objects.create(username=name, full_name=name) for name in ("snv", "cv"))
    with transaction.atomic():
        units = _bulk(
            Unit(authority=authority, code=f"D{n:03}", name=f"Đơn vị {n}", sort_text=f"{n:03}")
            for n in range(UNITS)
        )
        Seat.objects.create(user=office, kind=Seat.Kind.STANDING, authority=authority)
        Seat.objects.create(user=officer, kind=Seat.Kind.OFFICER, unit=units[0])
        people = _bulk(
            Person(
                authority=authority, unit=units[n % UNITS], code=f"N{n:06}",
                full_name=(name := f"Nguyễn Thị {_word(n)} {_word(n // 500)}"),
                birth_year=1960 + n % 40, search_text=f"n{n:06} {name.lower()}",
                sort_text=order(name),
            )
            for n in range(PEOPLE)
        )  # fmt: skip
        _bulk(Posting(person=person, unit_id=person.unit_id) for person in people)
        decisions = {
            (unit.pk, year): Decision(
                authority=authority, number=f"{n}/QĐ-{unit.code}",
                decided_on=date(year, 12, 20), search_text=f"{n}/qd-{unit.code.lower()}",
            )
            for n, unit in enumerate(units)
            for year in YEARS
        }  # fmt: skip
        _bulk(decisions.values())
        _bulk(
            AwardRecord(
                authority=authority, decision=decisions[person.unit_id, YEARS[0]], person=person,
                holder_name=person.full_name, holder_unit_id=person.unit_id, year=YEARS[0],
                award="LDTT", type="cong_trang",
            )
            for person in people
        )  # fmt: skip
        _repeat(AwardRecord, "decision_id")
        _bulk(YearRecord(person=person, year=YEARS[0]) for person in people)
        _repeat(YearRecord)
        _bulk(
            AwardRecord(
                authority=authority, decision=decisions[unit.pk, year], unit=unit,
                holder_name=unit.name, year=year, award="TTLDTT", type="cong_trang",
            )
            for unit in units
            for year in YEARS
        )  # fmt: skip
    person, decision = people[0].pk, decisions[units[0].pk, YEARS[0]].pk
    return [
        ("person, officer", "cv", f"/people/{person}/"),
        ("person, standing office", "snv", f"/people/{person}/"),
        ("unit's history, officer", "cv", f"/awards/units/{units[0].pk}/"),
        ("unit's history, standing office", "snv", f"/awards/units/{units[0].pk}/"),
        ("list of people, officer", "cv", "/people/"),
        ("list of people, standing office", "snv", "/people/"),
        ("search of people, standing office", "snv", "/people/?q=nguyen+n0999"),
        ("decisions, officer", "cv", "/awards/decisions/"),
        ("decisions, standing office", "snv", "/awards/decisions/"),
        ("decision, standing office", "snv", f"/awards/decisions/{decision}/"),
    ]


def _repeat(model: Any, *counted: str) -> None:
    """Copy the first year's rows to the other years in the database; decisions stand in order."""
    from django.db import connection

    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    columns = [field.column for field in fields]
    table, into = model._meta.db_table, ", ".join(columns)
    for place in range(1, len(YEARS)):
        changed = dict.fromkeys(("year", *counted), place)
        chosen = ", ".join(
            f"{column} + {changed[column]}" if column in changed else column for column in columns
        )
        connection.cursor().execute(
            f"INSERT INTO {table} ({into}) SELECT {chosen} FROM {table} WHERE year = {YEARS[0]}"
        )


def _word(number: int) -> str:
    """Some syllable, the same for the same number."""
    return "BCDGHKLMNT"[number % 10].title() + ("an", "inh", "oa", "ung", "ương")[number // 10 % 5]


def _bulk(rows: Iterable[Any]) -> list[Any]:
    made, source = [], iter(rows)
    while batch := list(islice(source, 2000)):
        create: Callable[[list[Any]], Iterator[Any]] = type(batch[0]).objects.bulk_create
        made += create(batch)
    return made
