"""The few words of pages on a first visit: told by the app that helps, closed by their reader.

know_pointers({"home-index", …})
"""

from collections.abc import Collection

_names: list[str] = []


def know_pointers(names: Collection[str]) -> None:
    """Register the names under which such words are closed."""
    _names[:] = sorted({*_names, *names})


def is_pointer(name: str) -> bool:
    """Whether a page has words of this name."""
    return name in _names
