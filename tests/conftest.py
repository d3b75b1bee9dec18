"""Fixtures for all tests."""

import gc
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

from tests.factories import World, make_world
from thidua.apps.audit.chain.triggers import allow_truncate, create_triggers, drop_triggers
from thidua.config.database import ready_schema

# A busy machine is slow at drawing examples, and that is no fault of what is tested.
settings.register_profile(
    "thidua",
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
        HealthCheck.data_too_large,
    ],
)
# The gate of `make test` wants the same lines each time: there the examples do not vary.
settings.register_profile("gate", settings.get_profile("thidua"), derandomize=True)
settings.load_profile("thidua")


SignIn = Callable[[object], Client]
"""What the fixture ``sign_in`` is: a browser-like client of a user."""


# What takes longest begins first, so that the workers end together; by the path of a module.
LONGEST = (
    "tests/architecture/test_how_tos.py",
    "tests/config/backup/test_trouble.py",
    "tests/test_older_database.py",
    "tests/config/test_database.py",
    "tests/cli/test_serve_stops.py",
    "tests/formats/test_scoring_properties.py",
    "tests/formats/backup/test_archive.py",
    "tests/config/backup/test_served_hall.py",
    "tests/apps/test_api_contract.py",
    "tests/apps/demo/test_loading.py",
    "tests/apps/ballots/test_conformance.py",
    "tests/test_page_costs.py",
    "tests/apps/ballots/test_memory.py",
    "tests/formats/test_scheme_files.py",
    "tests/apps/ballots/test_probe.py",
    "tests/apps/awards/test_history_crash.py",
    "tests/apps/demo/test_awards_history.py",
    "tests/apps/reminders/test_killed_sender.py",
    "tests/journeys/test_year.py",
    "tests/journeys/test_whole_half_year.py",
    "tests/journeys/test_pages.py",
    "tests/journeys/scores/test_scores.py",
    "tests/journeys/test_hall.py",
    "tests/journeys/test_secret_ballot.py",
    "tests/journeys/test_trouble.py",
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Longest modules first; the others as they were found."""
    places = {config.rootpath / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


def pytest_collection_finish() -> None:
    """What is loaded stays: counting it again at every collection is a tenth of all the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
) -> Iterator[None]:
    """Fill the database in memory before the migrations look at it: they find nothing to do."""
    if connection.vendor != "sqlite":
        yield
        return
    with closing(sqlite3.connect(connection.creation._get_test_db_name(), uri=True)) as memory:
        memory.executescript(ready_schema())
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The journal may be emptied at once.

    Django empties it after each test that commits.
    """
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        allow_truncate(None, editor)


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    """Limits on guesses and tries begin anew: keys of rows come again in each test."""
    cache.clear()


@pytest.fixture
def still_clock() -> Iterator[time_machine.Traveller]:
    """The clock stands, so that no limit "in a minute" begins anew in the middle of a test."""
    with time_machine.travel(datetime.now(UTC), tick=False) as clock:
        yield clock


@pytest.fixture
def world(db: None) -> World:
    """A bloc of three units with its season in draft."""
    return make_world()


@pytest.fixture
def sign_in() -> SignIn:
    """A browser-like client signed in as a user."""

    def signed_in(user: object) -> Client:
        client = Client()
        client.force_login(user)  # type: ignore[arg-type] # any of our users
        return client

    return signed_in


@pytest.fixture
def transactional_world(transactional_db: None) -> Iterator[World]:
    """The same bloc, committed for real; the journal's triggers step aside for the clean-up."""
    with connection.schema_editor() as editor:
        drop_triggers(None, editor)
        create_triggers(None, editor)
    yield make_world()
    with connection.schema_editor() as editor:
        drop_triggers(None, editor)
    call_command("flush", verbosity=0, interactive=False)
    with connection.schema_editor() as editor:
        create_triggers(None, editor)
