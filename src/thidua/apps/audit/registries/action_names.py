"""What each recorded event is called on screen: every app names its own.

An app puts its names into ``seams/action_names.py``::

    name_actions({"seasons.create": _("Lập năm thi đua")})
"""

from collections.abc import Mapping

_actions: dict[str, object] = {}
_following: dict[str, object] = {}
_former: dict[str, object] = {}


def name_actions(
    actions: Mapping[str, object],
    *,
    following: Mapping[str, object] | None = None,
    former: Mapping[str, object] | None = None,
) -> None:
    """Add the names of an app's actions; they may be translated lazily.

    ``following`` are events that follow from an action without being one. ``former`` are names
    that nothing records any more: the journal is never rewritten, and still shows them.
    """
    _actions.update(actions)
    _following.update(following or {})
    _former.update(former or {})


def action_name(event: str) -> str:
    """The name in plain Vietnamese; the bare code only where nobody gave a name."""
    return str((_former | _following | _actions).get(event, event))


def action_names() -> dict[str, str]:
    """Every action by name."""
    return {name: str(words) for name, words in _actions.items()}


def following_names() -> dict[str, str]:
    """Events that follow from an action, by name."""
    return {name: str(words) for name, words in _following.items()}


def former_names() -> dict[str, str]:
    """What older rows of the journal say, by name."""
    return {name: str(words) for name, words in _former.items()}
