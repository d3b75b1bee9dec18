"""Somebody of the unit CCC, written down by its officer."""

import pytest

from tests.apps.people.someone import facts
from tests.factories import NOON, World
from thidua.apps.people.actions.people import add_person
from thidua.apps.people.models import Person


@pytest.fixture
def person(world: World) -> Person:
    """Works at CCC since 2020."""
    return add_person(world.units["CCC"], facts(), actor=world.member, at=NOON)
