"""Whether a step that no state of the year stands for took place: apps tell by what they hold."""

from collections.abc import Callable

from thidua.apps.seasons.models import Season

Held = Callable[[Season], bool]
_tellers: dict[str, list[Held]] = {}


def tells_held(kind: str) -> Callable[[Held], Held]:
    """Register ``tell(season)`` for the step ``kind``: whether something shows that it was."""

    def register(tell: Held) -> Held:
        known = _tellers.setdefault(kind, [])
        if tell not in known:
            known.append(tell)
        return tell

    return register


def was_held(season: Season, kind: str) -> bool:
    """Whether any app knows that the step took place; steps nobody tells of follow the state."""
    return kind not in _tellers or is_over(season, kind)


def is_over(season: Season, kind: str) -> bool:
    """Whether some app knows that the step took place, before the year moves on."""
    return any(tell(season) for tell in _tellers.get(kind, ()))
