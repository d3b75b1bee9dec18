"""Markup of tall tables, put together in Python: a template looks every word up anew in each row.

A pattern is HTML with places. What is filled in is escaped, unless it is markup already.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape

from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.safestring import SafeString

_BREAK = re.compile(r"(?<=>)\s*\n\s*|\s*\n\s*(?=<|$)|^\s*\n\s*")
_UNSAFE = re.compile("[&<>\"']").search  # most texts have nothing to escape: looking is quicker
_STAND_IN = 9_876_543_210
NOTHING = SafeString("")


def escaped(value: object) -> str:
    """The text of a value, safe between tags and in quoted attributes."""
    if type(value) is SafeString:
        return value
    if hasattr(value, "__html__"):
        return str(value)
    text = str(value)
    return escape(text) if _UNSAFE(text) else text


class Pattern:
    """HTML with places: ``Pattern('<b title="{why}">{points}</b>')(why="5 < 6", points=1)``.

    A break of lines beside a tag says nothing, any other is one space.
    """

    __slots__ = ("_fill",)

    def __init__(self, text: str) -> None:
        self._fill = re.sub(r"\s*\n\s*", " ", _BREAK.sub("", text)).format

    def __call__(self, **values: object) -> SafeString:
        """The markup with every place filled."""
        return SafeString(self._fill(**{name: escaped(each) for name, each in values.items()}))


def address_of(name: str, *above: int) -> Callable[[int], str]:
    """Addresses of one name by key: reversed once, however many rows and pages ask.

    ``above``: the keys before the row's own, as those of the year that it belongs to.
    """
    return _addresses(name, above, get_urlconf(), get_script_prefix())


@lru_cache(1024)
def _addresses(
    name: str, above: tuple[int, ...], _urlconf: object, _prefix: str
) -> Callable[[int], str]:
    before, after = reverse(name, args=[*above, _STAND_IN]).split(str(_STAND_IN))
    return lambda key: f"{before}{key}{after}"
