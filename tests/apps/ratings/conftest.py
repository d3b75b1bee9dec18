"""Another province beside the world of every test."""

import pytest

from tests.factories import World, make_world


@pytest.fixture
def other_world(world: World) -> World:
    """A province that has nothing to do with ``world``."""
    return make_world(codes=("DDD", "EEE", "FFF"))
