"""What photos may belong to: apps above say which thing has an album, who sees it, who fills it.

A source answers with the album of a thing, or with None where the user may not see it::

    @album_source("meeting")
    def photos_of_meeting(user: User, key: int) -> Album | None: ...
"""

from collections.abc import Callable
from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.seasons.models import Season


@dataclass(frozen=True, slots=True)
class Album:
    """The photos of one thing: what it is called, its page, whether the user may add and remove."""

    season: Season
    title: str
    back: str
    may_fill: bool


AlbumSource = Callable[[User, int], Album | None]
_sources: dict[str, AlbumSource] = {}


def album_source(kind: str) -> Callable[[AlbumSource], AlbumSource]:
    """Register ``source(user, key)`` under a kind; call it from a module that ``ready()`` imports.

    Raises:
        ValueError: the kind is registered twice.
    """

    def register(source: AlbumSource) -> AlbumSource:
        if _sources.setdefault(kind, source) is not source:
            raise ValueError(f"albums of {kind} are registered twice")
        return source

    return register


def album_of(user: User, kind: str, key: int) -> Album | None:
    """The album of a thing that the user sees; None for others and for unknown kinds."""
    source = _sources.get(kind)
    return source(user, key) if source else None
