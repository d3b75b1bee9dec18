"""What the search over everything looks in: each app tells how its own things are found.

@finds(_("Đơn vị"), "building", order=20, more="organisations:units")
def units(user, words): return [Found(unit.name, unit.code, url) …]
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise

from thidua.apps.accounts.models import User
from thidua.domain.vietnamese_text import fold

MOST = 5  # of one kind; the list of that kind shows the others
ASKED = MOST + 1  # tells whether there are others
SHORTEST = 2  # letters or figures: one alone is in everything


@dataclass(frozen=True, slots=True)
class Found:
    """One thing: what it is called, what tells it from its like, where its page is."""

    name: str
    beside: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind; where the others are, if there are more."""

    title: str | Promise
    symbol: str
    found: list[Found]
    more: str


Finder = Callable[[User, str], Iterable[Found]]
"""The first ``ASKED`` things of one kind that the user may see and that hold every word."""


@dataclass(frozen=True, slots=True)
class _Kind:
    title: str | Promise
    symbol: str
    order: int
    more: str
    all_of_it: str
    find: Finder

    def group(self, user: User, words: str) -> Group:
        found = list(self.find(user, words))
        address = ""
        if self.more and len(found) > MOST:
            address = f"{reverse(self.more)}?{urlencode({'q': words})}{self.all_of_it}"
        return Group(self.title, self.symbol, found[:MOST], address)


_kinds: dict[str, _Kind] = {}


def finds(
    title: str | Promise, symbol: str, *, order: int, more: str = "", all_of_it: str = ""
) -> Callable[[Finder], Finder]:
    """Register how one kind is found.

    ``more`` is its list, which takes the words as ``q``; ``all_of_it`` is what the list has to be
    asked besides so that it leaves nothing out by itself.
    """

    def register(find: Finder) -> Finder:
        key = f"{find.__module__}.{find.__qualname__}"
        _kinds[key] = _Kind(title, symbol, order, more, all_of_it, find)
        return find

    return register


def is_enough(words: str) -> bool:
    """Whether there is enough to look for."""
    return len(fold(words).replace(" ", "")) >= SHORTEST


def found_by(user: User, words: str) -> list[Group]:
    """What the user may see that holds every word, by kind; one question a kind."""
    if not is_enough(words):
        return []
    kinds = sorted(_kinds.values(), key=lambda kind: kind.order)
    groups = (kind.group(user, words) for kind in kinds)
    return [group for group in groups if group.found]
