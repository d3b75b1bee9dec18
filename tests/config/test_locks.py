"""Who works alone on the data finds out that others do, and is let in when they have ended."""

import uuid

import pytest

from thidua.config.locks import Held, alone, hold_while_alive


def test_one_at_a_time() -> None:
    name = f"{uuid.uuid4().hex}.lock"
    with alone(name):
        with pytest.raises(Held), alone(name):
            raise AssertionError("two at once")
        with pytest.raises(Held):
            hold_while_alive(name)
    with alone(name, waits=True):
        pass
    hold_while_alive(name)
    hold_while_alive(name)
    with pytest.raises(Held), alone(name):
        raise AssertionError("beside those who serve")
