"""To a stranger what exists and what does not answer alike, at every address with one key in it."""

import re
from collections.abc import Iterator

from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.apps.ballots.conftest import Hall, conference, hall, meeting, ranked
from tests.factories import make_user

__all__ = ["conference", "hall", "meeting", "ranked"]
NOWHERE = 98_765_432


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Every address with exactly one whole number in it."""
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, route)
        elif route.count("<int:") == 1 and "<uuid:" not in route:
            yield route


def keys_for(route: str) -> list[int]:
    """Keys of rows of the model that the address names, else small numbers."""
    found = re.search(r"<int:(\w+?)(_pk)?>", route)
    assert found is not None
    names = {model.__name__.lower(): model for model in apps.get_models()}
    model = names.get(found[1].replace("_", ""))
    return [1, 2] if model is None else list(model.objects.values_list("pk", flat=True)[:2])


def test_no_address_tells_a_stranger_what_exists(hall: Hall) -> None:
    hall.opened()
    client = Client()
    client.force_login(make_user("ai-do"))
    tried, told = 0, []
    for route in routes(get_resolver().url_patterns):
        plain = re.sub(r"<str:\w+>", "x", route)
        for key in keys_for(route):
            tried += 1
            for method in (client.get, client.post):
                there, nowhere = (
                    method("/" + re.sub(r"<int:\w+>", str(each), plain)).status_code
                    for each in (key, NOWHERE)
                )
                if there != nowhere:
                    told.append((route, key, there, nowhere))
    assert tried > 100
    assert told == []
