"""Pages over the whole country for who stands for all of it, and answers of the public portal.

Run: python -m bench sight. 34 provinces, 680 blocs, 8,160 units. Targets on a quiet machine: a page
that was counted in the last five minutes in 100 ms, 1,000 public answers a second of one process.
"""

import statistics
import time
from functools import partial
from io import BytesIO
from typing import Any

from bench.databases import on_a_new_sqlite
from bench.sizes import sized

TIMES, ANSWERS = sized(10, 4), sized(3000, 600)
PROVINCES = sized(34, 6)
PAGES = ("", "awards/", "ledger/?year=2023", "honesty/?year=2023", "flags/?to=2023", "extract/")


def prepare() -> None:
    """The country, who stands for all of it, and one open portal."""
    from django.utils import timezone

    from bench.country import make_country
    from thidua.apps.accounts.models import User
    from thidua.apps.organisations.models import Authority, Seat
    from thidua.apps.portal.actions.portals import open_portal
    from thidua.config.database import bring_up_to_date
    from thidua.config.static_files import collect_if_changed

    bring_up_to_date()
    collect_if_changed()
    make_country(PROVINCES)
    central = User.objects.create(username="tw", full_name="Ban TĐKT trung ương")
    Seat.objects.bulk_create(
        Seat(user=central, authority=each, kind="standing") for each in Authority.objects.all()
    )
    open_portal(Authority.objects.order_by("pk")[0], actor=central, at=timezone.now())


def measure() -> None:
    """In a process with its settings."""
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    from tests.yardstick import spent, yard
    from thidua.apps.accounts.models import User

    prepare()
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(username="tw"), settings.AUTHENTICATION_BACKENDS[0])
    for path in PAGES:
        first = spent(partial(client.get, f"/insight/{path}"))
        kept = [spent(partial(client.get, f"/insight/{path}")) for _ in range(TIMES)]
        size = len(client.get(f"/insight/{path}").content) / 1000
        print(
            f"  /insight/{path}: counted {first:.0f} ms  kept {statistics.median(kept):.0f} ms"
            f"  {size:.0f} kB  yardstick {yard():.2f} ms",
            flush=True,
        )
    _portal()


def _portal() -> None:
    from thidua.config.wsgi import application

    def ask() -> None:
        asked: dict[str, Any] = {
            "REQUEST_METHOD": "GET", "PATH_INFO": "/portal/tinh-01/", "QUERY_STRING": "",
            "SERVER_NAME": "localhost", "SERVER_PORT": "80", "wsgi.input": BytesIO(),
            "wsgi.url_scheme": "http", "HTTP_ACCEPT_ENCODING": "gzip", "HTTP_HOST": "localhost",
        }  # fmt: skip
        told: list[str] = []
        body = application(asked, lambda status, _headers: told.append(status))
        if told != ["200 OK"] or not b"".join(body):
            raise RuntimeError(f"the portal answered {told}")

    ask()
    start = time.process_time()
    for _ in range(ANSWERS):
        ask()
    each = (time.process_time() - start) / ANSWERS
    print(f"  portal: {1 / each:.0f} answers a second of processor time", flush=True)


def main() -> None:
    """On SQLite, in a process of its own."""
    on_a_new_sqlite("from bench.sight import measure; measure()")
