"""Badges: a few words in the colour of the news; each app says how its things look."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from django.utils.functional import Promise

Tone = Literal["green", "blue", "azure", "yellow", "orange", "red", "secondary"]
"""The colours of the style sheet: done, on its way, new, look here, take care, refused, plain."""

Thing = TypeVar("Thing")
_looks: dict[type, Callable[[Any], "Badge"]] = {}


@dataclass(frozen=True, slots=True)
class Badge:
    """What ``{% badge … %}`` shows: words, their colour, the name of the icon before them."""

    label: str | Promise
    tone: Tone = "secondary"
    symbol: str = ""


def tell_badge(of: type[Thing]) -> Callable[[Callable[[Thing], Badge]], Callable[[Thing], Badge]]:
    """Register how things of a class look; a class has one badge."""

    def register(look: Callable[[Thing], Badge]) -> Callable[[Thing], Badge]:
        _looks[of] = look
        return look

    return register


def badge_of(thing: object) -> Badge:
    """A badge is itself; anything else looks as its app says.

    Raises:
        KeyError: no app says how such a thing looks.
    """
    return thing if isinstance(thing, Badge) else _looks[type(thing)](thing)
