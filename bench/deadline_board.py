"""The board of who owes which report: a province of 20 blocs and 240 units, a form a quarter, half of them in.

Run: python -m bench deadline_board. Target: 100 ms of processor time, on SQLite and PostgreSQL; a bloc's own board beside it.
"""

import os
import sys
from datetime import timedelta

QUIET_YARD, TARGET, TIMES = (
    0.58,
    0.1,
    10,
)  # ms on a quiet machine (docs/explanation/performance.md); s
FORMS = 4


def main() -> None:
    """On each database, in a process of its own."""
    from bench.databases import on_each_database

    on_each_database("bench.deadline_board")


def measure() -> None:
    """The whole province's first page, and one bloc's."""
    from bench.country import make_country
    from tests.apps.reports.material import BEFORE, DUE, form_facts
    from thidua.apps.accounts.models import User
    from thidua.apps.organisations.models import Authority
    from thidua.apps.reports.actions.forms import create_form, open_form
    from thidua.apps.reports.models import Report
    from thidua.apps.seasons.models import Season

    make_country(1, range(2022, 2024))
    office = User.objects.get_by_natural_key(f"snv.{Authority.objects.get().pk}")
    reports = []
    for season in Season.objects.filter(year=2023):
        members = season.bloc.memberships.filter(year=2023).values_list("unit_id", flat=True)
        for number in range(FORMS):
            due = DUE + timedelta(90 * number)
            facts = form_facts(name=f"Báo cáo {number + 1}", due_at=due, closes_at=due)
            form = open_form(
                create_form(season, facts, actor=office, at=BEFORE), actor=office, at=BEFORE
            )
            reports += [
                Report(
                    form=form,
                    unit_id=unit,
                    state="submitted",
                    submitted_at=BEFORE,
                    first_submitted_at=BEFORE,
                )
                for unit in members[::2]
            ]
    Report.objects.bulk_create(reports)
    _page(office, "/reports/", f"the province ({len(reports)} of {2 * len(reports)} reports in)")
    _page(office, f"/reports/{season.pk}/", "one bloc")


def _page(user: object, path: str, what: str) -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from tests.yardstick import spent, yard

    client = Client()
    client.force_login(user)  # type: ignore[arg-type] # any of our users
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    assert answer.status_code == 200
    yards = min(spent(lambda: client.get(path)) / yard() for _ in range(TIMES))
    verdict = "ok" if yards <= TARGET * 1000 / QUIET_YARD else "TOO SLOW"
    print(
        f"{connection.vendor}: {what}: {yards:.0f} yardsticks, {yards * QUIET_YARD:.0f} ms on a quiet machine, "
        f"{len(queries)} questions, {len(answer.content) / 1000:.0f} kB: {verdict}"
    )


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.config.settings.production")
    django.setup()
    from thidua.config.database import bring_up_to_date

    bring_up_to_date()
    measure()
    sys.exit(0)
