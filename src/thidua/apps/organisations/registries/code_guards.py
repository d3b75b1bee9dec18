"""Asked before a unit's code changes: apps that keep figures or votes by code say which.

A guard gets the unit and answers with what goes by its code, in words; nothing, no objection::

    @code_guard
    def results(unit): ...
"""

from collections.abc import Callable

from thidua.apps.organisations.models import Unit

Guard = Callable[[Unit], list[str]]
_guards: list[Guard] = []


def code_guard(guard: Guard) -> Guard:
    """Register a guard."""
    _guards.append(guard)
    return guard


def kept_by_code(unit: Unit) -> list[str]:
    """What would no longer be found under another code."""
    return [text for guard in _guards for text in guard(unit)]
