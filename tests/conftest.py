"""Fixtures for all tests."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, settings

from tests.factories import World, make_world
from thidua.apps.audit.triggers import allow_truncate, create_triggers, drop_triggers


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The journal may be emptied at once: Django does so after each test that commits."""
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        allow_truncate(None, editor)


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
settings.load_profile("thidua")


@pytest.fixture
def world(db: None) -> World:
    """A bloc of three units with its season in draft."""
    return make_world()


@pytest.fixture
def sign_in() -> object:
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
