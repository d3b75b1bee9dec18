"""Names of people in what is recorded, put away: a mark in the chain, the name beside it.

A mark is an HMAC of the name under the person's own key. Without the key it tells nothing, and
the chain is whole whether or not the key is still there.
"""

import hmac
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, QuerySet

from thidua.apps.audit.models import NameKey
from thidua.apps.audit.names.owners import owner_of
from thidua.apps.audit.registries.personal import is_personal
from thidua.web.languages import in_vietnamese
from thidua.web.prepared import prepared

Marks = Mapping[tuple[str, str], str]
MarksOf = Callable[[Collection[tuple[str, str]]], Marks]
CALLED = "name_mark"
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Named:
    """A name among the details of an act, and whose it is (``names.owners``)."""

    owner: str
    text: str


def mark_of(secret: str, text: str) -> str:
    """What stands for the name in the chain."""
    return hmac.new(bytes.fromhex(secret), text.encode(), sha256).hexdigest()


@dataclass(slots=True)
class Sealing:
    """The names of one act and the places where their marks go."""

    actor: Model | None
    subject: Model
    _places: list[tuple[dict[str, str], str, str]] = field(default_factory=list)

    @property
    def person(self) -> str | None:
        """Whom the subject names, if it names somebody."""
        person: str | None = getattr(self.subject, "audit_person", None)
        return person

    def name(self, owner: str, text: str) -> dict[str, str]:
        """A place for the mark of a name, filled by ``fill``."""
        place: dict[str, str] = {}
        self._places.append((place, owner, text[:LONGEST]))
        return place

    def details(self, data: Mapping[str, object]) -> Any:
        """The details with places for marks where people are named."""
        return self._plain(data, personal=False)

    def _plain(self, value: Any, *, personal: bool) -> Any:
        if isinstance(value, Mapping):
            return {
                key: self._plain(
                    each, personal=personal or is_personal(key, self.subject._meta.label_lower)
                )
                for key, each in value.items()
            }
        if isinstance(value, list | tuple):
            return [self._plain(each, personal=personal) for each in value]
        if isinstance(value, Named):
            return self.name(value.owner, value.text) if value.text else ""
        if personal and value:
            text = str(value)
            return self.name(self._whose(text), text)
        return value

    def _whose(self, text: str) -> str:
        """Who acts, if called so; else of whom the act tells, or the thing it was written on."""
        if self.actor is not None and str(self.actor) == text:
            return owner_of(self.actor)
        return self.person or owner_of(self.subject)

    def fill(self, marks_of: MarksOf) -> None:
        """Put the marks into their places."""
        marks = marks_of({(owner, text) for _place, owner, text in self._places})
        for place, owner, text in self._places:
            place[CALLED] = marks[owner, text]


@in_vietnamese
def sealed(
    actor: Model | None, subject: Model, data: Mapping[str, object], marks_of: MarksOf
) -> dict[str, Any]:
    """What an entry says of its people and its details, as columns of ``Entry``.

    ``marks_of`` finds or makes the marks, and keeps what they stand for.
    """
    names = Sealing(actor, subject)
    who = names.name(owner_of(actor), str(actor)[:200]) if actor is not None else {}
    title = str(subject)[:300]
    what = names.name(names.person, title) if names.person is not None and title else {}
    details = names.details(data)
    names.fill(marks_of)
    return {
        "actor_called_id": who.get(CALLED),
        "subject_called_id": what.get(CALLED),
        "subject_name": "" if what else title,
        "data": json.loads(json.dumps(details, cls=DjangoJSONEncoder, ensure_ascii=False)),
    }


@prepared
def known_marks(owners: list[str]) -> QuerySet[NameKey, tuple[str, int, str, str | None]]:
    """Keys that are there and the marks of their names."""
    return NameKey.objects.filter(owner__in=owners).values_list(
        "owner", "pk", "secret", "names__mark"
    )
