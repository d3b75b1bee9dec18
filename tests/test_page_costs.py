"""What each page costs on a generated province stays within ``tests/page_costs.csv``.

A line is an address by name and who asks; queries and bytes of HTML as measured, processor time in
yardsticks (``tests.yardstick``). A page that becomes dearer on purpose gets its new figures there;
an address that shows none of its pages in the generated data (most only take what is sent) has a
line without figures. What to write stands in the failure.
"""

import csv
import re
from collections.abc import Iterator
from itertools import product
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from bench.country import make_country
from tests.apps.ballots.conftest import Hall, conference, hall, meeting, ranked
from tests.yardstick import spent, yard
from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Authority

__all__ = ["conference", "hall", "meeting", "ranked"]
TABLE = Path(__file__).with_name("page_costs.csv")
MORE_BYTES, MORE_TIME, TRIES = 1.1, 3.0, 8
Answer = Any  # what a test client answers
KEY = re.compile(r"<(\w+):(\w+)>")


class Cost(NamedTuple):
    """One page for one reader; None where the address shows no page."""

    queries: int | None
    yards: float | None
    size: int | None


NO_PAGE = Cost(None, None, None)
Asked = tuple[str, str]  # name of the address, who asks


def limits() -> dict[Asked, Cost]:
    """The table."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return {
            (line["page"], line["reader"]): Cost(
                int(line["queries"]) if line["queries"] else None,
                float(line["yardsticks"]) if line["yardsticks"] else None,
                int(line["bytes"]) if line["bytes"] else None,
            )
            for line in csv.DictReader(lines)
        }


def addresses(
    patterns: list[URLPattern | URLResolver], before: str = "", space: str = ""
) -> Iterator[tuple[str, str]]:
    """Name and route of every address of our apps."""
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            inner = f"{each.namespace}:" if each.namespace else space
            yield from addresses(each.url_patterns, route, inner)
        elif space and each.name and not space.startswith("api"):
            yield f"{space}{each.name}", route


def filled(route: str) -> Iterator[str]:
    """The route with keys of rows: the first four of each model and the last two."""
    models = {model.__name__.lower(): model for model in apps.get_models()}
    choices = []
    for kind, name in KEY.findall(route):
        model = models.get(re.sub(r"_pk$", "", name).replace("_", ""))
        keys = sorted(model.objects.values_list("pk", flat=True)) if model else []
        if name == "year":
            choices.append(["2023"])
        elif kind == "int":
            choices.append([str(key) for key in [*keys[3::-1], *keys[-2:]] or [2, 1]])
        else:
            choices.append([str(key) for key in keys[:2]] or ["x"])
    for chosen in product(*choices):
        path = route
        for key in chosen:
            path = KEY.sub(key, path, count=1)
        yield f"/{path}"


def first_page(client: Client, route: str) -> tuple[str, Answer] | None:
    """An address of the route that shows a page to who is signed in, and the page."""
    for path in filled(route):
        answer = client.get(path)
        if answer.status_code == 200:
            is_page = answer["Content-Type"].startswith("text/html")
            return (path, answer) if is_page else None
        if answer.status_code == 405:
            return None
    return None


def cost(client: Client, path: str, most: float) -> Cost:
    """What a page costs that was asked for before; time is measured again while it is too long."""
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
        count = len(queries)  # the next request forgets them
    yards = _yards(client, path)
    for _ in range(TRIES):
        if yards <= most:
            break
        yards = min(yards, _yards(client, path))
    return Cost(count, round(yards, 1), len(answer.content))


def _yards(client: Client, path: str) -> float:
    return spent(lambda: client.get(path)) / yard()


@pytest.fixture
def readers(hall: Hall) -> dict[str, list[User]]:
    """A province of twenty blocs beside a bloc with conference and ballot: office, officer."""
    hall.opened()
    known = set(Authority.objects.values_list("pk", flat=True))
    make_country(1, range(2022, 2024))
    province = Authority.objects.exclude(pk__in=known).get()
    by_name = User.objects.get_by_natural_key
    officer = User.objects.filter(username__startswith="cv.").order_by("pk")[0]
    return {
        "standing office": [by_name(f"snv.{province.pk}"), hall.world.standing],
        "officer": [officer, hall.head],
    }


def test_no_page_costs_more_than_the_table_says(readers: dict[str, list[User]]) -> None:
    allowed, found = limits(), {}
    for reader, users in readers.items():
        clients = []
        for user in users:
            clients.append(Client(raise_request_exception=False))
            clients[-1].force_login(user)
        for name, route in addresses(get_resolver().url_patterns):
            limit = allowed.get((name, reader))
            if limit == NO_PAGE:
                found[name, reader] = NO_PAGE
                continue
            most = MORE_TIME * (limit.yards or 0) if limit else 0
            shown = ((client, first_page(client, route)) for client in clients)
            page = next(((client, each[0]) for client, each in shown if each), None)
            found[name, reader] = cost(*page, most) if page else NO_PAGE
    missing = [line(asked, told) for asked, told in found.items() if asked not in allowed]
    assert not missing, "pages without a line in tests/page_costs.csv:\n" + "\n".join(missing)
    assert set(allowed) == set(found)
    dearer = [
        f"{line(asked, told)}  instead of  {line(asked, allowed[asked])}"
        for asked, told in found.items()
        if _is_dearer(told, allowed[asked])
    ]
    assert not dearer, "dearer than tests/page_costs.csv says:\n" + "\n".join(dearer)
    assert sum(told.size is not None for told in found.values()) > 100


def line(asked: Asked, told: Cost) -> str:
    """As the table has it."""
    return ",".join([*asked, *("" if figure is None else str(figure) for figure in told)])


def _is_dearer(told: Cost, limit: Cost) -> bool:
    if told.queries is None or told.yards is None or told.size is None:
        return limit.queries is not None  # a page that is no longer shown is no longer measured
    if limit.queries is None or limit.yards is None or limit.size is None:
        return True
    return (
        told.queries > limit.queries
        or told.yards > MORE_TIME * limit.yards
        or told.size > ceil(MORE_BYTES * limit.size)
    )
