"""Whose a name in the journal is: "people.person:7", as ``NameKey.owner`` writes it."""

from django.db.models import Model


def owner(label: str, key: object) -> str:
    """Somebody known only by model and key, so that nothing need be asked."""
    return f"{label}:{key}"


def owner_of(person: Model) -> str:
    """A person, or the thing on which a name was written down as mere text."""
    return owner(person._meta.label_lower, person.pk)
