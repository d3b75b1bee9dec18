"""A browser in which the standing office is signed in."""

import pytest
from django.test import Client

from tests.factories import World


@pytest.fixture
def office(world: World, sign_in) -> Client:  # type: ignore[no-untyped-def] # fixture of conftest
    """The standing office of the authority, signed in."""
    return sign_in(world.standing)
