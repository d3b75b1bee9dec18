"""The few words of pages on a first visit: told by the app that helps, closed by their reader.

know_pointers({"home-index", …})
"""

from collections.abc import Collection

POINTERS: set[str] = set()
"""The names under which such words are closed."""


def know_pointers(names: Collection[str]) -> None:
    """Register the names."""
    POINTERS.update(names)
