"""A drafted scheme, and the head of its bloc in a browser."""

import pytest
from django.test import Client

from tests.conftest import SignIn
from tests.factories import NOON, SCHEME, World
from thidua.apps.schemes.actions.drafting import create_scheme
from thidua.apps.schemes.models import Scheme


@pytest.fixture
def scheme(world: World) -> Scheme:
    """A draft of the season, not adopted."""
    return create_scheme(world.season, SCHEME, actor=world.head, at=NOON)


@pytest.fixture
def head(world: World, sign_in: SignIn) -> Client:
    """The head of the bloc, signed in."""
    return sign_in(world.head)
