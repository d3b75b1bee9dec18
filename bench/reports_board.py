"""The board of who owes which report: a province of 20 blocs and 240 units, the standing office.

Run: python -m bench reports_board. Every bloc has two forms, opened and overdue, and a third of the
units handed theirs in. Target: 100 ms of a quiet machine.
"""

import statistics
from datetime import date, datetime
from functools import partial

from bench.databases import on_a_new_sqlite

TIMES, TARGET, QUIET_YARD = 20, 100.0, 0.58  # ms; the yardstick of a quiet machine
AT = datetime.fromisoformat("2023-04-01T00:00:00+07:00")


def prepare() -> None:
    """Fill an empty database."""
    from bench.country import make_country
    from thidua.apps.organisations.models import Membership
    from thidua.apps.reports.models import Report, ReportForm
    from thidua.apps.seasons.models import Season
    from thidua.config.database import bring_up_to_date
    from thidua.config.static_files import collect_if_changed

    bring_up_to_date()
    collect_if_changed()
    make_country(1, range(2022, 2024))
    seasons = list(Season.objects.filter(year=2023))
    forms = ReportForm.objects.bulk_create(
        ReportForm(season=season, period=period, name=f"Báo cáo {period}", since=date(2023, 1, 1),
                   until=date(2023, 3, 31), due_at=AT, closes_at=AT, opened_at=AT)
        for season in seasons for period in ("quarter1", "theme")
    )  # fmt: skip
    units: dict[int, list[int]] = {}
    for bloc, unit in Membership.objects.filter(year=2023).values_list("bloc", "unit"):
        units.setdefault(bloc, []).append(unit)
    Report.objects.bulk_create(
        Report(form=form, unit_id=unit, state="submitted", first_submitted_at=AT, submitted_at=AT)
        for form in forms for unit in units[form.season.bloc_id][::3]
    )  # fmt: skip


def measure() -> None:
    """In a process with its settings: the least and the median of the page."""
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from tests.yardstick import spent, yard
    from thidua.apps.accounts.models import User

    prepare()
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(username="snv.1"), settings.AUTHENTICATION_BACKENDS[0])
    with CaptureQueriesContext(connection) as queries:
        page = client.get("/reports/")
        count = len(queries)  # the next request forgets them
    if page.status_code != 200:
        raise RuntimeError(f"/reports/: {page.status_code}")
    yards, times = [], []
    for _ in range(TIMES):
        yards.append(yard())
        times.append(spent(partial(client.get, "/reports/")))
    most = TARGET * min(yards) / QUIET_YARD
    print(
        f"  board of 480 duties: least {min(times):.1f} ms  median {statistics.median(times):.1f} ms"
        f"  yardstick {min(yards):.2f} ms  {count} queries  {len(page.content) / 1000:.0f} kB"
        f"  {'ok' if statistics.median(times) <= most else 'TOO SLOW'}",
        flush=True,
    )


def main() -> None:
    """On SQLite, in a process of its own."""
    on_a_new_sqlite("from bench.reports_board import measure; measure()")
