"""The one door for permission checks. No superuser bypass: a secret ballot has none."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied

from thidua.apps.accounts.models import User

Check = Callable[[User, Any], bool]
_checks: dict[str, Check] = {}
_covered: dict[str, tuple[str, ...]] = {}


def permission(*names: str, covers: tuple[str, ...] = ()) -> Callable[[Check], Check]:
    """Register a check under each name, "app.verb_noun". A name is registered once.

    Acts ask for their own name. ``covers`` names the acts that ask for the one ``names`` instead.
    """

    def register(check: Check) -> Check:
        for name in names:
            if name in _checks:
                raise ValueError(f"permission {name} is registered twice")
            _checks[name] = check
            _covered[name] = covers
        return check

    return register


def permissions() -> dict[str, Check]:
    """Every registered permission, by name: for the reference and the matrix."""
    return dict(sorted(_checks.items()))


def covered_by(name: str) -> tuple[str, ...]:
    """The acts that ask for ``name`` instead of their own."""
    return _covered[name]


def can(actor: User, name: str, subject: object) -> bool:
    """Whether ``actor`` may; an unknown ``name`` is a KeyError, never a quiet no."""
    return actor.is_active and _checks[name](actor, subject)


def authorise(actor: User, name: str, subject: object) -> None:
    """Raise PermissionDenied unless ``actor`` holds ``name`` on ``subject``."""
    if not can(actor, name, subject):
        raise PermissionDenied(name)
