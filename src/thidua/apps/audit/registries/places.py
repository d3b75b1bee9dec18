"""Which chain tells of a thing: a bloc's, its authority's, else the installation's.

A thing says so by ``audit_place``, or has an ``authority_id``. Of what lies below authorities an
app above says it::

    @authority_of("accounts.user")
    def of_user(user) -> int | None: ...
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from thidua.apps.audit.chain.hashing import MAIN

Place = tuple[str, str]
Ask = Callable[[Any], int | None]

_asks: dict[str, Ask] = {}


def authority_of(label: str) -> Callable[[Ask], Ask]:
    """Register who answers with the key of the authority of things of one model."""

    def register(ask: Ask) -> Ask:
        _asks[label] = ask
        return ask

    return register


def chain_of(authority: int | None) -> Place:
    """The chain of an authority; of nobody's acts the installation's."""
    return (f"authority-{authority}" if authority else MAIN, "")


def place_of(subject: Model) -> Place:
    """The chain and the context of what is done to the subject."""
    place: Place | None = getattr(subject, "audit_place", None)
    if place is not None:
        return place
    ask = _asks.get(subject._meta.label_lower)
    return chain_of(ask(subject) if ask else getattr(subject, "authority_id", None))
