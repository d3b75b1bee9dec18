"""What each recorded action is called on screen: every app names its own.

An app puts its names into ``action_names.py`` and imports that module in ``ready()``::

    name_actions({"seasons.create": _("Lập năm thi đua")})
"""

from collections.abc import Mapping

_names: dict[str, object] = {}


def name_actions(names: Mapping[str, object]) -> None:
    """Add the names of an app's actions; they may be translated lazily."""
    _names.update(names)


def action_name(action: str) -> str:
    """The name in plain Vietnamese; the bare code only where nobody gave a name."""
    return str(_names.get(action, action))


def action_names() -> dict[str, str]:
    """Every name, by action."""
    return {action: str(name) for action, name in _names.items()}
