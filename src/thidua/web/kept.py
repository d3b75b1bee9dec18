"""What is asked once and kept: with an object while it lives, or by a mark of what never changes.

A function of plain values takes ``functools.cache``, a property ``cached_property``; what processes
share, such as tries of a password, lies in Django's cache. Nothing else keeps answers by hand.
"""

from collections.abc import Callable, Hashable
from functools import update_wrapper
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
Made = TypeVar("Made")


class Kept(Generic[Made]):
    """Answers by a mark that says all they depend on, for every thread of the process.

    Two threads may both make an answer; either is right. All go when there are ``most``.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: dict[Hashable, Made] = {}

    def by(self, mark: Hashable, make: Callable[[], Made]) -> Made:
        """The answer, made the first time."""
        try:
            return self._made[mark]
        except KeyError:
            found = make()
        if len(self._made) >= self._most:
            self._made.clear()
        self._made[mark] = found
        return found

    def has(self, mark: Hashable) -> bool:
        """Whether the answer is there already."""
        return mark in self._made


class OnceAnObject(Generic[Thing, Made]):
    """A question about an object, a row as one request reads it, asked the first time only."""

    def __init__(self, ask: Callable[[Thing], Made]) -> None:
        update_wrapper(self, ask)
        self._ask, self._name = ask, f"_kept_{ask.__name__}"

    def __call__(self, thing: Thing) -> Made:
        """The answer, kept with the object."""
        if not hasattr(thing, self._name):
            setattr(thing, self._name, self._ask(thing))
        found: Made = getattr(thing, self._name)
        return found

    def is_kept(self, thing: Thing) -> bool:
        """Whether the answer is there already."""
        return hasattr(thing, self._name)

    def keep(self, thing: Thing, answer: Made) -> None:
        """The answer, found for many things at once."""
        setattr(thing, self._name, answer)

    def forget(self, thing: Thing) -> None:
        """Ask again: what it depends on was written."""
        if hasattr(thing, self._name):
            delattr(thing, self._name)


def once_an_object(ask: Callable[[Thing], Made]) -> OnceAnObject[Thing, Made]:
    """Keep the answer with the object."""
    return OnceAnObject(ask)
