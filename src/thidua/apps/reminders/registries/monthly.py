"""What comes once a month: a letter on how the year goes, for who watches over many.

An app above says for a person what the month was like, or None where there is nothing to say::

    @monthly
    def year_at_a_glance(user, day): return Monthly(text, url)
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from thidua.apps.accounts.models import User


@dataclass(frozen=True, slots=True)
class Monthly:
    """One sentence or two, and where the figures stand."""

    text: str
    url: str


Source = Callable[[User, date], Monthly | None]
_sources: list[Source] = []


def monthly(source: Source) -> Source:
    """Register an app's, in a module that ``ready()`` imports."""
    if source not in _sources:
        _sources.append(source)
    return source


def told_this_month(user: User, day: date) -> Iterator[Monthly]:
    """What every app says."""
    for source in _sources:
        told = source(user, day)
        if told is not None:
            yield told
