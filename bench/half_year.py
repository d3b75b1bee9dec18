"""The half-year review of a bloc of 20 units with 2,000 lines of its ledger, for its head.

Run: python -m bench half_year. The page, the slide of its sum, and the paper in Word, for the first
half of the year: a covenant of eight targets, 1,000 more lines of the year before beside it.
Target of the page: 300 ms of a quiet machine.
"""

import statistics
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from bench.databases import on_a_new_sqlite

TIMES, TARGET, QUIET_YARD = 12, 300.0, 0.58  # ms; the yardstick of a quiet machine
LINES = 2_000
AT = datetime.fromisoformat("2024-07-01T08:00:00+07:00")
MEASURES = ("suất quà", "căn nhà", "suất học bổng", "công trình", "lượt người", "ngày công")


def prepare() -> tuple[int, str]:
    """Fill an empty database; key of the season and sign-in name of its head."""
    from tests.apps.reviews.material import CSTDCS, CULTURE, GIFTS, LDTT, MONEY, UNITS, promised
    from tests.factories import make_world
    from thidua.apps.ledger.models import Deed
    from thidua.apps.movements.models import Movement
    from thidua.apps.organisations.models import Membership
    from thidua.apps.seasons.models import Season
    from thidua.config.database import bring_up_to_date
    from thidua.config.static_files import collect_if_changed

    bring_up_to_date()
    collect_if_changed()
    codes = tuple(f"U{number:02}" for number in range(1, 21))
    world = make_world(codes=codes, year=2024)
    growth = {"text": "Kết quả cao hơn năm 2023", "figure": 20, "out_of": 20,
              "unit_of_measure": "đơn vị"}  # fmt: skip
    taking_part = {"text": "Tham gia đầy đủ các phong trào", "figure": 100, "unit_of_measure": "%"}
    promised(world, GIFTS, LDTT, CSTDCS, MONEY, CULTURE, UNITS, growth, taking_part)
    before = Season.objects.create(
        bloc=world.bloc, year=2023, starts_on=date(2023, 1, 1), ends_on=date(2023, 12, 31),
        law_as_of=date(2023, 1, 1), state=Season.State.RUNNING,
    )  # fmt: skip
    Membership.objects.bulk_create(
        Membership(bloc=world.bloc, unit=unit, year=2023, order=order)
        for order, unit in enumerate(world.units.values())
    )
    movements = Movement.objects.bulk_create(
        Movement(season=world.season, origin="bloc", kind="regular", name=f"Phong trào {n}",
                 starts_on=date(2024, 1, 10), search_text=f"phong trao {n}")
        for n in range(5)
    )  # fmt: skip
    units = list(world.units.values())

    def line(season: Season, number: int, **more: Any) -> Deed:
        measure = MEASURES[number % len(MEASURES)]
        return Deed(
            season=season, unit=units[number % len(units)], content=f"Trao {measure} lần {number}",
            measure=measure, quantity=number % 90 + 10, money=number % 7 * 10**7 + 5 * 10**6,
            done_on=date(season.year, 1, 5) + timedelta(number % 170), entered_by=world.head,
            entered_at=AT, search_text=f"trao {measure} lan {number}", **more,
        )  # fmt: skip

    Deed.objects.bulk_create(
        line(world.season, number, movement=movements[number % 5], money_qualifier="hon")
        for number in range(LINES)
    )
    Deed.objects.bulk_create(line(before, number) for number in range(LINES // 2))
    return world.season.pk, world.head.username


def measure() -> None:
    """In a process with its settings: the least and the median of each."""
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from tests.yardstick import spent, yard
    from thidua.apps.accounts.models import User

    season, head = prepare()
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(username=head), settings.AUTHENTICATION_BACKENDS[0])
    for name, path in (
        ("page", f"/reviews/{season}/?period=half"),
        ("slide", f"/reviews/{season}/screen/?period=half"),
        ("Word", f"/reviews/{season}/bao-cao.docx?period=half"),
    ):
        with CaptureQueriesContext(connection) as queries:
            page = client.get(path)
            count = len(queries)
        if page.status_code != 200:
            raise RuntimeError(f"{path}: {page.status_code}")
        times, shares = [], []
        for _ in range(TIMES):
            now = yard()
            times.append(spent(partial(client.get, path)))
            shares.append(times[-1] / now)
        share, most = statistics.median(shares), TARGET / QUIET_YARD
        print(
            f"  {name:<6} of {LINES:,} lines: least {min(times):.0f} ms"
            f"  median {statistics.median(times):.0f} ms  {share:.0f} yardsticks of {most:.0f}"
            f"  {count} queries  {'ok' if share <= most else 'TOO SLOW'}",
            flush=True,
        )


def main() -> None:
    """On SQLite, in a process of its own."""
    on_a_new_sqlite("from bench.half_year import measure; measure()")
